/** What staff do with what comes back, on their pages: found in the list, received, looked at, paid, taken back unasked. */
import { beforeAll, expect, test } from 'vitest'
import { copied } from './buying.ts'
import { hidden } from './browser.ts'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { had, openForReviews, type Order } from './reviews.ts'

let owner: Readonly<Record<string, string>>
let cookie = ''
let chalk = ''
beforeAll(async () => {
  const opened = await openForReviews()
  owner = opened.owner
  chalk = opened.goods.chalk
  cookie = (await signedIn('owner')).cookie
})

const page = async (path: string) => (await visit(path, { cookie })).text()
const press = async (path: string, from: string, fields: Readonly<Record<string, string>> = {}) => {
  const key = hidden(await page(from), 'key')
  return visit(path, { cookie, form: Object.entries({ key, ...fields }) })
}

const asked = async (email: string): Promise<Order & { readonly at: string }> => {
  const order = await had(email)
  const units = [{ variantId: chalk, units: 1, reason: 'too-small' }]
  const { json } = await call('POST', `/api/orders/${order.id}/returns`, { bearer: order.bearer, body: { units } })
  return { ...order, at: `/admin/returns/${order.id}/${json.id}` }
}

test('asked for, found in the list, received, looked at, paid: each on the page, and it is over', async () => {
  const order = await asked('jonas@example.org')
  await copied(order.id)
  await expect.poll(() => page('/admin/returns?view=coming'), { timeout: 10_000 }).toContain(order.at)
  expect(await page(order.at)).toContain('It is here')
  expect((await press(`${order.at}/receive`, order.at)).status).toBe(303)
  const wrong = await press(`${order.at}/inspect`, order.at, {
    'taken[0].variantId': chalk,
    'taken[0].units': '2',
    'taken[0].to': 'nowhere',
  })
  expect([wrong.status, (await wrong.text()).includes('more than this return is about')]).toEqual([422, true])
  const looked = await press(`${order.at}/inspect`, order.at, {
    'taken[0].variantId': chalk,
    'taken[0].units': '1',
    'taken[0].to': 'nowhere',
    less: '1.50',
    why: 'A stain',
  })
  expect(looked.status).toBe(303)
  expect(await page(order.at)).toContain('A stain')
  expect((await press(`${order.at}/refund`, order.at)).status).toBe(303)
  expect(await page(order.at)).toContain('Refunded')
  expect((await press(`${order.at}/refund`, '/admin/returns/x')).status).toBe(422)
})

test('taken back at the counter from the page of the order, and seen beside it', async () => {
  const order = await had('marit@example.org')
  const at = `/admin/returns/${order.id}`
  expect(await page(`/admin/orders/${order.id}`)).toContain('Take goods back')
  const nothing = await press(at, at, { 'units[0].variantId': chalk, 'units[0].units': '0', atCounter: 'on' })
  expect([nothing.status, (await nothing.text()).includes('Say at least one unit')]).toEqual([422, true])
  const taken = await press(at, at, { 'units[0].variantId': chalk, 'units[0].units': '1', atCounter: 'on' })
  expect(taken.headers.get('location')).toContain(`${at}/ret_`)
  expect(await page(`/admin/orders/${order.id}`)).toContain(taken.headers.get('location') ?? '-')
  const { json } = await call('GET', `/api${taken.headers.get('location')}`, { headers: owner })
  expect(json.return ?? json).toMatchObject({ status: 'received', by: 'staff' })
})

test('nobody who is not signed in sees one, and what is not there is not found', async () => {
  const order = await asked('ida@example.org')
  const stranger = await visit(order.at)
  expect([302, 303]).toContain(stranger.status)
  expect((await visit('/admin/returns/ord_x/ret_x', { cookie })).status).toBe(404)
})
