/** What stands around the evidence that a bank is sent, in both languages. */
import type { Language } from '#domain/languages'
import type { TrackingStatus } from '#domain/logistics/tracking'

type EvidenceWords = {
  readonly title: (order: string) => string
  readonly dispute: string
  readonly reason: string
  readonly amount: string
  readonly payment: string
  readonly said: string
  readonly order: string
  readonly placed: string
  readonly buyer: string
  readonly email: string
  readonly address: string
  readonly delivery: string
  readonly total: string
  readonly known: (orders: number) => string
  readonly goods: string
  readonly parcels: string
  readonly sent: string
  readonly notSent: string
  readonly delivered: (at: string) => string
  readonly statuses: Readonly<Record<TrackingStatus, string>>
  readonly files: string
  readonly fetched: (times: number, at: string) => string
  readonly neverFetched: string
  readonly messages: string
  readonly to: string
  readonly invoices: string
  readonly terms: string
  readonly page: (page: number, pages: number) => string
}

const en: EvidenceWords = {
  title: (order) => `Evidence for order ${order}`,
  dispute: 'Dispute',
  reason: 'Reason',
  amount: 'Disputed amount',
  payment: 'Payment',
  said: 'What the merchant says',
  order: 'The order',
  placed: 'Placed',
  buyer: 'Buyer',
  email: 'Email',
  address: 'Delivered to',
  delivery: 'Delivery',
  total: 'Paid',
  known: (orders) => `The same customer has ordered ${orders} times before, without complaint.`,
  goods: 'What was bought',
  parcels: 'How it was sent',
  sent: 'Handed over',
  notSent: 'Nothing was sent by post.',
  delivered: (at) => `Delivered ${at}`,
  statuses: {
    unknown: 'Scanned',
    'pre-transit': 'Announced',
    'handed-over': 'Handed over',
    'in-transit': 'On its way',
    'out-for-delivery': 'With the driver',
    'available-for-pickup': 'Ready to be picked up',
    failure: 'Delivery failed',
    delivered: 'Delivered',
    'return-to-sender': 'Returned to sender',
    lost: 'Lost',
  },
  files: 'Files that were fetched',
  fetched: (times, at) => `fetched ${times} times, last ${at}`,
  neverFetched: 'not fetched',
  messages: 'What the buyer was written',
  to: 'to',
  invoices: 'Invoices, which follow',
  terms: 'What was agreed, as it stood when the order was placed',
  page: (page, pages) => `page ${page} of ${pages}`,
}

const zh: EvidenceWords = {
  title: (order) => `订单 ${order} 的证据`,
  dispute: '争议',
  reason: '原因',
  amount: '争议金额',
  payment: '付款',
  said: '商家陈述',
  order: '订单',
  placed: '下单时间',
  buyer: '买家',
  email: '邮箱',
  address: '收货地址',
  delivery: '配送方式',
  total: '已付',
  known: (orders) => `同一顾客此前已下单 ${orders} 次，未有投诉。`,
  goods: '所购商品',
  parcels: '发货情况',
  sent: '交寄',
  notSent: '没有需要邮寄的商品。',
  delivered: (at) => `${at} 送达`,
  statuses: {
    unknown: '已扫描',
    'pre-transit': '已预报',
    'handed-over': '已交寄',
    'in-transit': '运输中',
    'out-for-delivery': '派送中',
    'available-for-pickup': '待取件',
    failure: '投递失败',
    delivered: '已送达',
    'return-to-sender': '退回寄件人',
    lost: '丢失',
  },
  files: '已下载的文件',
  fetched: (times, at) => `下载 ${times} 次，最近一次 ${at}`,
  neverFetched: '未下载',
  messages: '已发给买家的消息',
  to: '收件人',
  invoices: '发票（附后）',
  terms: '下单时有效的约定',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
}

export const evidenceWords: Readonly<Record<Language, EvidenceWords>> = { en, zh }
