/** What staff read where an order is made to travel by another way, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  open: 'Another way of delivery',
  heading: 'Another way of delivery',
  why:
    'Priced as it is today for what is still to be sent. What it costs more is to be paid from then on, by the link of the order ' +
    'or by hand; what it costs less goes back to where it came from.',
  now: (name: string) => `It travels by: ${name}`,
  ways: 'Ways that lead there',
  none: 'No other way leads there, or something of it was sent already.',
  dearer: (amount: string) => `${amount} more`,
  cheaper: (amount: string) => `${amount} back`,
  same: 'Costs the same',
  go: 'Change the way',
  leave: 'Back to the order',
  done: 'Changed. What is to be paid, or goes back, stands below.',
  added: (amount: string) => `A dearer way of delivery: ${amount} more`,
}

type DeliveryMessages = typeof en

const zh: DeliveryMessages = {
  open: '更换配送方式',
  heading: '更换配送方式',
  why: '按今天的价格计算尚未寄出的商品。多出的运费之后支付（付款链接或手工登记），少付的部分原路退回。',
  now: (name) => `目前的配送方式：${name}`,
  ways: '可以选择的配送方式',
  none: '没有其他可用的配送方式，或者已有商品寄出。',
  dearer: (amount) => `多付 ${amount}`,
  cheaper: (amount) => `退回 ${amount}`,
  same: '费用相同',
  go: '更换',
  leave: '返回订单',
  done: '已更换，需支付或退回的金额显示在下方。',
  added: (amount) => `改用更贵的配送方式：多付 ${amount}`,
}

export const deliveryMessages: Readonly<Record<Language, DeliveryMessages>> = { en, zh }
