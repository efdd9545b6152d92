/** What staff do with returns: ask for one themselves, decide, move, look at what came, pay, answer. */
import { z } from 'zod'
import { locationId } from '#domain/ids'
import { AMOUNT_MAX, money } from '#domain/money'
import { RETURN_PARTS_MAX, TAKEN_TO, type TakenUnits } from '#domain/after-sales/return'
import {
  moveReturn as movedOf,
  openReturn as openingOf,
  refundOfReturning,
  type Moving,
  type Opening,
} from '#domain/after-sales/returning'
import type { Order } from '#domain/orders/order'
import { trackingNumber } from '#domain/logistics/tracking-number'
import { variantId, type VariantId } from '#domain/ids'
import { UNITS_MAX } from '#domain/orders/cart'
import { ok, refuse, type Result } from '#domain/result'
import { offersOf } from '#schema/products/catalog/catalog'
import type { Env } from '../../env.ts'
import type { Refusal } from '../../http/refusal.ts'
import { command, type Act } from '../command.ts'
import { id, locationName, text } from '../input.ts'
import { withSecondPerson, type Weighed } from '../orders/approvals/second-person.ts'
import { orderForStaff } from '../orders/orders.ts'
import { expecting } from '../orders/expected.ts'
import { settingsFresh } from '../settings/settings.ts'
import { namedUnits, note, orderNamed, resolution, returnedUnits } from './input.ts'
import { judgingOf, termsOf } from './judge.ts'
import { moveReturn, noteReturn, openReturn, returnFor, type OneReturn } from './returns.ts'

const permission = 'after-sales:change'
const ofReturn = { order: id, return: id.describe('Of the order.') }
const UNKNOWN = ['order-unknown', 'order-imported', 'return-unknown', 'idempotency-key-reused'] as const
const MOVED = [...UNKNOWN, 'return-moved'] as const

const entry = (details: Readonly<Record<string, unknown>> = {}, { order, return: one }: OneReturn) => [
  { subject: order.id, details: { return: one.id, ...details } },
]

const openingInput = z.strictObject({
  order: id,
  units: returnedUnits,
  resolution,
  note,
  atCounter: z.boolean().default(false).describe('The goods are here: nobody has asked before.'),
  waiveFee: z.boolean().default(false).describe('Nothing is taken off, whatever the policy says.'),
})

type Prepared = Result<
  { readonly order: Order; readonly opening: Opening },
  { readonly code: 'order-unknown' | 'order-imported' | 'line-item-unknown' }
>

type Opened = Pick<z.output<typeof openingInput>, 'order' | 'units' | 'resolution' | 'note' | 'atCounter' | 'waiveFee'>

/** Staff who ask have decided; what is at the counter is looked at there. */
const preparing = async (env: Env, input: Opened, key: string, now: number): Promise<Prepared> => {
  const found = orderNamed(input.order)
  if (!found.ok) return found
  const stored = await orderForStaff(env, found.value)
  if (!stored) return refuse({ code: 'order-unknown' })
  const { order } = stored
  if (order.imported) return refuse({ code: 'order-imported' })
  const named = namedUnits(input.units)
  if (!named.ok) return named
  const { resolution: to, note: words, atCounter, waiveFee } = input
  const agreed = termsOf(order, await judgingOf(env, order, now), named.value)
  const fee = waiveFee ? money(0, order.currency) : agreed.fee
  const terms = { ...agreed, fee, approved: true, keep: agreed.keep && !atCounter }
  const asked = { id: returnFor(key), kind: 'return', by: 'staff', units: named.value, resolution: to } as const
  return ok({ order, opening: { ...asked, terms, ...(words !== '' && { answer: words }), atCounter } })
}

const openingAlone = command({
  name: 'returns:open',
  permission,
  input: openingInput,
  refusals: [
    'order-unknown',
    'order-imported',
    'returns-too-many',
    'return-empty',
    'exchange-not-offered',
    'line-item-unknown',
    'gift-card-not-returned',
    'units-beyond-sent',
    'amount-beyond-order',
    'idempotency-key-reused',
  ],
  repeats: 'effect',
  act: async ({ env, now, once }, input) => {
    const prepared = await preparing(env, input, once.key, now)
    if (!prepared.ok) return prepared
    const { order, opening } = prepared.value
    return openReturn(env, { order: order.id, opening, idempotency: once }) as Promise<
      Result<OneReturn, Refusal<'order-unknown'>>
    >
  },
  audit: (_, done) => entry({ units: done.return.units.length, status: done.return.status }, done),
})

