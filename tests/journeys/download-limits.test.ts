/** Files that were bought end as the merchant says, are counted, and are taken away and given anew by staff. */
import { beforeAll, expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { CARDS, pay, ready } from './buying.ts'
import { hidden, openBrowser } from './browser.ts'
import { call, ORIGIN } from './caller.ts'
import { frontDoor } from './front-door.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let file: string
const BYTES = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  const added = await frontDoor(
    new Request(`${ORIGIN}/api/admin/products/delos-mug/downloads?variantId=${goods.chalk}&name=Book.epub`, {
      method: 'POST',
      headers: { ...owner, 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/octet-stream' },
      body: BYTES,
    }),
  )
  file = ((await added.json()) as { id: string }).id
})

type Bought = { readonly id: string; readonly bearer: string }
const bought = async (): Promise<Bought> => {
  const cart = await ready([{ variantId: goods.chalk, units: 1 }])
  const { json } = await pay(cart, CARDS.approves)
  return { id: json.order.id as string, bearer: cart.bearer }
}
const rules = async (days: number | null, times: number | null) => {
  const path = '/api/admin/settings/downloads'
  const { version } = (await call('GET', path, { headers: owner })).json
  const saved = await call('PUT', path, { headers: owner, body: { version, value: { days, times } } })
  expect(saved.status).toBe(200)
}
const files = async ({ id, bearer }: Bought) => (await call('GET', `/api/orders/${id}/files`, { bearer })).json.files
const fetched = async ({ id, bearer }: Bought, headers = {}) => {
  const answer = await frontDoor(
    new Request(`${ORIGIN}/api/orders/${id}/files/${file}`, {
      headers: { authorization: `Bearer ${bearer}`, ...headers },
    }),
  )
  const code = answer.headers.get('content-type')?.includes('json')
    ? ((await answer.json()) as { code: string }).code
    : ''
  return [answer.status, code]
}
const change = (order: string, deed: string, headers = owner) =>
  call('POST', `/api/admin/orders/${order}/files/${file}/${deed}`, { headers })

test('without a rule a file is fetched as often as one likes, and counted', async () => {
  const order = await bought()
  for (let times = 0; times < 3; times++) expect(await fetched(order)).toEqual([200, ''])
  expect(await files(order)).toMatchObject([{ id: file, access: 'open', fetched: 3, left: null, until: null }])
})

test('twice, and what broke off is fetched on; then no more, until staff give it anew', async () => {
  await rules(30, 2)
  const order = await bought()
  expect(await fetched(order)).toEqual([200, ''])
  expect(await fetched(order, { range: 'bytes=500-' })).toEqual([206, ''])
  expect((await files(order))[0]).toMatchObject({ fetched: 1, left: 1 })
  // Two devices at once do not fetch the last time twice.
  const both = await Promise.all([fetched(order), fetched(order)])
  expect(both.toSorted()).toEqual([
    [200, ''],
    [410, 'download-used-up'],
  ])
  expect(await fetched(order, { range: 'bytes=500-' })).toEqual([206, ''])
  expect((await files(order))[0]).toMatchObject({ access: 'download-used-up', left: null })
  expect((await change(order.id, 'renew')).json.files).toMatchObject([{ access: 'open', fetched: 0, left: 2 }])
  expect(await fetched(order)).toEqual([200, ''])
  const clerk = await signedIn('clerk')
  expect((await change(order.id, 'renew', clerk)).status).toBe(403)
  expect((await call('GET', `/api/admin/orders/${order.id}/files`, { headers: clerk })).json.files).toHaveLength(1)
})

test('what staff take away is gone at once, and said on the pages of both', async () => {
  await rules(30, 2)
  const order = await bought()
  const browser = openBrowser()
  const link = await browser.get(`/orders/${order.id}?key=${order.bearer}`)
  await browser.post(`/orders/${order.id}`, { key: hidden(link.html, 'key') })
  const seen = (await browser.get(`/orders/${order.id}`)).html
  expect(seen).toMatch(/2 times more, until \w+/)
  const { cookie } = await atDesk('owner')
  const path = `/admin/orders/${order.id}`
  expect(await (await visit(path, { cookie })).text()).toContain('not fetched yet')
  const press = (deed: string) =>
    visit(`${path}/files`, {
      cookie,
      form: [
        ['key', crypto.randomUUID()],
        ['file', file],
        ['deed', deed],
      ],
    })
  expect((await press('revoke')).headers.get('location')).toBe(`${path}#files`)
  expect(await (await visit(path, { cookie })).text()).toContain('Taken away')
  expect(await fetched(order)).toEqual([403, 'download-revoked'])
  const gone = await browser.get(`/orders/${order.id}/files/${file}`)
  expect([gone.status, gone.html.includes('not given for this order any more')]).toEqual([403, true])
  expect((await browser.get(`/zh/orders/${order.id}`)).html).toContain('此订单不再提供这个文件')
  expect((await press('renew')).status).toBe(303)
  expect((await browser.get(`/orders/${order.id}/files/${file}`)).status).toBe(200)
  const log = (await auditEntriesOf(shop.USERS_DB, order.id, 9)).map(({ action, details }) => [action, details['deed']])
  expect(log).toContainEqual(['orders:change-file', 'revoke'])
  expect(log).toContainEqual(['orders:change-file', 'renew'])
})

test('nobody changes a file that is not of the order, and rules of nothing are refused', async () => {
  const order = await bought()
  const other = `/api/admin/orders/${order.id}/files/dl_000000000000000000000000/revoke`
  expect((await call('POST', other, { headers: owner })).json.code).toBe('download-unknown')
  expect((await call('POST', other.replace('revoke', 'burn'), { headers: owner })).status).toBe(422)
  const path = '/api/admin/settings/downloads'
  const { version } = (await call('GET', path, { headers: owner })).json
  const refused = await call('PUT', path, { headers: owner, body: { version, value: { days: 0, times: 2 } } })
  expect(refused.json).toMatchObject({ code: 'settings-invalid' })
})
