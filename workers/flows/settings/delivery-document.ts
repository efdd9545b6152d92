/** The settings of delivery as forms, programs and files send them: what was not there before may be absent. */
import { z } from 'zod'
import { MEASURES } from '#domain/settings/delivery'
import { SURCHARGED } from '#domain/settings/surcharges'
import { Countries, Country, Currencies, Line, Text } from './document-parts.ts'

const Postcodes = z
  .array(Line)
  .describe('`35` or `1000-1099` each; full-width digits and blanks are put right: `１０１２ AB` is `1012AB`.')

const Zone = z
  .strictObject({
    id: Line,
    name: Line.describe('For staff.'),
    countries: Countries.describe('One alone where the zone has regions or postcodes.'),
    regions: z.array(Line).default([]).describe('As addresses say them; with postcodes, either is enough.'),
    postcodes: Postcodes.default([]),
  })
  .describe(
    'Of several zones the one holds that names a place most closely: by postcode, then by region, then by country.',
  )

const Surcharge = z.strictObject({
  id: Line,
  name: Text.describe('Buyers read it.'),
  tag: Line.default('').describe('For goods that have it; empty: all.'),
  weightFrom: z.number().nullable().default(null).describe('For goods of which one weighs so many grams; null: all.'),
  country: Country.default('').describe('ISO 3166-1 alpha-2; empty: everywhere.'),
  postcodes: Postcodes.default([]).describe('Of that country; none: all of it.'),
  methods: z.array(Line).default([]).describe('Of which methods, by their ids; none: of all.'),
  per: z.enum(SURCHARGED).default('once'),
  evenIfFree: z.boolean().default(false).describe('Whether it is asked for also where the delivery itself is free.'),
  prices: z.array(
    z.strictObject({
      currency: Currencies,
      price: z.number().describe('Minor units. In a currency without a price it costs nothing.'),
    }),
  ),
})

export const Delivery = z.strictObject({
  methods: z.array(
    z.strictObject({
      id: Line,
      name: Text,
      note: Text,
      days: z.tuple([z.number(), z.number()]).describe('Working days until it is there, first and last.'),
      pickup: Line.optional().describe(
        'The id of the location at which the buyer fetches it, `days` being those until it is ready; absent or empty: it is sent.',
      ),
      countries: Countries.nullable().describe('null: to every country that the shop sells to.'),
      zones: z
        .array(Line)
        .optional()
        .describe('By their ids, and `elsewhere` for places in none; none or absent: elsewhere alone.'),
      by: z
        .enum(MEASURES)
        .optional()
        .describe(
          'What its prices go by: nothing (`flat`), grams, minor units of the goods, or pieces. Absent: `flat`.',
        ),
      weightMax: z
        .number()
        .nullable()
        .optional()
        .describe('Grams of an order that it takes at most; null or absent: whatever it weighs.'),
      prices: z.array(
        z.strictObject({
          currency: Currencies,
          from: z
            .number()
            .optional()
            .describe('From how much of that measure on, as far as the next of its currency; absent: from 0.'),
          price: z.number().describe('Minor units.'),
          freeOver: z.number().nullable().describe('From this worth of goods on it costs nothing; null: never.'),
        }),
      ),
    }),
  ),
  zones: z.array(Zone).optional(),
  surcharges: z.array(Surcharge).optional(),
  dispatch: z.strictObject({
    timeZone: Line,
    weekdays: z.array(z.number()).describe('1 is Monday.'),
    until: Line.nullable().describe('`16:00`: what is ordered later counts from the next working day.'),
    holidays: z.array(Line).describe('`2026-12-25` once, `12-25` every year.'),
    handlingDays: z.number(),
  }),
})
