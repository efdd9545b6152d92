/** What staff change of an order after it was placed: where it goes. Two at once, too late, and what would have cost another sum. */
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, details, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

type Ordered = { readonly id: OrderId; readonly bearer: string }

const ordered = async (units = 1): Promise<Ordered> => {
  const cart = await ready([{ variantId: goods.chalk, units }])
  const { json } = await pay(cart, CARDS.approves)
  await copied(json.order.id)
  return { id: json.order.id, bearer: cart.bearer }
}
const orderNow = async (id: OrderId) => {
  const order = (await orderForStaff(shop, id))?.order
  if (!order) throw new Error('there is none')
  return order
}
const page = async (path: string) => (await visit(path, { cookie })).text()

const typed = { email: details.email, recipient: 'Maya Lindqvist', street: 'Storgatan 11', postcode: '111 22' }
const there = { ...typed, city: 'Stockholm', region: '', country: 'SE', extra: '', addressPhone: '' }
const save = async (id: OrderId, change: Readonly<Record<string, string>> = {}, version?: number) =>
  visit(`/admin/orders/${id}/address`, {
    cookie,
    form: [
      ['key', crypto.randomUUID()],
      ['version', String(version ?? (await orderNow(id)).version)],
      ...Object.entries({ ...there, ...change }),
    ],
  })
const put = async (id: OrderId, body: object) =>
  call('PUT', `/api/admin/orders/${id}/address`, { headers: owner, body: { email: details.email, ...body } })

test('what is to be sent goes to the new address, judged and put right as at the checkout, and the list knows it', async () => {
  const { id, bearer } = await ordered()
  expect(await page(`/admin/orders/${id}`)).toContain(`/admin/orders/${id}/address`)
  expect(await page(`/admin/orders/${id}/address`)).toMatch(/name="street"[^>]*value="Storgatan 1"/)
  const saved = await save(id, { postcode: '１１１２２', email: ' maya@LINDQVIST.example ' })
  expect(saved.headers.get('location')).toBe(`/admin/orders/${id}?done=readdressed`)
  const before = await orderNow(id)
  expect(before).toMatchObject({
    address: { street: 'Storgatan 11', postcode: '11122' },
    totals: { total: { amount: 4200 } },
  })
  const shown = await page(`/admin/orders/${id}?done=readdressed`)
  expect(shown).toMatch(
    /Saved\. What is still to be sent goes there[\s\S]*Address, mail address or way of delivery changed/,
  )
  await expect.poll(() => page('/admin/orders?q=Storgatan+11'), { timeout: 15_000 }).toContain(id)
  const { json } = await call('GET', `/api/orders/${id}`, { bearer })
  expect(json).toMatchObject({ address: { street: 'Storgatan 11' }, timeline: [{}, { type: 'order-readdressed' }] })
  // The same again is no change.
  expect((await save(id, { postcode: '11122', email: before.email })).status).toBe(303)
  expect((await orderNow(id)).version).toBe(before.version)
})

test('all that is amiss is told at once beside its field, stays as it was typed, and nothing has changed', async () => {
  const { id } = await ordered()
  const refused = await save(id, { street: '', postcode: '12', email: 'nobody' })
  expect(refused.status).toBe(422)
  const text = await refused.text()
  for (const field of ['street', 'postcode', 'email'])
    expect(text, field).toMatch(
      new RegExp(`name="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="${field}"`),
    )
  expect(text).toMatch(/value="12"/)
  expect(text).toMatch(/href="#order-postcode"/)
  expect(await orderNow(id)).toMatchObject({ address: { street: 'Storgatan 1' }, version: 1 })
  const { json } = await put(id, { version: 1, email: 'nobody' })
  expect(json).toMatchObject({ code: 'order-details-invalid', fields: { email: 'email-form' } })
})

test('of two who change it at once the second is told, and sees it as it is', async () => {
  const { id } = await ordered()
  expect((await put(id, { version: 1, address: { ...details.address, street: 'Vasagatan 2' } })).status).toBe(200)
  const late = await save(id, {}, 1)
  expect(late.status).toBe(409)
  const text = await late.text()
  expect(text).toContain('This order was changed meanwhile')
  expect(text).toContain('name="version" value="2"')
  expect((await orderNow(id)).address?.street).toBe('Vasagatan 2')
})

test('another country, or what is sent or cancelled, is refused with the reason', async () => {
  const { id } = await ordered(2)
  const norway = { name: 'Maya', street: 'Nygårdsgaten 12', postcode: '5015', city: 'Bergen', country: 'NO' }
  expect((await put(id, { version: 1, address: norway })).json).toMatchObject({
    code: 'order-country-fixed',
    country: 'SE',
  })
  const ship = (units: number) =>
    call('POST', `/api/admin/orders/${id}/shipments`, {
      headers: owner,
      body: { parcels: [{ variantId: goods.chalk, units }] },
    })
  await ship(1)
  // A parcel has left: whoever looked before looks again.
  expect((await put(id, { version: 1, address: { ...details.address, street: 'Vasagatan 2' } })).json.code).toBe(
    'order-changed',
  )
  expect((await put(id, { version: 2, address: { ...details.address, street: 'Vasagatan 2' } })).status).toBe(200)
  await ship(1)
  expect((await put(id, { version: 4, address: { ...details.address, street: 'Vasagatan 3' } })).json.code).toBe(
    'order-shipped',
  )
  expect(await page(`/admin/orders/${id}`)).not.toContain(`/admin/orders/${id}/address`)
  expect((await put('ord_7k3m9qxd0000000000000000' as OrderId, { version: 1 })).status).toBe(404)
})