/** Where the policy gives the money back at once. */
export const openingReturn = withSecondPerson(openingAlone, async (env, input, { once, now }) => {
  const prepared = await preparing(env, input, once.key, now)
  if (!prepared.ok) return null
  const { order, opening } = prepared.value
  const back = refundOfReturning(order, openingOf(order, opening, now))
  return back && { order, refund: back }
})

type Named = { readonly order: string; readonly return: string }

const moved = async <
  const C extends
    | (typeof MOVED)[number]
    | 'return-paid'
    | 'withdrawal-stands'
    | 'return-empty'
    | 'units-beyond-return'
    | 'amount-beyond-order'
    | 'units-beyond-sent',
>(
  { env, once }: Pick<Act, 'env' | 'once'>,
  { order, return: one }: Named,
  move: Moving,
  codes: readonly C[],
): Promise<Result<OneReturn, Refusal<C | 'order-unknown'>>> => {
  const found = orderNamed(order)
  if (!found.ok) return found
  return expecting(await moveReturn(env, { order: found.value, id: one, move, idempotency: once }), codes)
}

/** What would go back by it, of the order as it is now. */
const weighed = async (env: Env, { order: text_, return: of }: Named, move: Moving, now: number): Promise<Weighed> => {
  const found = orderNamed(text_)
  const stored = found.ok ? await orderForStaff(env, found.value) : undefined
  if (!stored) return null
  const back = refundOfReturning(stored.order, movedOf(stored.order, of, move, now))
  return back && { order: stored.order, refund: back }
}

const decidingAlone = command({
  name: 'returns:decide',
  permission,
  input: z.strictObject({
    ...ofReturn,
    approve: z.boolean().describe('Else it is declined.'),
    answer: note.describe('The buyer reads it.'),
  }),
  refusals: [...MOVED, 'withdrawal-stands', 'units-beyond-sent', 'amount-beyond-order'],
  repeats: 'effect',
  act: (act, { approve, answer, ...one }) =>
    moved(act, one, { act: approve ? 'approve' : 'decline', answer }, [
      ...MOVED,
      'withdrawal-stands',
      'units-beyond-sent',
      'amount-beyond-order',
    ]),
  audit: ({ approve }, done) => entry({ approve }, done),
})

/** Where the money goes back as soon as it is approved. */
export const decidingReturn = withSecondPerson(decidingAlone, async (env, { approve, answer, ...one }, { now }) =>
  weighed(env, one, { act: approve ? 'approve' : 'decline', answer }, now),
)

export const sendingReturn = command({
  name: 'returns:sent',
  permission,
  input: z.strictObject({ ...ofReturn, carrier: text(0, 60).default(''), tracking: text(0, 60).default('') }),
  refusals: [...MOVED, 'tracking-number-wrong'],
  repeats: 'effect',
  act: async (act, { carrier, tracking, ...one }) => {
    const number = trackingNumber(tracking)
    if (!number.ok) return number
    return moved(act, one, { act: 'send', carrier, tracking: number.value }, MOVED)
  },
  audit: (_, done) => entry({}, done),
})

export const receivingReturn = command({
  name: 'returns:receive',
  permission,
  input: z.strictObject(ofReturn),
  refusals: MOVED,
  repeats: 'effect',
  act: (act, one) => moved(act, one, { act: 'receive' }, MOVED),
  audit: (_, done) => entry({}, done),
})

const taken = z.strictObject({
  variantId: id,
  units: z.int().min(0).max(UNITS_MAX).default(0).describe('Nothing of it is taken there.'),
  to: z.enum(TAKEN_TO).default('sell').describe('`sell`: on the shelf; `repair`: put by; `nowhere`: thrown away.'),
  location: locationName.optional().describe('Where it is; needed unless it goes to nowhere.'),
})

