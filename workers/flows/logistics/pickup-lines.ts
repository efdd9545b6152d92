/** Where goods are fetched and when, line by line, as people of its country write it. */
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import type { Pickup } from '#domain/logistics/pickup'
import { addressLines } from './address-lines.ts'
import { hoursLines } from './hours-text.ts'

export const pickupLines = ({ name, address, hours }: Pickup, language: Language): string[] => [
  ...addressLines({ ...address, name, extra: '', phone: '' }),
  countryName(address.country, localeOf(language)),
  ...hoursLines(hours, language),
]
