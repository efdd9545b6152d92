/** What somebody agrees to, word for word, and what mails about it say. Whoever changes a wording counts its version up. */
import type { Language } from '#domain/languages'
import type { Purpose } from '#domain/notifications/consent'
import type { AccountOpening } from './account.ts'

/** Kept with each consent, so that it is known what was read. */
export const WORDING_VERSION = '2026-11-30'

type NewsletterMessages = {
  /** @param shop its name */
  readonly wording: Readonly<Record<Purpose, (shop: string) => string>>
  /** Below a button of a mail, or of a header. */
  readonly withdrawn: string
  readonly confirm: (shop: string) => AccountOpening
  readonly welcome: (shop: string) => AccountOpening
  readonly unsubscribe: string
}

const en: NewsletterMessages = {
  wording: {
    newsletter: (shop) =>
      `${shop} may write to me about new things, about once a month. I can end that with every mail.`,
    'back-in-stock': (shop) => `${shop} may write to me once when this is back.`,
    'review-invitation': (shop) => `${shop} may ask me what I think of what I have bought.`,
    'abandoned-cart': (shop) => `${shop} may remind me of what I have left in my cart.`,
  },
  withdrawn: 'No more of these mails.',
  confirm: (shop) => ({
    subject: `Is this your address? One press, and ${shop} writes to you`,
    greeting: 'One press, and you are in',
    paragraphs: [
      `Somebody, hopefully you, asked for mails of ${shop} to this address: new things, about once a month.`,
      'It was not you? Then do nothing: without the button nobody writes to you again.',
    ],
    action: 'Yes, write to me',
  }),
  welcome: (shop) => ({
    subject: `You hear of ${shop} from now on`,
    greeting: 'Good to have you',
    paragraphs: ['We write when there is something new, about once a month, and never pass your address on.'],
    action: 'See what is new',
  }),
  unsubscribe: 'No more of these mails: unsubscribe',
}

const zh: NewsletterMessages = {
  wording: {
    newsletter: (shop) => `${shop}可以给我发送新品消息，大约每月一次。我可以通过每封邮件随时退订。`,
    'back-in-stock': (shop) => `这件商品到货时，${shop}可以通知我一次。`,
    'review-invitation': (shop) => `${shop}可以询问我对所购商品的评价。`,
    'abandoned-cart': (shop) => `${shop}可以提醒我购物车里还有商品。`,
  },
  withdrawn: '不再接收此类邮件。',
  confirm: (shop) => ({
    subject: `这是您的邮箱吗？点一下，${shop}就会给您写信`,
    greeting: '再点一下就好',
    paragraphs: [
      `有人（希望是您）为此邮箱订阅了${shop}的邮件：新品消息，大约每月一次。`,
      '不是您本人？无需任何操作：不点按钮，就不会再收到邮件。',
    ],
    action: '是的，请给我写信',
  }),
  welcome: (shop) => ({
    subject: `从现在起，您会收到${shop}的消息`,
    greeting: '欢迎您',
    paragraphs: ['有新品时我们会写信给您，大约每月一次，绝不转交您的邮箱地址。'],
    action: '查看新品',
  }),
  unsubscribe: '不想再收到此类邮件：退订',
}

export const newsletterMessages: Readonly<Record<Language, NewsletterMessages>> = { en, zh }
