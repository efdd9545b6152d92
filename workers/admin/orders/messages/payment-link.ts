/** What staff read where an order can be paid by a link, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  title: 'Payment link',
  why: (amount: string) => `Whoever has this link sees what is due and pays ${amount}, without an account.`,
  address: 'The link',
  copy: 'Copy',
  copied: 'Copied',
  send: (email: string) => `Send it to ${email}`,
}

type PaymentLinkMessages = typeof en

const zh: PaymentLinkMessages = {
  title: '付款链接',
  why: (amount) => `持有此链接的人可查看款项并支付 ${amount}，无需账户。`,
  address: '链接',
  copy: '复制',
  copied: '已复制',
  send: (email) => `发送到 ${email}`,
}

export const paymentLinkMessages: Readonly<Record<Language, PaymentLinkMessages>> = { en, zh }
