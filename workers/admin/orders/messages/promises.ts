/** What staff read of money that a provider has promised, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  title: 'Promised by the provider',
  placed: (amount: string) => `Order placed, ${amount} promised by the provider`,
  promised: 'Promised',
  taken: 'Taken',
  until: 'to be taken by',
  states: {
    open: 'It is taken by itself with the first parcel.',
    taking: 'The provider is asked for it just now.',
    captured: 'It was taken.',
    released: 'It was let go: nothing was charged.',
  },
  excess: 'Too much, goes back',
  excessWhy: 'It had been paid otherwise when the provider gave it. What was too much goes back by itself.',
  otherwise: 'It was paid otherwise',
  otherwiseWhy: 'What you record is not taken any more. When nothing is due, the provider lets the promise go.',
  amount: (currency: string) => `Amount to take, ${currency}`,
  most: (most: string) => `${most} at most. Of a part the provider lets the rest go: most cards are taken from once.`,
  capture: 'Take it now',
  void: 'Let it go',
  voidWhy: 'Nothing is charged then, and the order is unpaid.',
}

type PromisesMessages = typeof en

const zh: PromisesMessages = {
  title: '预授权',
  placed: (amount) => `订单成立，已预授权 ${amount}`,
  promised: '已授权',
  taken: '已扣款',
  until: '扣款期限',
  states: {
    open: '首个包裹发出时自动扣款。',
    taking: '正在向支付服务商扣款。',
    captured: '已扣款。',
    released: '已释放，没有扣款。',
  },
  excess: '多收，将退回',
  excessWhy: '支付服务商扣款时，订单已通过其他方式付清。多收的款项会自动退回。',
  otherwise: '已通过其他方式付款',
  otherwiseWhy: '您登记的金额不会再扣款；全部付清后，预授权会自动释放。',
  amount: (currency) => `扣款金额（${currency}）`,
  most: (most) => `最多 ${most}。只扣一部分时，其余会被释放：大多数银行卡只能扣一次。`,
  capture: '立即扣款',
  void: '释放授权',
  voidWhy: '释放后不会扣款，订单变为未付款。',
}

export const promisesMessages: Readonly<Record<Language, PromisesMessages>> = { en, zh }
