/** Uses of what is limited and the money of gift cards are kept as stock is, and staff never meet them among goods. */
import { beforeAll, expect, test } from 'vitest'
import { keepStockValue } from '#workers/flows/inventory/stock-value'
import { CARDS, pay } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop } from './goods.ts'
import { goods, manager, openForPromotions, readyWith, withCode } from './promoting.ts'
import { signedIn } from './staff.ts'

openForPromotions()

let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  owner = await signedIn('owner')
  ;({ cookie } = await atDesk('owner'))
  const dealt = await call('POST', '/api/admin/gift-cards', {
    headers: manager,
    body: { amount: 5_000, currency: 'EUR' },
  })
  const { code } = await withCode({ limits: { uses: 5, perBuyer: 1 } })
  const { status } = await pay(await readyWith(code), CARDS.approves)
  expect([dealt.status, status]).toEqual([200, 200])
}, 60_000)

const asked = async (path: string) => (await call('GET', path, { headers: owner })).json

test('movements of people and of sales are those of goods', async () => {
  const items = async (of: string) =>
    (await asked(`/api/admin/stock/movements${of}`)).movements.map((one: { variantId: string }) => one.variantId)
  await expect.poll(() => items('?of=sales'), { timeout: 10_000 }).toEqual([goods.chalk])
  const moved = await items('')
  expect(moved.length).toBeGreaterThan(0)
  expect(moved.filter((one: string) => !one.startsWith('var_'))).toEqual([])
  for (const path of ['/admin/inventory/movements', '/admin/inventory/movements?of=sales', '/admin/inventory'])
    expect(await (await visit(path, { cookie })).text()).not.toMatch(/quota|use_|sv_/)
})

test('places are those of the shop, and none is called as what is no place', async () => {
  const places = async () =>
    (await asked('/api/admin/inventory/locations')).locations.map(({ id }: { id: string }) => id)
  expect(await places()).toEqual(['main'])
  const put = await call('PUT', '/api/admin/inventory/locations/quota', { headers: owner, body: { priority: 1 } })
  expect(put.status).toBeGreaterThanOrEqual(400)
  const changes = [{ type: 'receive', variantId: goods.chalk, location: 'quota', units: 1, note: '' }]
  const { json } = await call('POST', '/api/admin/inventory/changes', { headers: owner, body: { changes } })
  expect(JSON.stringify(json)).toMatch(/unknown|invalid/)
  expect(await places()).toEqual(['main'])
})

test('settings that name such a place are refused at its field', async () => {
  const { version, value } = await asked('/api/admin/settings/locations')
  const [main] = value.locations
  const { status, json } = await call('PUT', '/api/admin/settings/locations', {
    headers: owner,
    body: { version, value: { locations: [main, { ...main, id: 'quota' }] } },
  })
  expect(status).toBe(422)
  expect(json.issues).toEqual([{ path: 'locations.1.id', code: 'duplicate' }])
})

test('what the stock is worth counts neither', async () => {
  await keepStockValue(shop, Date.now())
  const { values } = await asked('/api/admin/stock/value')
  expect([...new Set(values.map(({ location }: { location: string }) => location))]).toEqual(['main'])
})
