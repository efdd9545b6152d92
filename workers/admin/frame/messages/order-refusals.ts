/** What staff read when an order is not edited, in both languages. */
import { returnRefusalsEn, returnRefusalsZh } from './return-refusals.ts'

export const orderRefusalsEn = {
  ...returnRefusalsEn,
  'order-unknown': 'There is no such order.',
  'order-cancelled': 'The order was cancelled meanwhile.',
  'order-shipped': 'The order was sent meanwhile; what is sent cannot be cancelled here.',
  'order-note-changed':
    'Somebody else has changed the note meanwhile: it stands below, and yours is in the field. Nothing was written over.',
  'order-tags-too-many': 'An order has fifty tags at most. Take some off first.',
  'order-unsettled':
    'Something of this order is still to be sent, paid or given back. Put away it would be lost from sight.',
  'order-comment-unknown': 'This order has no such comment.',
  'order-comments-full': 'This order has as many comments as it can keep.',
  'order-changed': 'This order was changed meanwhile. Look at it as it is now, and save again if it still fits.',
  'order-forgotten': 'Its customer was forgotten: nobody is named there again.',
  'order-country-fixed':
    'What it cost was for that country. For another one cancel it, and let the customer order anew.',
  'order-tax-differs':
    'Goods are taxed otherwise there, so it would have cost another sum. Cancel it, and let the customer order anew.',
  'not-for-sale': 'Some of this is not for sale, or not where the order goes.',
  'price-missing': 'Some of this has no price in the currency of the order.',
  'currency-unsold': 'The shop does not sell in the currency of the order any more, or not where it goes.',
  'delivery-unavailable': 'Some of this cannot be sent where the order goes.',
  'insufficient-stock': 'There is not enough of it left. Nothing was added.',
  'hold-ended': 'What was held for it has gone back. Open the form anew.',
  'hold-differs': 'Somebody else added something in the same moment. Open the form anew.',
  'too-many-line-items': 'An order has so many lines and no more.',
  'gift-card-not-added': 'Gift cards are dealt for what was ordered. Let the customer order one.',
  'order-details-invalid': 'Something about the address is not right. Nothing was changed.',
}

export const orderRefusalsZh: typeof orderRefusalsEn = {
  ...returnRefusalsZh,
  'order-unknown': '没有这个订单。',
  'order-cancelled': '订单在此期间已取消。',
  'order-shipped': '订单在此期间已发货；已发出的商品不能在这里取消。',
  'order-note-changed': '备注在此期间已被他人修改：新内容显示在下方，您的内容保留在输入框中，没有覆盖任何内容。',
  'order-tags-too-many': '每份订单最多 50 个标签，请先移除一些。',
  'order-unsettled': '这份订单仍有待发货、待付款或待退款的内容，归档后容易被遗漏。',
  'order-comment-unknown': '这份订单没有这条评论。',
  'order-comments-full': '这份订单的评论数量已达上限。',
  'order-changed': '这份订单在此期间已有变动，请查看最新内容，确认后再保存。',
  'order-forgotten': '顾客的资料已被删除，不能再填写姓名和地址。',
  'order-country-fixed': '价格是按该国家计算的。如需寄往其他国家，请取消订单并让顾客重新下单。',
  'order-tax-differs': '该地址适用不同的税率，金额会不同。请取消订单并让顾客重新下单。',
  'not-for-sale': '其中有商品已停售，或不在该地区销售。',
  'price-missing': '其中有商品没有该订单币种的价格。',
  'currency-unsold': '店铺已不使用该订单的币种，或不在该地区使用。',
  'delivery-unavailable': '其中有商品无法寄到该地址。',
  'insufficient-stock': '库存不足，没有追加任何商品。',
  'hold-ended': '预留已释放，请重新打开表单。',
  'hold-differs': '有人同时追加了商品，请重新打开表单。',
  'too-many-line-items': '订单的行数已达上限。',
  'gift-card-not-added': '礼品卡只随下单发放，请让顾客另行购买。',
  'order-details-invalid': '收货信息有误，没有任何更改。',
}
