/** What documents of the settings are made of: texts, countries, currencies. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import type { Currency } from '#domain/money'

/** No text of the settings is longer: what is, is refused before it is looked at. */
const TEXT_MAX = 5_000_000

export const Line = z.string().max(TEXT_MAX)
export const Text = z
  .strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, Line.optional()])))
  .describe('In each language: `{ "en": "By post" }`.')
export const Country = Line.describe('ISO 3166-1 alpha-2.')
export const Currencies = Line.describe('ISO 4217.').transform((text) => text as Currency)
export const Countries = z.array(Country)
