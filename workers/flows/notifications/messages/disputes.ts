/** What staff are written of disputes that wait for their answer, by language. */
import type { Language } from '#domain/languages'
import type { DisputeNotice } from '#domain/orders/dispute'

type DisputeMessages = {
  readonly subject: Readonly<Record<DisputeNotice, (order: string) => string>>
  readonly greeting: string
  readonly wanted: (amount: string, order: string) => string
  readonly until: (when: string) => string
  readonly after: string
  readonly action: string
  readonly farewell: string
}

const en: DisputeMessages = {
  subject: {
    new: (order) => `Dispute about order ${order}`,
    'three-days': (order) => `Three days left to answer the dispute about order ${order}`,
    'one-day': (order) => `Last day to answer the dispute about order ${order}`,
  },
  greeting: 'Hello,',
  wanted: (amount, order) => `The buyer’s bank wants ${amount} of order ${order} back.`,
  until: (when) => `You can answer until ${when}. Nobody answers it for you, and without an answer the money is lost.`,
  after: 'What the shop can prove has been put together; write what else there is to say, and submit it.',
  action: 'Answer the dispute',
  farewell: 'This was written by the shop itself.',
}

const zh: DisputeMessages = {
  subject: {
    new: (order) => `订单 ${order} 有争议`,
    'three-days': (order) => `订单 ${order} 的争议还剩三天可回应`,
    'one-day': (order) => `订单 ${order} 的争议今天是最后期限`,
  },
  greeting: '您好：',
  wanted: (amount, order) => `买家的银行要求退回订单 ${order} 的 ${amount}。`,
  until: (when) => `回应期限为 ${when}。没有人会替您回应；不回应，这笔钱就没有了。`,
  after: '店铺能够证明的内容已经整理好；请补充说明并提交。',
  action: '回应争议',
  farewell: '此邮件由店铺自动发送。',
}

export const disputeEmailMessages: Readonly<Record<Language, DisputeMessages>> = { en, zh }
