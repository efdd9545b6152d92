/** How a flow asks a shard again. */
import { expect, test } from 'vitest'
import type { PaymentId } from '#domain/ids'
import { answering, nothingPublished } from '#tests/simulation/alone'
import type { Env } from '../env.ts'
import { withRetry } from './call-shard.ts'
import { settlePayment } from '../flows/orders/payment.ts'

class Trouble extends Error {
  readonly retryable: boolean
  readonly overloaded: boolean
  constructor(retryable: boolean, overloaded: boolean) {
    super('the object was reset')
    this.retryable = retryable
    this.overloaded = overloaded
  }
}

test.each([
  { retryable: true, overloaded: false, times: 3 },
  { retryable: true, overloaded: true, times: 1 },
  { retryable: false, overloaded: false, times: 1 },
])('asks $times times when retryable is $retryable and overloaded is $overloaded', async (trouble) => {
  let times = 0
  const call = () => Promise.reject<never>((times++, new Trouble(trouble.retryable, trouble.overloaded)))
  await expect(withRetry(call)).rejects.toThrow('reset')
  expect(times).toBe(trouble.times)
})

test('asks again on another stub, for one that met trouble stays broken', async () => {
  let stubs = 0
  const stub = () => {
    const broken = stubs++ === 0
    return { fail: () => (broken ? Promise.reject(new Trouble(true, false)) : Promise.resolve({ ok: true })) }
  }
  const env = { ORDERS: answering(stub), TOPOLOGY: nothingPublished } as unknown as Env
  const payment = { paymentId: 'pay_000000000000000000000000_1' as PaymentId, token: 'demo_decline', quote: null }
  const settled = await settlePayment(env, payment, { state: 'declined', reason: 'card-declined' })
  expect(settled).toEqual({ state: 'failed', reason: 'card-declined' })
})
