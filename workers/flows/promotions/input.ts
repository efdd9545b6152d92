/** A promotion as a form, a body or a file says it. What it may be is said by domain/promotions/check.ts, place by place. */
import { z } from 'zod'
import { momentSaid, type MomentFault } from '#domain/logistics/moment'
import { AMOUNT_MAX } from '#domain/money'
import type { Draft, PromotionIssue } from '#domain/promotions/check'
import { isTimeZone } from '#domain/settings/shop'
import { text } from '../input.ts'

/** Bounds of a body, not of a promotion: that is judged by its rule, with a reason for each place. */
const LONG = 1_000
const MANY = 1_000

const amount = z.number().min(-AMOUNT_MAX).max(AMOUNT_MAX)
const moneys = z
  .array(z.strictObject({ amount, currency: z.string().max(3) }))
  .max(50)
  .describe('Minor units, one for each currency in which it counts.')
const ids = z.array(z.string().max(100)).max(MANY).default([])

const set = z
  .strictObject({
    all: z.boolean().default(false).describe('Everything that the shop sells; then nothing else is named.'),
    products: ids,
    variants: ids,
    collections: ids,
    tags: ids,
    without: z
      .strictObject({ products: ids, collections: ids, tags: ids })
      .default({ products: [], collections: [], tags: [] }),
  })
  .describe('Whatever is named by any of these, less what is left out.')

const percent = z.strictObject({ type: z.literal('percent'), rate: z.number().describe('Hundredths of a per cent.') })
const off = z.strictObject({ type: z.literal('amount'), amounts: moneys })
const price = z.strictObject({ type: z.literal('price'), prices: moneys })
const value = z.discriminatedUnion('type', [percent, off, price])
const cut = z.discriminatedUnion('type', [percent, off])

const units = z.number()
const times = z.number().nullable().default(null).describe('In one order; null: as often as it fits.')
const from = { units: z.number().nullable().default(null), sum: moneys.nullable().default(null) }

const effect = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('goods'),
    set,
    value,
    across: z.boolean().default(false).describe('Off all of them together, once.'),
    unitsMax: z.number().nullable().default(null),
  }),
  z.strictObject({ type: z.literal('tiers'), set, tiers: z.array(z.strictObject({ ...from, value })).max(100) }),
  z.strictObject({
    type: z.literal('buy-get'),
    buy: z.union([z.strictObject({ set, units }), z.strictObject({ set, sum: moneys })]),
    get: z.strictObject({ set, units, value }),
    times,
  }),
  z.strictObject({ type: z.literal('gift'), variant: z.string().max(100), units: units.default(1) }),
  z.strictObject({
    type: z.literal('bundle'),
    parts: z.array(z.strictObject({ set, units })).max(100),
    value,
    times,
  }),
  z.strictObject({ type: z.literal('order'), value: cut }),
  z.strictObject({ type: z.literal('order-tiers'), tiers: z.array(z.strictObject({ ...from, value: cut })).max(100) }),
  z.strictObject({
    type: z.literal('delivery'),
    value,
    methods: z.array(z.string().max(63)).max(MANY).nullable().default(null),
    upTo: moneys.nullable().default(null),
  }),
])

const buyers = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('everybody') }),
  z.strictObject({ type: z.literal('signed-in') }),
  z.strictObject({ type: z.literal('first-order') }),
  z.strictObject({ type: z.literal('some'), customers: ids, tags: ids, segments: ids, companies: ids }),
])

const moment = z
  .union([z.number(), z.string().max(40)])
  .nullable()
  .default(null)
const said = z.array(z.string().max(100)).max(MANY).nullable().default(null)

export const promotionDraft = {
  name: text(0, LONG).describe('What staff call it.'),
  title: z.strictObject({ en: text(0, LONG).optional(), zh: text(0, LONG).optional() }).describe('What shoppers read.'),
  method: z.enum(['automatic', 'code']).describe('`code`: for whoever gives one of its codes.'),
  effect,
  conditions: z
    .strictObject({
      buyers: buyers.default({ type: 'everybody' }),
      countries: said,
      currencies: said,
      minimumSum: z.strictObject({ set, sums: moneys }).nullable().default(null),
      minimumUnits: z.strictObject({ set, units }).nullable().default(null),
    })
    .prefault({}),
  limits: z
    .strictObject({
      uses: z.number().nullable().default(null),
      perBuyer: z.number().nullable().default(null),
      budget: moneys.nullable().default(null),
    })
    .prefault({}),
  period: z
    .strictObject({
      from: moment.describe(
        'In ms, or `2027-03-28T08:00` by the clock of its time zone, or with an offset; null: since ever.',
      ),
      until: moment.describe('The first moment at which it is over; null: never.'),
      timeZone: z.string().max(100).default('UTC'),
      weekdays: z.array(z.number()).max(7).nullable().default(null).describe('1 is Monday.'),
      hours: z
        .tuple([z.string().max(5), z.string().max(5)])
        .nullable()
        .default(null),
    })
    .prefault({}),
  combines: z
    .strictObject({
      product: z.boolean().default(false),
      order: z.boolean().default(false),
      delivery: z.boolean().default(false),
    })
    .prefault({})
    .describe('Beside which classes it may stand; the other has to say so too.'),
  skipsMarkedDown: z.boolean().default(false),
  marginFloor: z.number().nullable().default(null).describe('Hundredths of a per cent above cost.'),
  priority: z.number().default(0),
}

type Input = z.output<z.ZodObject<typeof promotionDraft>>

type Moments = { readonly period: Input['period'] }
const MOMENTS = ['from', 'until'] as const

/** By a zone that there is not nobody can read a clock: that it is none is said at the zone. */
const momentIn = (said: string | number | null, timeZone: string): number | null | MomentFault =>
  typeof said !== 'string' ? said : isTimeZone(timeZone) ? momentSaid(said, timeZone) : null

/** Times that the clock leaves out or shows twice: the rest of what is wrong with a period is said by its rule. */
export const clockIssues = ({ period }: Moments): readonly PromotionIssue[] =>
  MOMENTS.flatMap((name): PromotionIssue[] => {
    const at = momentIn(period[name], period.timeZone)
    return at === 'clock-forward' || at === 'clock-back' ? [{ path: `period.${name}`, code: at }] : []
  })

/** What cannot be read is no moment, and its rule says so. */
const momentOr = (said: string | number | null, timeZone: string): number | null => {
  const at = momentIn(said, timeZone)
  return typeof at === 'string' ? Number.NaN : at
}

/** An id that cannot be one names what nobody has: the set is smaller by it, and the act refuses what there is not. */
export const draftOf = ({ title, period, ...rest }: Input): Draft =>
  ({
    ...rest,
    title: { ...(title.en && { en: title.en }), ...(title.zh && { zh: title.zh }) },
    period: {
      ...period,
      from: momentOr(period.from, period.timeZone),
      until: momentOr(period.until, period.timeZone),
    },
  }) as unknown as Draft
