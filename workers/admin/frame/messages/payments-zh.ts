/** What staff read when something about an order or its money is refused, in Chinese. */
import { storedValueRefusalsZh } from './stored-value-refusals.ts'

export const paymentRefusalsZh = {
  ...storedValueRefusalsZh,
  'shipment-unknown': '这个订单没有这件包裹。',
  'tracking-number-wrong': '物流单号有误：校验位不符。尚未发货。',
  'parcel-empty': '包裹里至少要有一件商品。',
  'order-imported': '这是另一家店的历史订单，在此无法操作。',
  'nothing-to-refund': '没有可退的款项。',
  'gift-cards-spent': '这些礼品卡已被用掉一部分。订单尚未取消：请在下方确认是否只退还其余部分。',
  'nothing-due': '这份订单没有待付的款项。',
  'nothing-authorised': '该订单已没有可扣的预授权：已扣款、已释放，或已过期。',
  'amount-beyond-due': '这超过了待付的金额。什么也没有登记；待付金额写在输入框旁边。',
  'refund-by-provider': '这份订单由支付服务商收款，也由其退款，无需登记。',
  'charge-too-small': '低于支付服务商的最低收款金额。',
  'due-changed': '待付金额已变。',
  'stored-value-short': '礼品卡或账户里的余额比显示的少。',
  'stored-value-not-given': '购物车里没有这张礼品卡或这笔余额。',
  'stored-value-currency': '它的货币与购物车不同。',
  'stored-value-expired': '已经过期。',
  'stored-value-empty': '里面已经没有余额。',
  'too-many-stored-values': '一个购物车最多使用五张礼品卡。',
  'payment-method-unknown': '此账户没有这种付款方式。',
  'payout-unknown': '服务商没有这笔打款。',
  'finding-unknown': '已经有人处理过了。',
}
