/** What staff read where they change an order after it was placed, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  change: 'Change',
  title: (name: string) => `Order ${name}: who and where to`,
  heading: 'Who and where to',
  why: 'What is still to be sent goes there from now on. What was sent has gone where it went, and invoices stay as they were written.',
  country: (name: string) => `Only within ${name}: for another country it would have cost another sum.`,
  nothingTravels: 'Nothing of this order travels: it has a mail address alone.',
  email: 'Mail address',
  emailHelp: 'It is written to there from now on.',
  save: 'Save',
  leave: 'Leave',
  done: 'Saved. What is still to be sent goes there.',
}

type EditMessages = typeof en

const zh: EditMessages = {
  change: '更改',
  title: (name) => `订单 ${name}：收货信息`,
  heading: '收货信息',
  why: '尚未发出的商品将寄往新地址；已发出的和已开具的发票不受影响。',
  country: (name) => `只能在${name}境内更改：寄往其他国家的金额会不同。`,
  nothingTravels: '这份订单没有需要寄送的商品，只有邮箱。',
  email: '邮箱',
  emailHelp: '今后的邮件将发往这里。',
  save: '保存',
  leave: '返回',
  done: '已保存，尚未发出的商品将寄往新地址。',
}

export const editsMessages: Readonly<Record<Language, EditMessages>> = { en, zh }
