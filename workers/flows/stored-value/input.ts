/** What commands about gift cards and credit take: the same for a form, a body and a program. What it may be its rule says. */
import { z } from 'zod'
import { AMOUNT_MAX } from '#domain/money'
import { LANGUAGES } from '#domain/languages'
import { NOTE_MAX } from '#domain/stored-value/record'
import { id, lines } from '../input.ts'

/** Bounds of a body; longer texts are refused by the rule, at their field. */
const LONG = 5_000
const said = (what: string) => z.string().max(LONG).default('').describe(what)

export const valueId = id.describe('`sv_…`')

/** Minor units. What is none of a card, such as 0.1 or 1e308, the rule refuses at its field. */
export const amount = z.number().describe('Whole minor units, from 1 to 1,000,000,000.')

export const issueFields = {
  amount,
  currency: z.string().max(10).describe('One that the shop sells in.'),
  name: said('Of whom it is for.'),
  email: said('Where the card is sent; empty: to nobody, and staff hand it over.'),
  sender: said('Whom it is from.'),
  message: said('Plain text on the card.'),
  deliverOn: said('`2026-12-24`, by the clock of the shop; empty: at once.'),
  expiresOn: said('The last day on which it pays; empty: as the settings have it.'),
  note: said('For staff alone.'),
  language: z.enum(LANGUAGES).default('en').describe('In which its mail and its page are.'),
}

export const reason = lines(NOTE_MAX)
  .refine((text) => text !== '', { error: 'Say why' })
  .describe('Why: it stands in the ledger.')

/** More or less, and not nothing. */
export const difference = z
  .int()
  .min(-AMOUNT_MAX)
  .max(AMOUNT_MAX)
  .refine((by) => by !== 0, { error: 'By more or less than nothing' })
  .describe('Minor units: above nothing more, below nothing less.')
