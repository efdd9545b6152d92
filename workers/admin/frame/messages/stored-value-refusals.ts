/** What staff read when something about a gift card or credit is refused. */
export const storedValueRefusalsEn = {
  'stored-value-unknown': 'There is no such card.',
  'stored-value-invalid': 'Something is not as it can be. It is said at its field.',
  'stored-value-disabled': 'Nobody can pay with it. Enable it first.',
  'stored-value-refunded': 'The order that it was bought with was cancelled, and its money went back. Issue a new one.',
  'balance-short': 'There is not so much left. Nothing was changed.',
  'amount-beyond': 'That is more than one card or account can hold. Nothing was changed.',
}

export const storedValueRefusalsZh: typeof storedValueRefusalsEn = {
  'stored-value-unknown': '没有这张卡。',
  'stored-value-invalid': '有内容不合要求，已在相应字段旁说明。',
  'stored-value-disabled': '此卡已停用，请先启用。',
  'stored-value-refunded': '购买此卡的订单已取消，款项已退回。请另发一张。',
  'balance-short': '余额不足，什么也没有改动。',
  'amount-beyond': '超出一张卡或一个账户的上限，什么也没有改动。',
}
