/** Commands of people: staff who receive, count and correct, shoppers who buy, pay, prove and cancel. */
import { constantFrom, integer, oneof, record, tuple, uniqueArray, type AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import { answerChallenge } from '#workers/flows/orders/checkout'
import { carryOut } from '#workers/flows/command'
import { shipping } from '#workers/flows/orders/commands'
import { cancelOrder } from '#workers/flows/orders/cancel-order'
import { orderForStaff } from '#workers/flows/orders/orders'
import type { Opening } from '#domain/after-sales/returning'
import { locationId, orderOfPayment } from '#domain/ids'
import { currency } from '#domain/money'
import { moveReturn, openReturn } from '#workers/flows/after-sales/returns'
import { shop } from '../goods.ts'
import type { Line, Model, OrderState, Place } from './model.ts'
import { rest } from './scaling.ts'
import { ITEMS, PLACES, type Shop } from './shop.ts'

type Command = AsyncCommand<Model, Shop>

/** Each command ends with a look at every shelf and at the order that it was about. */
const command = (
  said: string,
  run: (model: Model, real: Shop) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command => ({
  check,
  run: async (model, real) => {
    await run(model, real)
    await real.hear()
    await real.agree(model)
  },
  toString: () => said,
})

const receive = (item: number, place: Place, units: number) =>
  command(`receive ${units} of ${item} at ${place}`, async (model, real) => {
    expect(await real.change('receive', item, place, units)).toMatchObject({ ok: true })
    model.change(item, place, units)
  })

/** Units that are on their way cannot be taken off: a count waits until they have arrived, as staff would. */
const count = (item: number, place: Place, units: number) =>
  command(`count ${units} of ${item} at ${place}`, async (model, real) => {
    await rest()
    const answer = await real.change('count', item, place, units)
    expect(answer).toMatchObject({ ok: true, value: { available: units } })
    model.change(item, place, units - model.at(item, place).available)
  })

const correct = (item: number, place: Place, units: number) =>
  command(`correct ${item} at ${place} by ${units}`, async (model, real) => {
    await rest()
    const answer = await real.change('correct', item, place, units)
    const enough = model.at(item, place).available + units >= 0
    if (enough) model.change(item, place, units)
    const refusal = { code: 'stock-below-zero', available: model.at(item, place).available }
    expect(answer).toMatchObject(enough ? { ok: true } : { ok: false, refusal })
  })

const TOKENS = { approves: 'demo_approve', declines: 'demo_decline', challenges: 'demo_challenge' } as const

const buy = (lines: readonly Line[], card: keyof typeof TOKENS) =>
  command(`buy ${JSON.stringify(lines)} with a card that ${card}`, async (model, real) => {
    const { owner, answer } = await real.buy(lines, TOKENS[card])
    if (!model.has(lines)) {
      return expect(answer).toMatchObject({ ok: false, refusal: { code: 'insufficient-stock' } })
    }
    if (card === 'declines') return expect(answer).toMatchObject({ ok: false, refusal: { code: 'payment-declined' } })
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`)
    const { value } = answer
    if (value.state === 'uncertain') throw new Error('the demo provider always answers these cards')
    model.move(lines, 'available', card === 'approves' ? 'taken' : 'held')
    model.orders.push({ lines, state: card === 'approves' ? 'placed' : 'challenged' })
    const paymentId = value.state === 'challenge' ? value.paymentId : value.order.paymentId
    real.orders.push({ owner, paymentId, orderId: orderOfPayment(paymentId) })
  })

/** One of the orders that are in this state; which one, by a number that may be any. */
const withOrder = (
  said: string,
  state: OrderState | 'any',
  at: number,
  run: (
    order: Model['orders'][number],
    bought: Shop['orders'][number] & object,
    model: Model,
    real: Shop,
  ) => Promise<void>,
) => {
  const some = (model: Readonly<Model>) =>
    model.orders.flatMap((order, index) =>
      state === 'any'
        ? order.state === 'challenged' || order.state === 'declined'
          ? []
          : [index]
        : order.state === state
          ? [index]
          : [],
    )
  return command(
    `${said} (order ${at})`,
    async (model, real) => {
      const indices = some(model)
      const index = indices[at % indices.length] ?? 0
      const [order, bought] = [model.orders[index], real.orders[index]]
      if (!order || !bought) throw new Error('there is such an order')
      await run(order, bought, model, real)
      const status = {
        placed: 'placed',
        shipped: 'shipped',
        cancelled: 'cancelled',
        challenged: undefined,
        declined: undefined,
      }
      const seen = await orderForStaff(shop, bought.orderId)
      expect(seen?.order.status).toBe(status[order.state])
      const placed = seen?.timeline.filter(({ type }) => type === 'order-placed')
      if (seen) expect(placed).toHaveLength(1)
    },
    (model) => some(model).length > 0,
  )
}

const prove = (at: number, approved: boolean) =>
  withOrder(approved ? 'prove' : 'refuse to prove', 'challenged', at, async (order, bought, model) => {
    const answer = await answerChallenge(shop, bought.owner, { paymentId: bought.paymentId, approved })
    expect(answer.ok).toBe(approved)
    model.move(order.lines, 'held', approved ? 'taken' : 'available')
    order.state = approved ? 'placed' : 'declined'
  })

const cancel = (at: number) =>
  withOrder('cancel', 'any', at, async (order, { orderId }, model, real) => {
    const key = real.id()
    const answer = await cancelOrder(shop, {
      order: orderId,
      cancellation: { id: key, reason: 'customer', parcels: null },
      idempotency: { key, request: key },
    })
    expect(answer.ok).toBe(order.state !== 'shipped')
    if (order.state === 'placed') model.move(order.lines, 'taken', 'available')
    if (order.state !== 'shipped') order.state = 'cancelled'
  })

const CLERK = { userId: 'usr_clerk', email: 'clerk@shop.example', name: 'Clerk', role: 'clerk' } as const

const ship = (at: number) =>
  withOrder('ship', 'any', at, async (order, { orderId }, _, real) => {
    const answer = await carryOut(shop, shipping, { staff: CLERK, key: real.id(), now: Date.now() }, { order: orderId })
    expect(answer.ok).toBe(order.state === 'placed')
    if (order.state === 'placed') order.state = 'shipped'
  })

/** At the counter, all of it, onto the shelf of a place: once, whoever says it again. */
const takeBack = (at: number, where: Place) =>
  withOrder(`take back at ${where}`, 'shipped', at, async (order, { orderId }, model, real) => {
    const nothing = { amount: 0, currency: currency('EUR') }
    const units = order.lines.map((line) => ({ variantId: real.item(line.item), units: line.units }))
    const opening: Opening = {
      id: real.id(),
      kind: 'return',
      by: 'staff',
      units: units.map((one) => ({ ...one, reason: 'unsaid', note: '', pictures: [] })),
      resolution: 'refund',
      terms: { carriage: 'shop', fee: nothing, refundOn: 'inspection', keep: false, bonus: nothing, approved: true },
      atCounter: true,
    }
    const opened = await openReturn(shop, { order: orderId, opening, idempotency: null })
    if (order.isBack)
      return expect(opened).toMatchObject({ ok: false, refusal: { code: 'units-beyond-sent', most: 0 } })
    const location = locationId(where) ?? null
    const taken = units.map((one) => ({ ...one, to: 'sell' as const, location }))
    const key = real.id()
    const once = { order: orderId, id: opening.id, idempotency: { key, request: key } }
    const looked = { ...once, move: { act: 'inspect', taken, less: 0, why: '' } as const }
    for (let times = 0; times < 2; times++)
      expect(await moveReturn(shop, looked)).toMatchObject({ ok: true, value: { return: { status: 'inspected' } } })
    const pay = { order: orderId, id: opening.id, idempotency: null, move: { act: 'refund' } as const }
    for (let times = 0; times < 2; times++)
      expect(await moveReturn(shop, pay)).toMatchObject({ ok: true, value: { order: { refunds: { length: 1 } } } })
    for (const line of order.lines) model.change(line.item, where, line.units)
    order.isBack = true
  })

const item = integer({ min: 0, max: ITEMS - 1 })
const place = constantFrom(...PLACES)
const any = integer({ min: 0, max: 99 })
const lines = uniqueArray(record({ item, units: integer({ min: 1, max: 9 }) }), {
  minLength: 1,
  maxLength: 2,
  selector: (line) => line.item,
})
const card = constantFrom('approves' as const, 'approves' as const, 'declines' as const, 'challenges' as const)

/** Something on every shelf, so that histories begin with people who buy. */
export const stock = async (model: Model, real: Shop): Promise<void> => {
  for (let at = 0; at < ITEMS; at++) {
    for (const where of PLACES) await receive(at, where, 6).run(model, real)
  }
}

const buying = tuple(lines, card).map((of) => buy(...of))
const proving = tuple(any, constantFrom(true, true, false)).map(([at, approved]) => prove(at, approved))

export const selling = [
  tuple(item, place, integer({ min: 1, max: 9 })).map((of) => receive(...of)),
  oneof(
    tuple(item, place, integer({ min: 0, max: 9 })).map((of) => count(...of)),
    tuple(
      item,
      place,
      integer({ min: -9, max: 9 }).filter((units) => units !== 0),
    ).map((of) => correct(...of)),
  ),
  buying,
  buying,
  buying,
  proving,
  proving,
  any.map(cancel),
  any.map(cancel),
  any.map(ship),
  tuple(any, place).map((of) => takeBack(...of)),
]
