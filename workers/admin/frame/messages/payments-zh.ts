/** What staff read when something about an order or its money is refused, in Chinese. */
import { storedValueRefusalsZh } from './stored-value-refusals.ts'

export const paymentRefusalsZh = {
  ...storedValueRefusalsZh,
  'parcel-empty': '包裹里至少要有一件商品。',
  'nothing-to-refund': '没有可退的款项。',
  'nothing-due': '这份订单没有待付的款项。',
  'amount-beyond-due': '这超过了待付的金额。什么也没有登记；待付金额写在输入框旁边。',
  'refund-by-provider': '这份订单由支付服务商收款，也由其退款，无需登记。',
  'finding-unknown': '已经有人处理过了。',
}
