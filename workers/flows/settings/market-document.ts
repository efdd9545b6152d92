/** The markets and rates as forms, programs and files send them: their shape. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import { ROUNDING_MODES } from '#domain/pricing/conversion'
import { ELSEWHERE, PRIOR_PRICES } from '#domain/settings/markets'
import { Countries, Currencies, Line, Text } from './document-parts.ts'

export const Markets = z.strictObject({
  currencies: z.array(Currencies).describe('The first is the shop’s own.'),
  languages: z.array(z.enum(LANGUAGES)).describe('The first is the shop’s own.'),
  markets: z
    .array(
      z.strictObject({
        id: Line.describe('Stands in addresses: `/en-japan/products/…`.'),
        name: Text.optional().describe('As shoppers are told; absent: by the names of its countries.'),
        countries: Countries,
        currencies: z
          .array(Currencies)
          .optional()
          .describe(
            'Of those of the shop; its prices are shown in the first, unless they choose another. Absent or empty: all of them.',
          ),
        languages: z
          .array(z.enum(LANGUAGES))
          .optional()
          .describe('Of those of the shop. Absent or empty: all of them.'),
        without: z.array(Line).optional().describe('Handles of collections that are not sold there.'),
        closed: z.boolean().optional().describe('Nothing is sold there for now.'),
        pricesIncludeTax: z.boolean().describe('Whether prices contain the tax, or it is added to them.'),
        priorPrices: z
          .enum(PRIOR_PRICES)
          .optional()
          .describe(
            'Whether only the lowest price of the 30 days before a reduction is struck through (98/6/EC, article 6a). Absent: `by-law`, ' +
              'where one of the countries is a member of the European Union.',
          ),
      }),
    )
    .describe('The first is the shop’s own; its addresses name no market.'),
  elsewhere: z
    .enum(ELSEWHERE)
    .optional()
    .describe(
      'Countries in no market: `own-market` sells to them by the rules of the first that is open, in its currencies. A country of a ' +
        'market that is closed is sold to by nobody. Absent: `nowhere`.',
    ),
  rates: z
    .array(
      z.strictObject({
        currency: Currencies,
        rate: Line.describe('How many of it one of the shop’s own currency is worth, a decimal: `162.35`.'),
        adjustment: z.number().default(0).describe('Hundredths of a per cent on top; below 0: off it.'),
        step: Line.default('').describe('Prices are multiples of it: `0.05`, `1`, `100`. Empty: of the smallest part.'),
        less: Line.default('').describe('Taken off a multiple: `0.01` with a step of `1` ends in .99. Empty: nothing.'),
        mode: z.enum(ROUNDING_MODES).default('nearest'),
        source: Line.default('').describe('Where it was read.'),
        day: Line.nullable().default(null).describe('When it was read: `2026-11-30`.'),
      }),
    )
    .optional()
    .describe('What has no price in a currency is priced by its rate; without one it is not sold in it.'),
})
