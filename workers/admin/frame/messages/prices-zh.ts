/** What staff read when something about prices is refused, in Chinese. */
import { priceListRefusals } from './price-list-refusals.ts'

export const priceRefusalsZh = {
  'promotion-unknown': '没有这个促销。',
  'promotion-invalid': '促销不能是这个样子。',
  'promotion-changed': '期间有人修改了这个促销。请查看现在的内容后再试。',
  'promotion-over': '促销已经结束，不能再修改。可以据此新建一个。',
  'promotion-version-unknown': '这个促销没有这个版本。',
  'promotions-full': '购物车最多按 2,000 个促销计价，现在已有这么多在进行。请先暂停或结束不再需要的，再开始这个。',
  'codes-invalid': '优惠码由字母、数字和连字符组成，最多 64 个字符。',
  'codes-taken': '其中有些优惠码已被占用，因此一个也没有生成。',
  'code-unknown': '没有这个优惠码。',
  'code-closed': '这个优惠码现在不可用。',
  'code-not-given': '购物车里没有这个优惠码。',
  'too-many-codes': '一个购物车最多使用六个优惠码。',
  'promotion-used-up': '这个促销刚刚用完。',
  ...priceListRefusals.zh,
}
