/** What somebody reads and agrees to who waits for a good: the same on the page and in the log of consents. */
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, type Money } from '#domain/money'
import type { AlertKind } from '#domain/notifications/alert'
import { alertMessages } from './messages/alerts.ts'

type Wished = { readonly kind: AlertKind; readonly language: Language; readonly seen: Money | null }

export const alertWording = ({ kind, language, seen }: Wished, shop: string): string => {
  const texts = alertMessages[language]
  if (kind === 'price-drop' && seen) return texts.wording(shop, formatMoney(seen, localeOf(language)))
  return texts.backWording(shop)
}
