/** Every move of a return from everywhere, and moves at random: never more comes back than was sent, nor more money than was paid. */
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { cancel } from '../orders/cancellation.ts'
import { moneyBackOf, sumBack, worthOf } from '../orders/money-back.ts'
import { unitsOf } from '../orders/order.ts'
import { refund, refundableUnits } from '../orders/refund.ts'
import { EUR, mug, hat, main, TERMS, sent, asking, opened, last, take, sending } from './example-return.ts'
import { RETURN_ACTS, RETURN_MOVES, RETURN_STATUSES, type Return } from './return.ts'
import { moveReturn, openReturn, returnableUnits, trackReturn, type Moving } from './returning.ts'

test.each(RETURN_STATUSES.flatMap((status) => RETURN_ACTS.map((act) => [status, act] as const)))(
  'from %s, %s goes where the table says, or nowhere',
  (status, act) => {
    const order = opened(sent(), asking(mug, 1))
    const inspection = {
      taken: [{ variantId: mug, units: 1, to: 'sell', location: main }],
      less: money(0, EUR),
      why: '',
      inspectedAt: 1,
    } as const
    const has = status === 'inspected' && act !== 'send-back'
    const one: Return = { ...last(order), status, ...(has && { inspection }) }
    const moves: Readonly<Record<(typeof RETURN_ACTS)[number], Moving>> = {
      approve: { act: 'approve', answer: '' },
      decline: { act: 'decline', answer: '' },
      cancel: { act: 'cancel' },
      send: sending,
      receive: { act: 'receive' },
      inspect: take(1),
      refund: { act: 'refund' },
      'send-back': { act: 'send-back', answer: '' },
    }
    const answer = moveReturn({ ...order, returns: [one] }, one.id, moves[act], 21)
    const { from, to } = RETURN_MOVES[act]
    if (from.includes(status)) expect(answer.ok && to.includes(last(answer.value).status)).toBe(true)
    else if (to.includes(status) && act !== 'inspect') expect(answer.ok && last(answer.value).status).toBe(status)
    else expect(answer).toMatchObject({ ok: false, refusal: { code: 'return-moved', stands: status } })
  },
)

test('whatever is asked, moved and refunded, never more comes back than was sent and never more goes back than was paid', () => {
  for (let seed = 1; seed <= 400; seed++) {
    let state = seed
    const next = (most: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * (most + 1))
    }
    let order = sent()
    for (let step = 0; step < 24; step++) {
      const [variantId, units, at] = [next(1) === 0 ? mug : hat, 1 + next(2), 10 + step]
      const terms = {
        ...TERMS,
        approved: next(1) === 0,
        keep: next(5) === 0,
        fee: money(next(1) * 120, EUR),
        refundOn: (['request', 'first-scan', 'inspection'] as const)[next(2)] ?? 'inspection',
      }
      const ids = (order.returns ?? []).map(({ id }) => id)
      const id = ids[next(Math.max(0, ids.length - 1))] ?? ''
      const resolution = next(2) === 0 ? ('credit' as const) : ('refund' as const)
      const taken = [{ variantId, units: next(1) + 1, to: 'sell' as const, location: main }]
      const moves: readonly Moving[] = [
        { act: 'approve', answer: '' },
        { act: 'cancel' },
        sending,
        { act: 'receive' },
        { act: 'inspect', taken, less: next(1) * 90, why: '' },
        { act: 'refund' },
        { act: 'send-back', answer: '' },
      ]
      const kind = next(4) === 0 ? ('withdrawal' as const) : ('return' as const)
      const acts = [
        () => openReturn(order, asking(variantId, units, { terms, resolution, kind, delivery: money(490, EUR) }), at),
        () => moveReturn(order, id, moves[next(6)] ?? { act: 'receive' }, at),
        () => moveReturn(order, id, moves[next(6)] ?? { act: 'receive' }, at),
        () => trackReturn(order, id, [{ at, status: 'in-transit', place: '', text: '' }], at),
        () =>
          refund(
            order,
            {
              id: `x${step}`,
              cause: 'goodwill',
              parcels: next(2) === 0 ? [{ variantId, units: 1 }] : [],
              amount: next(400),
            },
            at,
          ),
        () => cancel(order, { id: `c${step}`, reason: 'customer', parcels: null }, at),
      ]
      const answer = acts[next(5)]?.()
      if (answer?.ok) order = answer.value
      expect(sumBack(moneyBackOf(order), worthOf)).toBeLessThanOrEqual(4490)
      for (const one of [mug, hat]) {
        expect(returnableUnits(order, one)).toBeGreaterThanOrEqual(0)
        expect(refundableUnits(order, one, 'return')).toBeGreaterThanOrEqual(0)
        const shelved = (order.returns ?? []).flatMap(({ inspection }) => inspection?.taken ?? [])
        expect(unitsOf(shelved, one)).toBeLessThanOrEqual(unitsOf(order.lines, one))
      }
    }
  }
})
