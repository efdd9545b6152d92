/** When something reached the shop, as a receipt says it: to the second, with its zone. */
import { dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'

/** @param at ms since the epoch @param timeZone IANA; where no other is known, the one that needs no table */
export const receivedAt = (at: number, language: Language, timeZone = 'UTC'): string =>
  dateFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'long', timeZone }).format(at)
