/** What staff read of payouts, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  parts: 'Consists of',
  sums: 'Comes to',
  paidOut: 'Paid out',
  kinds: {
    charge: 'Payments',
    refund: 'Refunds',
    dispute: 'Disputes',
    fee: 'Fees',
    other: 'Other',
  },
  one: { charge: 'Payment', refund: 'Refund', dispute: 'Dispute', fee: 'Fee', other: 'Other' },
  at: 'When',
  fee: 'Fee',
  net: 'Net',
  noOrder: 'no order of this shop',
  agrees: 'its parts agree',
  differs: (by: string) => `its parts differ by ${by}`,
  reading: 'being read',
  readingWhy: 'What it consists of is read from the books of the provider in some minutes.',
  untold: 'not told',
  untoldWhy: 'The provider keeps no list of what this payout consists of: it was asked for by hand.',
  count: (parts: string, isMore: boolean) => (isMore ? `${parts}, the first of them; all in the file` : parts),
  asOf: 'As the books of the provider had it',
  again: 'They are read anew every ten minutes.',
  csv: 'Export as CSV',
}

type PayoutsMessages = typeof en

const zh: PayoutsMessages = {
  parts: '组成',
  sums: '合计',
  paidOut: '打款',
  kinds: {
    charge: '付款',
    refund: '退款',
    dispute: '争议',
    fee: '手续费',
    other: '其他',
  },
  one: { charge: '付款', refund: '退款', dispute: '争议', fee: '手续费', other: '其他' },
  at: '时间',
  fee: '手续费',
  net: '净额',
  noOrder: '不属于本店订单',
  agrees: '组成与金额相符',
  differs: (by) => `组成相差 ${by}`,
  reading: '读取中',
  readingWhy: '几分钟内会从服务商的账目中读取其组成。',
  untold: '未提供',
  untoldWhy: '服务商没有这笔打款的明细：它是手动发起的。',
  count: (parts, isMore) => (isMore ? `${parts} 项，此处为前一部分，全部见文件` : `${parts} 项`),
  asOf: '服务商账目截至',
  again: '每十分钟重新读取一次。',
  csv: '导出 CSV',
}

export const payoutsMessages: Readonly<Record<Language, PayoutsMessages>> = { en, zh }
