/** The return policy as forms, programs and files send it: what was not there before may be absent. */
import { z } from 'zod'
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { APPROVALS, CARRIAGES, PLAIN, REFUNDS_ON } from '#domain/settings/returns'
import { Countries, Country, Currencies, Line, Text } from './document-parts.ts'

const Percent = z.number().describe('Hundredths of a per cent: 1000 is 10 %.')
const Amounts = z
  .array(z.strictObject({ currency: Currencies, amount: z.number().describe('Minor units.') }))
  .readonly()
  .describe('In a currency that is not named it is nothing.')

const Window = z.strictObject({
  days: z.number().nullable().describe('From the day it arrives; null: these do not come back.'),
  tag: Line.default('').describe('For goods that have it; empty: all.'),
  collection: Line.default('').describe('For goods of this collection, by its handle; empty: all.'),
  country: Country.default('').describe('For what was sent there, ISO 3166-1 alpha-2; empty: everywhere.'),
  customerTag: Line.default('').describe('For customers who have it; empty: anybody.'),
})

const Reason = z.strictObject({
  reason: z.enum(RETURN_REASONS),
  paidBy: z.enum(CARRIAGES).describe('Who pays the way back.'),
  feePercent: Percent.default(0).describe('Of what the goods cost, in hundredths of a per cent.'),
  fees: Amounts.default([]).describe('On top of that, once for the return.'),
  pictures: z.boolean().default(false).describe('Whether a picture has to come with it.'),
})

const FinalSale = z.strictObject({
  tags: z.array(Line),
  collections: z.array(Line).describe('By their handles.'),
  metafield: Line.describe('A field of products, `custom.final_sale`: what says yes there is final; empty: none.'),
  discountFrom: Percent.describe('From how much off its regular price on; 0: never for that.'),
})

const Withdrawal = z.strictObject({
  countries: Countries.nullable().describe(
    'Where the law gives it; null: in the European Economic Area and the United Kingdom.',
  ),
  days: z.number().describe('From the day on which the last parcel arrives; 14 at least.'),
  except: z
    .array(z.strictObject({ tag: Line, reason: Text.describe('Buyers read it.') }))
    .describe('Goods by their tag, of which the law lets nobody withdraw.'),
})

export const Returns = z.strictObject({
  days: z.number().nullable().describe('From the day it arrives; null: the shop promises nothing.'),
  paidBy: z.enum(CARRIAGES),
  countries: Countries.nullable(),
  windows: z
    .array(Window)
    .readonly()
    .default(PLAIN.windows)
    .describe('Other days for some; the first that fits holds.'),
  finalSale: FinalSale.default({ ...PLAIN.finalSale, tags: [], collections: [] }),
  reasons: z
    .array(Reason)
    .readonly()
    .default(PLAIN.reasons)
    .describe('A reason without one costs nothing and wants no picture.'),
  keepBelow: Amounts.default(PLAIN.keepBelow).describe('Up to so much the buyer keeps what the money goes back for.'),
  bonusPercent: Percent.default(PLAIN.bonusPercent).describe('On top of what is exchanged or credited.'),
  bonuses: Amounts.default(PLAIN.bonuses).describe('On top of that, once for the return.'),
  refundOn: z
    .enum(REFUNDS_ON)
    .default(PLAIN.refundOn)
    .describe('When it is asked for, with the first scan of the parcel, or after somebody has looked at what came.'),
  approval: z.enum(APPROVALS).default(PLAIN.approval),
  instructions: Text.default(PLAIN.instructions).describe('What buyers read when their return is approved.'),
  location: Line.default(PLAIN.location).describe('Where it is sent, by its id; empty: the first with an address.'),
  withdrawal: Withdrawal.default({ ...PLAIN.withdrawal, except: [] }),
})
