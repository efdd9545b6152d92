/** What staff read of refunds that wait for a second person, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  title: 'Approvals',
  sub: 'Refunds above the limit: one asks, another approves.',
  waiting: 'Waiting for a second person',
  none: 'Nothing waits.',
  noneWhy: 'Refunds above the limit of your settings show up here, before any money moves.',
  setLimit: 'Set the limit',
  over: 'Decided',
  order: 'Order',
  amount: 'Would go back',
  asked: 'Asked by',
  expires: 'Until',
  state: 'What became of it',
  states: {
    waiting: 'waits',
    approved: 'approved',
    declined: 'declined',
    expired: 'nobody decided in time',
    failed: 'approved, and could not be done',
  },
  approve: 'Approve',
  approveWhat: (order: string, amount: string) => `Approve ${amount} for ${order}`,
  decline: 'Decline',
  declineWhat: (order: string) => `Decline the refund for ${order}`,
  takeBack: 'Take back',
  own: 'You have asked for this: a colleague decides.',
  reason: (order: string) => `Why the refund for ${order} is declined`,
  reasonShort: 'Why not',
  onOrder: (amount: string, who: string) => `${amount} wait for a second person; asked by ${who}.`,
  look: 'Look at it',
  did: { approved: 'Approved. The money goes back now.', declined: 'Declined. Nothing has moved.' },
}

type ApprovalsMessages = typeof en

const zh: ApprovalsMessages = {
  title: '待批准',
  sub: '超过额度的退款：一人提出，另一人批准。',
  waiting: '等待第二人批准',
  none: '没有待批准的退款。',
  noneWhy: '超过设置额度的退款会在款项变动之前显示在这里。',
  setLimit: '设置额度',
  over: '已处理',
  order: '订单',
  amount: '拟退金额',
  asked: '提出人',
  expires: '期限',
  state: '结果',
  states: {
    waiting: '等待中',
    approved: '已批准',
    declined: '已拒绝',
    expired: '过期未处理',
    failed: '已批准，但无法执行',
  },
  approve: '批准',
  approveWhat: (order, amount) => `批准订单 ${order} 退款 ${amount}`,
  decline: '拒绝',
  declineWhat: (order) => `拒绝订单 ${order} 的退款`,
  takeBack: '撤回',
  own: '这是您提出的：由同事决定。',
  reason: (order) => `拒绝订单 ${order} 退款的理由`,
  reasonShort: '理由',
  onOrder: (amount, who) => `${amount} 等待第二人批准，由 ${who} 提出。`,
  look: '查看',
  did: { approved: '已批准，款项正在退回。', declined: '已拒绝，款项没有变动。' },
}

export const approvalsMessages: Readonly<Record<Language, ApprovalsMessages>> = { en, zh }
