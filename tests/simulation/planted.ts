/** Bugs that are planted into the shop while it is loaded, each with the words in which the simulation must find it. */
import type { Replacement } from './loading.ts'

export type Planted = {
  readonly bug: string
  readonly plants: readonly Replacement[]
  /** What at least one broken promise says. */
  readonly found: RegExp
}

const HOLDING = 'durable-objects/inventory/holding.ts'
const PAYMENTS = 'durable-objects/orders/payments.ts'
const SETTLE = 'workers/queues/settle.ts'
const PLACED = "  record(sql, order.id, { type: 'order-placed', order, items: heldFor(agreed) }, now)"

export const bugs: readonly Planted[] = [
  {
    bug: 'units that are held are promised again',
    plants: [
      {
        file: 'domain/inventory/hold.ts',
        line: 'const available = levels.reduce((sum, level) => sum + level.available, 0)',
        by: 'const available = levels.reduce((sum, level) => sum + level.available + level.held, 0)',
      },
    ],
    found: /has taken \d of \d units/,
  },
  {
    bug: 'a cart is kept out by what its own earlier attempt holds',
    plants: [{ file: HOLDING, line: '    this.#takeOver(id, lines, now)', by: '' }],
    found: /held the last one, tried again, and was told insufficient-stock/,
  },
  {
    bug: 'a cart reads the word of everybody of what it holds itself',
    plants: [
      {
        file: 'domain/orders/review.ts',
        line: 'if (!offer || isPaying(payment)) return Infinity',
        by: 'if (!offer || payment?.state === "paid") return Infinity',
      },
    ],
    found: /read that what it holds itself is sold out/,
  },
  {
    bug: 'a count brings back what was sold while somebody counted',
    plants: [
      {
        file: 'domain/inventory/stock.ts',
        line: "  if (typeof basedOn === 'number') return ok(units - basedOn)",
        by: "  if (typeof basedOn === 'number') return ok(units - there)",
      },
    ],
    found: /counted -?\d more than were seen, and moved/,
  },
  {
    bug: 'each part that is cancelled is given back without those before it',
    plants: [
      {
        file: 'domain/orders/worth.ts',
        line: 'return Math.max(0, Math.min(worthGone(order, gone) - sumBack(before, worthOfUnits), worthLeft(order)))',
        by: 'return worthGone(order, gone) + 0 * sumBack(before, worthOfUnits)',
      },
    ],
    found: /gave back more than was paid|owes \d+ back|went back|is cancelled and not refunded/,
  },
  {
    bug: 'a part that is cancelled stays sold',
    plants: [
      {
        file: 'workers/queues/inventory.ts',
        line: '  for (const part of events.flatMap(keptOf)) await keepOnly(part, env)',
        by: '',
      },
    ],
    found: /has taken \d+ of \d+ units/,
  },
  {
    bug: 'what was cancelled is sent all the same',
    plants: [
      {
        file: 'domain/orders/order.ts',
        line: '  const gone = [...shipments, ...cancellations].flatMap(({ parcels }) => parcels)',
        by: '  const gone = shipments.flatMap(({ parcels }) => (cancellations ? parcels : []))',
      },
    ],
    found: /sent and cancelled \d+ of \d+ units/,
  },
  {
    bug: 'the same hold twice holds twice',
    plants: [
      {
        file: HOLDING,
        line: '    const fresh = before.flatMap(({ line, stored }) => (stored ? [] : [line]))',
        by: '    const fresh = lines',
      },
    ],
    found: /its movements and holds say/,
  },
  {
    bug: 'a payment that is confirmed twice becomes two orders',
    plants: [
      {
        file: PAYMENTS,
        line: '  if (placed && (placed.holdId === paymentId || placed.paymentId === paymentId)) return ok(placed)',
        by: '',
      },
      {
        file: PAYMENTS,
        line: "  if (!isOpen(attempt, paymentId) || !agreed) return refuse({ code: 'payment-late', paymentId })",
        by: "  if (attempt?.id !== paymentId || !agreed) return refuse({ code: 'payment-late', paymentId })",
      },
    ],
    found: /order-placed of \S+ is told \d times/,
  },
  {
    bug: 'the fact is written after the transaction of the order',
    plants: [{ file: PAYMENTS, line: PLACED, by: `setTimeout(() => {${PLACED}}, 20)` }],
    found: /the copy does not have/,
  },
  {
    bug: 'a fact counts as heard before its listener has acted',
    plants: [
      {
        file: SETTLE,
        line: '  const { messages } = batch',
        by: '  const { messages } = batch; await confirm(listener, messages.flatMap(({ body }) => body), env)',
      },
      // A shard that dies has forgotten who has confirmed and tells again, which hides the bug: so here they live on.
      { file: 'tests/simulation/faults.ts', line: '  objectDies: 0.02,', by: '  objectDies: 0,' },
    ],
    found: /the copy|mails:|statistics count|has taken|still holds/,
  },
  {
    bug: 'a hold that has ended gives its units back again',
    plants: [
      {
        file: HOLDING,
        line: "    if (hold?.state === 'held') this.#endAll(id, item, 'released', 'release', now)",
        by: "    if (hold) this.#endAll(id, item, 'released', 'release', now)",
      },
    ],
    found: /its movements and holds say|CHECK constraint failed|never rests/,
  },
  {
    bug: 'a hold that was taken is taken again',
    plants: [
      {
        file: HOLDING,
        line: "      if (state !== 'held' && state !== 'lapsed') continue",
        by: '',
      },
    ],
    found: /its movements and holds say|CHECK constraint failed/,
  },
  {
    bug: 'nobody sets the alarm, and nobody looks at it again',
    plants: [
      {
        file: 'durable-objects/sharding/shard.ts',
        line: '() => this.nextAlarm.set(Date.now()),',
        by: '() => {},',
      },
      { file: 'durable-objects/sharding/alarm.ts', line: 'if (this.#answering) return\n', by: 'return\n' },
    ],
    found: /was not heard by all of/,
  },
  {
    bug: 'nobody looks at a challenge that was never answered',
    plants: [{ file: PAYMENTS, line: "state === 'challenged' ? attempt.expiresAt : null", by: 'null' }],
    found: /is challenged for ever/,
  },
  {
    bug: 'the group acknowledges before it commits',
    plants: [
      {
        file: 'durable-objects/sharding/group-commit.ts',
        line: '      for (const tell of this.#storage.transactionSync(() => group.map(({ work }) => work()))) tell()',
        by: `      let early = []
          try {
            this.#storage.transactionSync(() => { early = group.map(({ work }) => work()); throw 0 })
          } catch (fault) { if (fault) throw fault }
          for (const tell of early) tell()
          setTimeout(() => this.#storage.transactionSync(() => group.map(({ work }) => work())), 20)`,
      },
    ],
    found: /which is not there|asked for|does not sell/,
  },
  {
    bug: 'a message that failed is acknowledged',
    plants: [
      {
        file: SETTLE,
        line: '    failed.push(event)',
        by: '',
      },
    ],
    found: /the copy|mails:|statistics count|has taken|still holds|for ever|not refunded/,
  },
  {
    bug: 'a listener that failed counts as having acted with the others',
    plants: [
      {
        file: 'workers/queues/broadcast.ts',
        line: 'one.listeners.filter((listener) => !failed.includes(listener))',
        by: 'one.listeners',
      },
      {
        file: 'workers/queues/broadcast.ts',
        line: 'if (one) await passOn(one, failed, env)',
        by: 'if (one && false) await passOn(one, failed, env)',
      },
    ],
    found: /the copy|mails:|statistics count|has taken|still holds|for ever|not refunded/,
  },
  {
    bug: 'a late payment is dropped',
    plants: [
      {
        file: 'workers/flows/orders/payment.ts',
        line: '    : settleLate(env, { ...payment, ...tokenIn(end) }, end)',
        by: "    : { state: 'failed', reason: 'dropped' }",
      },
    ],
    found: /the money of \S+ is kept, for 0 orders/,
  },
  {
    bug: 'the money of a cancelled order stays',
    plants: [
      {
        file: 'workers/queues/payments.ts',
        line: '  if (amount.amount > 0) await paymentsOf(env).refund({ paymentId, token, amount, refundId })',
        by: '',
      },
    ],
    found: /is cancelled and not refunded|owes \d+ back/,
  },
  {
    bug: 'a second attempt begins while the first is open',
    plants: [
      {
        file: 'domain/orders/attempt.ts',
        line: '  if (isPaying(cart.payment)) {',
        by: '  if (isPaying(cart.payment) && cart.payment.key === asked.key) {',
      },
    ],
    found: /is kept, for 0 orders|still holds units|for ever/,
  },
  {
    bug: 'an addition without a key is repeated',
    plants: [{ file: 'workers/flows/orders/cart.ts', line: "change?.type === 'add' ?", by: 'false ?' }],
    found: /asked for/,
  },
  {
    bug: 'the cart that is judged is another than the cart that is sold',
    plants: [
      {
        file: 'workers/flows/orders/checkout.ts',
        line: '  const begun = await begin(env, completion)',
        by: `  const read = await askOrder(env, owner.id, 'cartOf', owner)
  const begun = await begin(env, completion)`,
      },
      {
        file: 'workers/flows/orders/checkout.ts',
        line: 'promise(env, { attempt, cart, shown, passes, token, mayHold, payer }, now)',
        by: 'promise(env, { attempt, cart: { ...cart, read }, shown, passes, token, mayHold, payer }, now)',
      },
      {
        file: 'workers/flows/orders/promise.ts',
        line: 'items: cart.lines, passes }',
        by: 'items: (cart.read ?? cart).lines, passes }',
      },
    ],
    found: /\d units, \d may be had/,
  },
]
