/** What shoppers read of gift cards and credit that pay, in both languages. */
import type { Language } from '#domain/languages'

const WAY_ON = 'Put something more into your order, or choose another way of paying where there is one.'

const en = {
  useCredit: (sum: string) => `Use your credit of ${sum}`,
  toPay: 'To pay',
  paid: 'Paid',
  paidOtherwise: 'Paid otherwise',
  backOtherwise: 'By the way it was paid',
  left: (sum: string) => `${sum} on it`,
  why: {
    expired: 'It has expired and pays nothing.',
    'other-currency': 'It is money of another currency and pays nothing here.',
    empty: 'There is nothing left on it.',
    unneeded: 'There is nothing left for it to pay.',
  },
  currency: (currency: string) => `This gift card is for orders in ${currency}.`,
  expired: 'This gift card has expired.',
  empty: 'There is nothing left on this gift card.',
  tooMany: 'An order takes five gift cards. Take one back to give another.',
  short: (name: string, sum: string) =>
    `${name} has only ${sum} left. Nothing was taken from it; look at what is left to pay, then order again.`,
  signIn: 'Your store credit is yours alone to spend: sign in and order again, or take it out. Nothing was charged.',
  dueChanged: (sum: string) => `${sum} is left to pay now. Look it over, then press again to pay it.`,
  rounding: 'Rounding',
  least: (sum: string) => `at least ${sum} has to be charged, so the gift card pays so much less`,
  tooSmall: (sum: string) => `Less than ${sum} cannot be paid online, and nothing was charged. ${WAY_ON}`,
  tooSmallYet: (sum: string) => `Less than ${sum} cannot be paid online. ${WAY_ON}`,
  given: 'It is in your order now. Look at the sum, then order.',
  notForCards: 'Gift cards are not bought with gift cards or credit: those are paid otherwise.',
}

export type StoredValueMessages = typeof en

const zh: StoredValueMessages = {
  useCredit: (sum) => `使用您的余额 ${sum}`,
  toPay: '待付',
  paid: '已付',
  paidOtherwise: '其他方式已付',
  backOtherwise: '按原支付方式',
  left: (sum) => `余额 ${sum}`,
  why: {
    expired: '已经过期，不能支付。',
    'other-currency': '它的货币不同，不能在这里支付。',
    empty: '里面已经没有余额。',
    unneeded: '没有剩下需要它支付的金额。',
  },
  currency: (currency) => `这张礼品卡只能支付 ${currency} 的订单。`,
  expired: '这张礼品卡已经过期。',
  empty: '这张礼品卡里已经没有余额。',
  tooMany: '一份订单最多使用五张礼品卡。请先移除一张。',
  short: (name, sum) => `${name}只剩 ${sum}。没有从中扣款；请看过待付金额之后再下单。`,
  signIn: '账户余额只能由您本人使用：请登录后再下单，或移除余额。没有扣款。',
  dueChanged: (sum) => `现在待付 ${sum}。请看过之后再按一次付款。`,
  rounding: '舍入',
  least: (sum) => `在线支付至少 ${sum}，因此礼品卡相应少付`,
  tooSmall: (sum) => `在线支付不能少于 ${sum}，没有扣款。请再加一些商品，或选择其他付款方式（如有）。`,
  tooSmallYet: (sum) => `在线支付不能少于 ${sum}。请再加一些商品，或选择其他付款方式（如有）。`,
  given: '已经用在订单里。请看过金额之后再下单。',
  notForCards: '礼品卡不能用礼品卡或余额购买：请用其他方式支付。',
}

export const storedValueMessages: Readonly<Record<Language, StoredValueMessages>> = { en, zh }
