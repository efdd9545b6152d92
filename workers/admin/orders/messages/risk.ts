/** What staff read of what speaks for and against an order being fraud, in both languages. */
import { pluralIn } from '#domain/plural'
import type { Language } from '#domain/languages'

const plural = pluralIn('en')
const timesOf = plural({ one: '# time', other: '# times' })

const en = {
  title: 'Look at it before you pack',
  levels: { none: 'Nothing odd', low: 'A little odd', medium: 'Odd', high: 'Suspicious' },
  why: 'These are reasons to look, and no proof. Nothing is stopped by them.',
  declined: (times: number) => `A payment was declined ${timesOf(times)} before it went through.`,
  fraudBefore: plural({
    one: '# order of the same customer was cancelled as fraud.',
    other: '# orders of the same customer were cancelled as fraud.',
  }),
  fraudThere: plural({
    one: '# order to the same address was cancelled as fraud.',
    other: '# orders to the same address were cancelled as fraud.',
  }),
  farAbove: (usual: string) => `It is their first order, and comes to more than twice what is usual (${usual}).`,
  cardsFirst: 'Their first order buys gift cards: these can be sold on at once.',
  manyOfOne: (units: number) => `Their first order has ${units} of one good.`,
  known: plural({
    one: '# order of the same customer went well before.',
    other: '# orders of the same customer went well before.',
  }),
}

type RiskMessages = typeof en

const zh: RiskMessages = {
  title: '发货前请查看',
  levels: { none: '没有异常', low: '略有异常', medium: '有异常', high: '可疑' },
  why: '这些只是提醒，不是证据，系统不会因此阻止任何操作。',
  declined: (times) => `付款成功前曾被拒绝 ${times} 次。`,
  fraudBefore: (orders) => `同一顾客曾有 ${orders} 份订单因欺诈被取消。`,
  fraudThere: (orders) => `寄往同一地址的 ${orders} 份订单曾因欺诈被取消。`,
  farAbove: (usual) => `这是该顾客的首单，金额超过通常水平（${usual}）的两倍。`,
  cardsFirst: '首单购买礼品卡：可立即转卖。',
  manyOfOne: (units) => `首单同一商品有 ${units} 件。`,
  known: (orders) => `该顾客此前有 ${orders} 份订单一切正常。`,
}

export const riskMessages: Readonly<Record<Language, RiskMessages>> = { en, zh }
