/** What staff do with claims: make one for somebody, settle it, and write down what their carrier says. */
import { z } from 'zod'
import { CARRIER_CLAIM_STATES, type Claim } from '#domain/after-sales/claim'
import { settleClaim as settleOne } from '#domain/after-sales/claiming'
import { orderId } from '#domain/ids'
import { AMOUNT_MAX, money } from '#domain/money'
import { unitsOf } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Refusal } from '../../http/refusal.ts'
import { command, type Act } from '../command.ts'
import { id, text } from '../input.ts'
import { withSecondPerson } from '../orders/approvals/second-person.ts'
import { addToOrder, type AddToRefusal, type WantedLine } from '../orders/additions.ts'
import { expecting } from '../orders/expected.ts'
import { orderForStaff } from '../orders/orders.ts'
import { claimedUnits, claimWords } from './claim-input.ts'
import { claimFor, claimIn, makeClaim, namedUnits, noteCarrierClaim, settleClaim, type OneClaim } from './claims.ts'

/** The same request makes the same one. */
const refundFor = (key: string): string => `rfd_${key.slice(0, 24)}`

const permission = 'after-sales:change'
const ofClaim = { order: id, claim: id.describe('Of the order.') }

const entry = (details: Readonly<Record<string, unknown>>, { order, claim }: OneClaim) => [
  { subject: order.id, details: { claim: claim.id, ...details } },
]

const OPENED = [
  'order-unknown',
  'order-imported',
  'claims-too-many',
  'claim-empty',
  'line-item-unknown',
  'units-beyond-sent',
  'idempotency-key-reused',
] as const

export const openingClaim = command({
  name: 'claims:open',
  permission,
  input: z.strictObject({ order: id, units: claimedUnits, note: claimWords.describe('What the buyer has said.') }),
  refusals: OPENED,
  repeats: 'effect',
  act: async ({ env, once }, { order: text_, units, note }) => {
    const order = orderId(text_)
    if (!order) return refuse({ code: 'order-unknown' })
    const named = namedUnits(units)
    if (!named.ok) return named
    const said = note === '' ? {} : { note }
    const claiming = { id: claimFor(once.key), by: 'staff', units: named.value, ...said } as const
    return expecting(await makeClaim(env, { order, claiming, idempotency: once }), OPENED)
  },
  audit: (_, done) => entry({ units: done.claim.units }, done),
})

const SETTLED = [
  'order-unknown',
  'order-imported',
  'claim-unknown',
  'claim-settled',
  'nothing-to-refund',
  'line-item-unknown',
  'units-beyond-sent',
  'amount-beyond-order',
  'idempotency-key-reused',
] as const

const REPLACED = [
  'order-cancelled',
  'order-forgotten',
  'order-changed',
  'order-tax-differs',
  'too-many-line-items',
  'variant-unknown',
  'not-for-sale',
  'price-missing',
  'currency-unsold',
  'delivery-unavailable',
  'gift-card-not-added',
  'insufficient-stock',
  'hold-ended',
  'hold-differs',
] as const

type SettleRefusal = Refusal<(typeof SETTLED)[number] | (typeof REPLACED)[number]>

/** Each variant once. */
const goodsOf = ({ units }: Claim): readonly WantedLine[] =>
  [...new Set(units.map(({ variantId }) => variantId))].map((variantId) => ({
    variantId,
    units: unitsOf(units, variantId),
  }))

