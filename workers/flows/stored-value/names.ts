/** How a gift card, or credit, is called wherever it has paid: on pages, in mails, on invoices. Never by its code. */
import type { Language } from '#domain/languages'
import type { StoredValue } from '#domain/stored-value/stored-value'

const CARD: Readonly<Record<Language, string>> = { en: 'Gift card', zh: '礼品卡' }
const CREDIT: Readonly<Record<Language, string>> = { en: 'Store credit', zh: '账户余额' }

/** `Gift card •••• 1234`. */
export const storedName = (language: Language, { ending }: Pick<StoredValue, 'ending'>): string =>
  ending === undefined ? CREDIT[language] : `${CARD[language]} •••• ${ending}`
