/** What is said where an order that was placed is paid by a link, by language. */
import type { Language } from '#domain/languages'

const en = {
  title: (order: string) => `Pay for order ${order}`,
  heading: 'Pay for your order',
  of: (order: string) => `Order ${order}`,
  what: 'What it is for',
  added: 'What was added',
  total: 'Whole order',
  came: 'Paid so far',
  promised: 'Promised, and taken when it is sent',
  due: 'To be paid now',
  pay: (amount: string) => `Pay ${amount}`,
  offline: 'This shop takes no payment online at the moment. Your order says how it can be paid.',
  settled: 'Nothing is to be paid',
  paid: 'Thank you: it is paid',
  settledText: 'Nothing of this order is to be paid any more.',
  underWay: 'Your payment is being made',
  underWayText: 'We are waiting for the bank. This page looks again by itself; you do not have to pay twice.',
  other: 'Pay in another way',
  changed: (amount: string) => `What is to be paid has changed: it is ${amount} now. Nothing was charged.`,
  inProgress: 'Somebody is paying for this order just now. Look again in a minute.',
  ended: 'That payment had ended already. Nothing was charged for it.',
  link: (amount: string) => `Pay ${amount} now`,
}

export type PayMessages = typeof en

const zh: PayMessages = {
  title: (order) => `支付订单 ${order}`,
  heading: '支付订单',
  of: (order) => `订单 ${order}`,
  what: '款项内容',
  added: '追加的商品',
  total: '订单总额',
  came: '已支付',
  promised: '已预授权，发货时扣款',
  due: '本次应付',
  pay: (amount) => `支付 ${amount}`,
  offline: '店铺目前不接受在线付款，付款方式请查看订单。',
  settled: '无需付款',
  paid: '谢谢，已付款',
  settledText: '这份订单没有待付的款项。',
  underWay: '正在处理您的付款',
  underWayText: '正在等待银行确认，本页会自动刷新，请勿重复付款。',
  other: '换一种方式付款',
  changed: (amount) => `应付金额已变为 ${amount}，尚未扣款。`,
  inProgress: '这份订单正在付款中，请一分钟后再看。',
  ended: '该笔付款已经结束，没有扣款。',
  link: (amount) => `立即支付 ${amount}`,
}

export const payMessages: Readonly<Record<Language, PayMessages>> = { en, zh }
