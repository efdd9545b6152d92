/** What staff read when a return is not asked for or not moved, in both languages. */

export const returnRefusalsEn = {
  'return-unknown': 'There is no such return.',
  'returns-too-many': 'This order has as many returns as it can have.',
  'return-empty': 'Say at least one unit.',
  'exchange-not-offered': 'Other goods are not sent for it yet: refund or credit it, and take a new order.',
  'gift-card-not-returned': 'A gift card does not come back: it is cancelled on the page of the order.',
  'units-beyond-sent': 'That is more than was sent and has not come back already.',
  'units-beyond-return': 'That is more than this return is about.',
  'return-moved': 'Somebody has moved it meanwhile: it stands below as it is now.',
  'return-paid': 'Its money has gone back already.',
  'withdrawal-stands': 'A withdrawal needs nobody’s leave: it cannot be declined.',
  'amount-beyond-order': 'That is more than there is.',
}

export const returnRefusalsZh: typeof returnRefusalsEn = {
  'return-unknown': '没有这个退货。',
  'returns-too-many': '此订单的退货次数已达上限。',
  'return-empty': '请至少填写一件。',
  'exchange-not-offered': '暂不支持换货：请退款或转为余额，再下新订单。',
  'gift-card-not-returned': '礼品卡不能退货：请在订单页面取消。',
  'units-beyond-sent': '超过了已发货且尚未退回的数量。',
  'units-beyond-return': '超过了此退货的数量。',
  'return-moved': '期间有人改变了它的状态：下面是当前状态。',
  'return-paid': '已经退款。',
  'withdrawal-stands': '撤回无需任何人同意，不能拒绝。',
  'amount-beyond-order': '超过了可用金额。',
}
