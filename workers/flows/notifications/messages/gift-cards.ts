/** What mails about gift cards say. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

/** @property sender, message, until may be empty: nobody, nothing, never */
export type GiftCardWords = {
  readonly name: string
  readonly amount: string
  readonly sender: string
  readonly message: string
  readonly until: string
}

type GiftCardMessages = {
  readonly given: (shop: string, words: GiftCardWords) => AccountOpening
  readonly expiring: (shop: string, words: Pick<GiftCardWords, 'name' | 'amount' | 'until'>) => AccountOpening
  /** @param ending the last four signs of its code */
  readonly card: (ending: string) => string
  readonly left: string
}

/** What somebody has written, paragraph by paragraph. */
const paragraphsOf = (message: string): string[] => message.split(/\n\s*\n/).filter((part) => part.trim() !== '')

const en: GiftCardMessages = {
  given: (shop, { name, amount, sender, message, until }) => ({
    subject: sender === '' ? `Your gift card of ${amount}` : `${sender} has sent you a gift card of ${amount}`,
    greeting: name === '' ? `A gift card of ${amount}` : `${name}, a gift card of ${amount} for you`,
    paragraphs: [
      ...paragraphsOf(message),
      `The button opens your card with its code. It pays at ${shop}, all at once or little by little: what is left stays on it.`,
      ...(until === '' ? [] : [`It is good until ${until}.`]),
    ],
    action: 'Open the gift card',
  }),
  expiring: (shop, { name, amount, until }) => ({
    subject: `Your gift card is good until ${until}`,
    greeting: name === '' ? 'Your gift card is about to expire' : `${name}, your gift card is about to expire`,
    paragraphs: [`There is ${amount} left on it. It pays at ${shop} until ${until}, and not after.`],
    action: 'Open the gift card',
  }),
  card: (ending) => `Gift card … ${ending}`,
  left: 'Left',
}

const zh: GiftCardMessages = {
  given: (shop, { name, amount, sender, message, until }) => ({
    subject: sender === '' ? `您的 ${amount} 礼品卡` : `${sender} 送您一张 ${amount} 的礼品卡`,
    greeting: name === '' ? `一张 ${amount} 的礼品卡` : `${name}，送您一张 ${amount} 的礼品卡`,
    paragraphs: [
      ...paragraphsOf(message),
      `点击按钮即可查看礼品卡和卡号。可在${shop}使用，一次或分多次都可以：余额会保留在卡上。`,
      ...(until === '' ? [] : [`有效期至 ${until}。`]),
    ],
    action: '查看礼品卡',
  }),
  expiring: (shop, { name, amount, until }) => ({
    subject: `您的礼品卡有效期至 ${until}`,
    greeting: name === '' ? '您的礼品卡即将到期' : `${name}，您的礼品卡即将到期`,
    paragraphs: [`卡上还有 ${amount}，可在${shop}使用至 ${until}，过期作废。`],
    action: '查看礼品卡',
  }),
  card: (ending) => `礼品卡 … ${ending}`,
  left: '余额',
}

export const giftCardMessages: Readonly<Record<Language, GiftCardMessages>> = { en, zh }
