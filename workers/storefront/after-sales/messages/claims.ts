/** What a shopper reads of claims: what came broken, incomplete, wrong or never. */
import type { Language } from '#domain/languages'

const en = {
  title: (order: string) => `Something is wrong with ${order}`,
  heading: 'Something is wrong with it',
  lead: 'Say what did not come as it should. You get your money back, or the same goods once more.',
  yours: 'What you have told us',
  kinds: {
    damaged: 'It is broken',
    missing: 'It was not in the parcel',
    wrong: 'It is something else',
    'never-came': 'The parcel never came',
  },
  what: (good: string) => `What is wrong with ${good}`,
  units: (good: string, most: number) => `How many of ${good} (of ${most})`,
  fine: 'Nothing is wrong',
  note: 'What happened',
  noteHint: 'For example what the parcel looked like when it came.',
  send: 'Send',
  withdraw: 'Take back',
  withdrawWhy: 'It has turned up, or is fine after all.',
  statuses: {
    open: 'We look into it',
    refunded: 'Your money goes back',
    replaced: 'We send it again',
    declined: 'Declined',
    withdrawn: 'Taken back',
  },
  answered: 'Our answer',
  sent: 'Thank you. We answer within some days, and write to you.',
  taken: 'Taken back.',
  none: 'Nothing of this order can be claimed.',
  noneWhy: 'It was not sent yet, or you have told us of all of it.',
  back: 'To the order',
  count: (units: number, good: string) => `${units} × ${good}`,
  refused: {
    'claim-empty': 'Please say of at least one thing how many are not as they should be.',
    'claim-unknown': 'There is no such claim.',
    'claim-settled': 'We have answered this meanwhile.',
    'claims-too-many': 'You have told us of this order often. Please write to us.',
    'units-beyond-sent': 'That is more than was sent to you, or you have told us of it already.',
    'line-item-unknown': 'That is not part of this order.',
  },
}

type ClaimsMessages = typeof en

const zh: ClaimsMessages = {
  title: (order) => `订单 ${order} 有问题`,
  heading: '商品有问题',
  lead: '请告诉我们哪些商品有问题。我们会退款，或重新发货。',
  yours: '您已告知的问题',
  kinds: {
    damaged: '商品损坏',
    missing: '包裹里没有',
    wrong: '发错了商品',
    'never-came': '包裹没有送到',
  },
  what: (good) => `${good} 有什么问题`,
  units: (good, most) => `${good} 的数量（共 ${most} 件）`,
  fine: '没有问题',
  note: '发生了什么',
  noteHint: '例如包裹送到时的样子。',
  send: '提交',
  withdraw: '撤回',
  withdrawWhy: '已经收到，或其实没有问题。',
  statuses: {
    open: '正在核实',
    refunded: '正在退款',
    replaced: '重新发货',
    declined: '未予受理',
    withdrawn: '已撤回',
  },
  answered: '我们的答复',
  sent: '谢谢。我们会在几天内答复，并写信给您。',
  taken: '已撤回。',
  none: '此订单没有可索赔的商品。',
  noneWhy: '尚未发货，或您已经全部告知。',
  back: '返回订单',
  count: (units, good) => `${good} × ${units}`,
  refused: {
    'claim-empty': '请至少填写一件有问题的商品的数量。',
    'claim-unknown': '没有这项索赔。',
    'claim-settled': '我们已经答复了这项索赔。',
    'claims-too-many': '此订单的索赔次数过多，请直接写信给我们。',
    'units-beyond-sent': '数量超过已发货的件数，或您已经告知过。',
    'line-item-unknown': '此订单中没有这件商品。',
  },
}

export const claimsMessages: Readonly<Record<Language, ClaimsMessages>> = { en, zh }
