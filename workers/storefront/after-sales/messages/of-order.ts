/** What the page of an order says of its returns, by language: the pages of returns are loaded when they are asked for. */
import type { Language } from '#domain/languages'

const en = {
  link: 'Send something back',
  withdrawLink: 'Withdraw from the contract here',
  yours: 'Your returns',
  title: (name: string) => `Return ${name}`,
  headings: {
    requested: 'We look at your return',
    approved: 'Your return is approved',
    declined: 'Your return was declined',
    cancelled: 'Your return was called off',
    sent: 'Your return is on its way',
    received: 'Your return is with us',
    inspected: 'We have looked at your return',
    refunded: 'Your money goes back',
    credited: 'Your credit is here',
    exchanged: 'Your exchange is on its way',
    'sent-back': 'We send it back to you',
  },
}

const zh: typeof en = {
  link: '申请退货',
  withdrawLink: '在此撤回合同',
  yours: '您的退货',
  title: (name) => `退货 ${name}`,
  headings: {
    requested: '我们正在查看您的退货',
    approved: '您的退货已批准',
    declined: '您的退货未获批准',
    cancelled: '您的退货已取消',
    sent: '您的退货正在路上',
    received: '我们已收到您的退货',
    inspected: '我们已检查您的退货',
    refunded: '正在退款给您',
    credited: '余额已到账',
    exchanged: '换货正在路上',
    'sent-back': '我们将商品寄回给您',
  },
}

export const ofOrderMessages: Readonly<Record<Language, typeof en>> = { en, zh }
