/** Promotions as journeys make them: written down by a manager, with codes that nobody else has. */
import { beforeAll } from 'vitest'
import { call } from './caller.ts'
import { ready, type Ready } from './buying.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

export let goods: Goods
export let manager: Readonly<Record<string, string>>
export let clerk: Readonly<Record<string, string>>

export const openForPromotions = (): void => {
  beforeAll(async () => {
    goods = await stockGoods()
    manager = await signedIn('manager')
    clerk = await signedIn('clerk')
  }, 60_000)
}

export const said = (rest: object) => ({
  name: 'A promotion of the tests',
  title: { en: 'Ten off', zh: '九折' },
  method: 'code',
  effect: { type: 'order', value: { type: 'percent', rate: 1_000 } },
  state: 'active',
  ...rest,
})
export const create = (rest: object = {}, headers = manager) =>
  call('POST', '/api/admin/promotions', { body: said(rest), headers })
export const makeCodes = (id: string, body: object, headers = manager) =>
  call('POST', `/api/admin/promotions/${id}/codes`, { body, headers })
export const give = (cart: { id: string; bearer: string }, code: string, headers = {}) =>
  call('PUT', `/api/carts/${cart.id}/codes/${encodeURIComponent(code)}`, { bearer: cart.bearer, headers })
export const end = (id: string) =>
  call('PUT', `/api/admin/promotions/${id}/state`, { body: { state: 'ended' }, headers: manager })

let made = 0
/** A running promotion with one code. */
export const withCode = async (rest: object = {}, codes: object = {}) => {
  const code = `TEST${++made}-${crypto.randomUUID().slice(0, 6)}`
  const { json, status } = await create(rest)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await makeCodes(json.id, { codes: [code], ...codes })
  return { id: json.id as string, code }
}

/** A cart that is ready to be paid for, with a code. */
export const readyWith = async (code: string, units = 1): Promise<Ready> => {
  const cart = await ready([{ variantId: goods.chalk, units }])
  const given = await give(cart, code)
  if (given.status !== 200) throw new Error(`${given.status} ${JSON.stringify(given.json)}`)
  return { ...cart, expectedTotal: given.json.totals.total }
}
