/** What the runners of commands and questions promise, whichever command or question it is. */
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { openD1 } from '#tests/d1'
import { isPurgedHere } from '../cache/tags.ts'
import type { Env } from '../env.ts'
import { carryOut, command, FAULTS_MAX } from './command.ts'
import { ask, question } from './question.ts'

let env: Env
let acts: number
beforeEach(() => {
  env = { USERS_DB: openD1('users'), TRANSACTIONS_DB: openD1('transactions') } as unknown as Env
  acts = 0
})

const staff = (role: 'owner' | 'clerk') => ({ userId: `user-${role}`, email: `${role}@shop.example`, name: '', role })
const input = z.strictObject({ item: z.string().min(1), units: z.array(z.int()).default([]) })
const now = 1_795_000_000_000
const log = async (subject: string) =>
  (await auditEntriesOf(env.USERS_DB, subject, 9)).map(({ who, action, details }) => ({ who, action, details }))

const counting = command({
  name: 'inventory:try',
  permission: 'settings:change',
  input,
  refusals: ['item-unknown'],
  repeats: 'claim',
  act: async (_, { item }) => {
    acts++
    return item === 'none' ? refuse({ code: 'item-unknown' }) : ok(acts)
  },
  audit: ({ item: subject, units }) => [{ subject, details: { units } }],
  purges: ({ item }) => [`tried-${item}`],
})
const give = (said: unknown, key = 'k', role: 'owner' | 'clerk' = 'owner') =>
  carryOut(env, counting, { staff: staff(role), key, now }, said)

describe('a command', () => {
  test('acts, purges and stands in the log; sent again it stands there once', async () => {
    const before = Date.now()
    for (let times = 0; times < 2; times++) expect(await give({ item: 'mug', units: [1] })).toMatchObject({ ok: true })
    expect(await log('mug')).toEqual([{ who: 'owner@shop.example', action: 'inventory:try', details: { units: [1] } }])
    expect(isPurgedHere(['tried-mug'], before)).toBe(true)
  })
  test('a key stands for one request of one person', async () => {
    expect(await give({ item: 'mug' })).toMatchObject({ ok: true })
    expect(await give({ item: 'bowl' })).toEqual(refuse({ code: 'idempotency-key-reused' }))
    expect(await give({ item: 'bowl' }, '')).toEqual(refuse({ code: 'idempotency-key-required' }))
    expect([acts, await log('bowl')]).toEqual([1, []])
  })
  test('what is refused has changed nothing, purged nothing and stands nowhere', async () => {
    expect(await give({ item: 'none' })).toEqual(refuse({ code: 'item-unknown' }))
    expect([await log('none'), isPurgedHere(['tried-none'], 0)]).toEqual([[], false])
  })
  test('who may not is told so before anything is read, and that they tried is written down', async () => {
    const denied = await give('nonsense', 'k', 'clerk')
    expect(denied).toMatchObject({ refusal: { code: 'permission-denied', role: 'clerk' } })
    expect(await log('inventory:try')).toMatchObject([{ who: 'clerk@shop.example', action: 'staff:refused' }])
    expect(acts).toBe(0)
  })
  test('what is wrong is told place by place, and not without end', async () => {
    const wrong = await give({ item: '', units: Array.from({ length: 99 }, () => 0.5) })
    expect(wrong).toMatchObject({ refusal: { code: 'request-invalid' } })
    const { faults } = (wrong as unknown as { refusal: { faults: readonly { path: readonly unknown[] }[] } }).refusal
    expect([faults.length, faults[0]?.path, faults[1]?.path]).toEqual([FAULTS_MAX, ['item'], ['units', 0]])
    expect(acts).toBe(0)
  })
})

describe('a question', () => {
  const counted = question({
    name: 'inventory:count-tries',
    permission: 'settings:see',
    input,
    refusals: ['item-unknown'],
    answer: async ({ now: at }, { item }) => {
      acts++
      return item === 'none' ? refuse({ code: 'item-unknown' }) : ok({ item, at })
    },
  })
  const wonder = (said: unknown, role: 'owner' | 'clerk' = 'owner') =>
    ask(env, counted, { staff: staff(role), now }, said)

  test('is answered, or says why not, and leaves no trace', async () => {
    expect(await wonder({ item: 'mug' })).toEqual(ok({ item: 'mug', at: now }))
    expect(await wonder({ item: 'none' })).toEqual(refuse({ code: 'item-unknown' }))
    expect(await log('mug')).toEqual([])
  })
  test('is not even looked at for who may not ask it, nor with what it does not take', async () => {
    expect(await wonder({ item: 'mug' }, 'clerk')).toMatchObject({ refusal: { code: 'permission-denied' } })
    expect(await wonder({ item: 'mug', price: 1 })).toMatchObject({ refusal: { code: 'request-invalid' } })
    expect(acts).toBe(0)
    expect(await log('inventory:count-tries')).toMatchObject([{ action: 'staff:refused' }])
  })
})
