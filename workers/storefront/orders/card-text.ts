/** A card as its owner calls it. */
import { COMMA, type Language } from '#domain/languages'
import { isExpired, type CardShown } from '#domain/orders/saved-methods'
import { own } from '#domain/own'
import { savedMethodsMessages } from './messages/saved-methods.ts'

const BRANDS: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  link: 'Link',
}

export const cardText = (language: Language, { brand, lastFour }: Pick<CardShown, 'brand' | 'lastFour'>): string => {
  const name = own(BRANDS, brand) ?? brand
  return lastFour === '' ? name : savedMethodsMessages[language].card(name, lastFour)
}

/** Until when it is good; empty where it does not expire. */
export const expiryText = (language: Language, card: Pick<CardShown, 'expiry'>, now: number): string => {
  if (!card.expiry) return ''
  const { month, year } = card.expiry
  const text = `${String(month).padStart(2, '0')}/${year}`
  const { until, expired } = savedMethodsMessages[language]
  return isExpired(card, now) ? expired(text) : until(text)
}

export const cardLine = (language: Language, card: CardShown, now: number): string =>
  [cardText(language, card), expiryText(language, card, now)].filter(Boolean).join(COMMA[language])
