/** What somebody agrees to who waits for a good, word for word, and what mails about it say. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type AlertMessages = {
  /** @param price that they saw */
  readonly wording: (shop: string, price: string) => string
  readonly backWording: (shop: string) => string
  /** @param good its name */
  readonly confirmBack: (good: string) => AccountOpening
  readonly confirmPrice: (good: string, price: string) => AccountOpening
  readonly back: (good: string) => AccountOpening
  readonly cheaper: (good: string, price: string) => AccountOpening
}

const en: AlertMessages = {
  wording: (shop, price) => `${shop} may write to me once when this costs less than ${price}, within half a year.`,
  backWording: (shop) => `${shop} may write to me once when this is back, within half a year.`,
  confirmBack: (good) => ({
    subject: `Shall we tell you when ${good} is back?`,
    greeting: 'One press, and we tell you',
    paragraphs: [
      `Somebody, hopefully you, wants to hear at this address when ${good} is back: one mail, once, within half a year.`,
      'It was not you? Then do nothing: without the button nobody writes to you of it.',
    ],
    action: 'Yes, tell me',
  }),
  confirmPrice: (good, price) => ({
    subject: `Shall we tell you when ${good} costs less?`,
    greeting: 'One press, and we tell you',
    paragraphs: [
      `Somebody, hopefully you, wants to hear at this address when ${good} costs less than ${price}: one mail, once, within half a year.`,
      'It was not you? Then do nothing: without the button nobody writes to you of it.',
    ],
    action: 'Yes, tell me',
  }),
  back: (good) => ({
    subject: `${good} is back`,
    greeting: 'It is back',
    paragraphs: [
      `You wanted to hear when ${good} is back. It is, and those who asked first are told first; it is not kept for anybody.`,
      'This was the one mail that you asked for.',
    ],
    action: 'Have a look',
  }),
  cheaper: (good, price) => ({
    subject: `${good} is ${price} now`,
    greeting: 'It costs less now',
    paragraphs: [
      `You wanted to hear when ${good} costs less than you had seen. It is ${price} now.`,
      'This was the one mail that you asked for.',
    ],
    action: 'Have a look',
  }),
}

const zh: AlertMessages = {
  wording: (shop, price) => `半年之内，这件商品低于 ${price} 时，${shop}可以通知我一次。`,
  backWording: (shop) => `半年之内，这件商品到货时，${shop}可以通知我一次。`,
  confirmBack: (good) => ({
    subject: `${good}到货时通知您吗？`,
    greeting: '再点一下就好',
    paragraphs: [
      `有人（希望是您）想在${good}到货时用此邮箱收到通知：半年之内，只有一封。`,
      '不是您本人？无需任何操作：不点按钮，就不会有人为此给您写信。',
    ],
    action: '是的，请通知我',
  }),
  confirmPrice: (good, price) => ({
    subject: `${good}降价时通知您吗？`,
    greeting: '再点一下就好',
    paragraphs: [
      `有人（希望是您）想在${good}低于 ${price} 时用此邮箱收到通知：半年之内，只有一封。`,
      '不是您本人？无需任何操作：不点按钮，就不会有人为此给您写信。',
    ],
    action: '是的，请通知我',
  }),
  back: (good) => ({
    subject: `${good}到货了`,
    greeting: '到货了',
    paragraphs: [
      `您想在${good}到货时收到通知。现在有货了，先登记的先通知；商品不为任何人保留。`,
      '这就是您要的那一封邮件。',
    ],
    action: '去看看',
  }),
  cheaper: (good, price) => ({
    subject: `${good}现在 ${price}`,
    greeting: '降价了',
    paragraphs: [`您想在${good}低于您看到的价格时收到通知。现在是 ${price}。`, '这就是您要的那一封邮件。'],
    action: '去看看',
  }),
}

export const alertMessages: Readonly<Record<Language, AlertMessages>> = { en, zh }