type Taken = Result<
  readonly TakenUnits[],
  { readonly code: 'line-item-unknown' | 'location-unknown' | 'variant-unknown' }
>

/** What nobody sells any more has no shelf; what is kept has a place. */
const namedTaken = async (env: Env, said: readonly z.output<typeof taken>[], now: number): Promise<Taken> => {
  const named: TakenUnits[] = []
  const { locations } = (await settingsFresh(env, now)).locations
  for (const { variantId: text_, units, to, location: place } of said.filter((one) => one.units > 0)) {
    const variant = variantId(text_)
    if (!variant) return refuse({ code: 'line-item-unknown' })
    const location = place ? locationId(place) : undefined
    const isKnown = locations.some((one) => one.id === location)
    if (to !== 'nowhere' && !isKnown) return refuse({ code: 'location-unknown' })
    named.push({ variantId: variant, units, to, location: to === 'nowhere' ? null : (location ?? null) })
  }
  const shelved = named.flatMap(({ variantId: one, to }): VariantId[] => (to === 'sell' ? [one] : []))
  const known = await offersOf(env.PRODUCTS_DB, shelved, now)
  return shelved.every((one) => known.has(one)) ? ok(named) : refuse({ code: 'variant-unknown' })
}

const INSPECTED = [...MOVED, 'units-beyond-return', 'amount-beyond-order'] as const

export const inspectingReturn = command({
  name: 'returns:inspect',
  permission,
  input: z.strictObject({
    ...ofReturn,
    taken: z
      .array(taken)
      .max(RETURN_PARTS_MAX)
      .describe('What the shop takes, and pays for. The rest stays the buyer’s.'),
    less: z.int().min(0).max(AMOUNT_MAX).default(0).describe('Minor units that are taken off for the state of it.'),
    why: text(0, 200).default('').describe('Why; the buyer reads it.'),
  }),
  refusals: [...INSPECTED, 'line-item-unknown', 'location-unknown', 'variant-unknown'],
  repeats: 'effect',
  act: async (act, { taken: said, less, why, ...one }) => {
    const named = await namedTaken(act.env, said, act.now)
    if (!named.ok) return named
    return moved(act, one, { act: 'inspect', taken: named.value, less, why }, INSPECTED)
  },
  audit: ({ less }, done) => entry({ taken: done.return.inspection?.taken, less }, done),
})

const PAID = [...MOVED, 'return-empty', 'units-beyond-sent', 'amount-beyond-order'] as const

const refundingAlone = command({
  name: 'returns:refund',
  permission,
  input: z.strictObject(ofReturn),
  refusals: PAID,
  repeats: 'effect',
  act: (act, one) => moved(act, one, { act: 'refund' }, PAID),
  audit: (_, done) => entry({ refund: done.return.refund?.id }, done),
})

export const refundingReturn = withSecondPerson(refundingAlone, async (env, one, { now }) =>
  weighed(env, one, { act: 'refund' }, now),
)

export const endingReturn = command({
  name: 'returns:end',
  permission,
  input: z.strictObject({
    ...ofReturn,
    as: z.enum(['cancelled', 'sent-back']).describe('`sent-back`: what came is sent to its buyer again, unpaid.'),
    answer: note.describe('The buyer reads it.'),
  }),
  refusals: [...MOVED, 'return-paid'],
  repeats: 'effect',
  act: (act, { as, answer, ...one }) =>
    moved(act, one, as === 'cancelled' ? { act: 'cancel' } : { act: 'send-back', answer }, [...MOVED, 'return-paid']),
  audit: ({ as }, done) => entry({ as }, done),
})

export const answeringReturn = command({
  name: 'returns:answer',
  permission,
  input: z.strictObject({
    ...ofReturn,
    answer: note.describe('The buyer reads it, in the place of what stood there.'),
  }),
  refusals: UNKNOWN,
  repeats: 'effect',
  act: async ({ env, once }, { order, return: one, answer }) => {
    const found = orderNamed(order)
    if (!found.ok) return found
    return expecting(
      await noteReturn(env, { order: found.value, id: one, note: { answer }, idempotency: once }),
      UNKNOWN,
    )
  },
  audit: (_, done) => entry({}, done),
})
