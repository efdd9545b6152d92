/** Why something about price lists was refused, in both languages. */
export const priceListRefusals = {
  en: {
    'price-list-unknown': 'There is no such price list any more.',
    'price-list-changed': 'Somebody else has changed the price list meanwhile. Look at it as it is now and try again.',
    'price-list-invalid': 'The price list cannot be like this.',
    'price-list-priced': 'The list has prices of its own. Take them out before its currency or its rule is changed.',
    'price-list-by-rule': 'This list prices by a rule and has no prices of its own.',
    'price-lists-full': 'The shop has as many price lists as it can have. Delete one first.',
  },
  zh: {
    'price-list-unknown': '该价目表已不存在。',
    'price-list-changed': '其他人刚刚修改了该价目表。请查看最新内容后重试。',
    'price-list-invalid': '价目表不能这样设置。',
    'price-list-priced': '该价目表已有单独的价格。请先删除这些价格，再更改币种或规则。',
    'price-list-by-rule': '该价目表按规则定价，没有单独的价格。',
    'price-lists-full': '价目表数量已达上限。请先删除一个。',
  },
}
