/** What mails say that the shop writes of its own accord, to those who agreed. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type ShopNewsMessages = {
  /** @param order its name */
  readonly reviewInvitation: (name: string, order: string) => AccountOpening
  readonly unsubscribe: string
}

const en: ShopNewsMessages = {
  reviewInvitation: (name, order) => ({
    subject: 'What do you think of it?',
    greeting: `What do you think of it${name === '' ? '' : `, ${name}`}?`,
    paragraphs: [
      `What you ordered with ${order} has been with you for a while. Others would like to hear what you like and what not.`,
      'It takes a minute and wants no account. We ask once for each order.',
    ],
    action: 'Write a review',
  }),
  unsubscribe: 'No more of these mails: unsubscribe',
}

const zh: ShopNewsMessages = {
  reviewInvitation: (name, order) => ({
    subject: '用得怎么样？',
    greeting: `${name === '' ? '' : `${name}，`}用得怎么样？`,
    paragraphs: [
      `订单 ${order} 的商品到您手中已有一段时间。正在犹豫的顾客想听听您喜欢什么、不喜欢什么。`,
      '只需一分钟，无需账户。每个订单我们只问一次。',
    ],
    action: '写评价',
  }),
  unsubscribe: '不想再收到此类邮件：退订',
}

export const shopNewsMessages: Readonly<Record<Language, ShopNewsMessages>> = { en, zh }