/** The same goods at the shop's cost: held, added and settled together, or nothing of it. */
const replaced = async (
  { env, now, once }: Act,
  { order: text_, claim, answer }: { readonly order: string; readonly claim: string; readonly answer: string },
): Promise<Result<OneClaim, SettleRefusal>> => {
  const found = orderId(text_)
  const stored = found && (await orderForStaff(env, found))
  if (!stored) return refuse({ code: 'order-unknown' })
  const { order } = stored
  const known = order.claims?.find((one) => one.id === claim)
  if (!known) return refuse({ code: 'claim-unknown' })
  const ask = {
    order,
    version: order.version,
    lines: goodsOf(known),
    reason: 'replacement',
    isFree: true,
    once,
  } as const
  const isDone = order.additions?.some(({ request }) => request === once.request)
  if (known.status !== 'open' && !isDone) return refuse({ code: 'claim-settled', status: known.status })
  const done: Result<{ readonly order: typeof order }, AddToRefusal> = await addToOrder(
    env,
    { ...ask, claim: { id: claim, answer } },
    now,
  )
  return done.ok ? ok(claimIn(done.value.order, claim)) : refuse(done.refusal as unknown as SettleRefusal)
}

const settlingAlone = command({
  name: 'claims:settle',
  permission,
  input: z.strictObject({
    ...ofClaim,
    as: z
      .enum(['refund', 'replace', 'decline', 'withdraw'])
      .describe('`refund`: what its units cost goes back; `replace`: the same goods go out anew, at no price.'),
    answer: claimWords.describe('The buyer reads it.'),
  }),
  refusals: [...SETTLED, ...REPLACED],
  repeats: 'effect',
  act: async (context, input): Promise<Result<OneClaim, SettleRefusal>> => {
    const { env, once } = context
    const { as, answer, claim } = input
    if (as === 'replace') return replaced(context, input)
    const order = orderId(input.order)
    if (!order) return refuse({ code: 'order-unknown' })
    const move =
      as === 'refund'
        ? ({ act: 'refund', refund: refundFor(once.key), answer } as const)
        : as === 'decline'
          ? ({ act: 'decline', answer } as const)
          : ({ act: 'withdraw' } as const)
    return expecting(await settleClaim(env, { order, id: claim, move, idempotency: once }), SETTLED)
  },
  audit: ({ as }, done) => entry({ as, refund: done.claim.refund, addition: done.claim.addition }, done),
})

/** What its units cost counts as any refund does; what is sent anew moves no money. */
export const settlingClaim = withSecondPerson(
  settlingAlone,
  async (env, { order: text_, claim, as }, { once, now }) => {
    const found = as === 'refund' ? orderId(text_) : undefined
    const stored = found && (await orderForStaff(env, found))
    if (!stored) return null
    const move = { act: 'refund', refund: refundFor(once.key), answer: '' } as const
    const done = settleOne(stored.order, claim, move, now)
    const last = done.ok && done.value !== stored.order ? done.value.refunds?.at(-1) : undefined
    return last && last.refund.amount > 0 ? { order: stored.order, refund: last.refund } : null
  },
)

const CARRIED = ['order-unknown', 'order-imported', 'claim-unknown', 'idempotency-key-reused'] as const

export const notingCarrierClaim = command({
  name: 'claims:carrier',
  permission,
  input: z.strictObject({
    ...ofClaim,
    carrier: text(0, 60).default(''),
    number: text(0, 60).default('').describe('Under which the carrier knows it.'),
    state: z.enum(CARRIER_CLAIM_STATES).describe('`filed`: the carrier looks into it.'),
    amount: z
      .int()
      .min(0)
      .max(AMOUNT_MAX)
      .default(0)
      .describe('Minor units that it has paid, of the order’s currency.'),
  }),
  refusals: CARRIED,
  repeats: 'effect',
  act: async ({ env, once }, { order: text_, claim, carrier, number, state, amount }) => {
    const found = orderId(text_)
    const stored = found && (await orderForStaff(env, found))
    if (!found || !stored) return refuse({ code: 'order-unknown' })
    const heard = { carrier, number, state, paid: money(state === 'paid' ? amount : 0, stored.order.currency) }
    return expecting(await noteCarrierClaim(env, { order: found, id: claim, heard, idempotency: once }), CARRIED)
  },
  audit: ({ state }, done) => entry({ state, paid: done.claim.carrierClaim?.paid }, done),
})
