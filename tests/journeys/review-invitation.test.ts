/** Some days after an order was sent, who agreed at the checkout is asked once what they think; nobody else is, and never at night. */
import { beforeAll, expect, test } from 'vitest'
import { emailKey } from '#domain/customers/staff'
import type { OrderId } from '#domain/ids'
import { consentHistory } from '#schema/users/notifications/consents'
import { keysOf } from '#workers/flows/notifications/order-keys'
import { notifications } from '#workers/queues/notifications'
import { tellPlanned } from '#workers/flows/notifications/planned'
import { orderForStaff } from '#workers/flows/orders/orders'
import { hidden, openBrowser } from './browser.ts'
import { filled } from './buying.ts'
import { call } from './caller.ts'
import { anotherHouse, mailbox } from './customers.ts'
import { shop } from './goods.ts'
import { openForReviews, send, write, type Order } from './reviews.ts'

let chalk: string
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  const opened = await openForReviews()
  chalk = opened.goods.chalk
  owner = opened.owner
}, 60_000)

const DAY = 24 * 60 * 60_000
/** Noon in Amsterdam, where the clock of the shop stands, so many days from now. */
const noonIn = (days: number): number => {
  const day = new Date(Date.now() + days * DAY)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 11)
}

/** By the form of the checkout. @param agree what is ticked */
const bought = async (email: string, agree: Readonly<Record<string, string>>): Promise<Order> => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: chalk, units: '1' })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('may ask me what I think')
  const expected = /name="expected" value="(\d+)"/.exec(html)?.[1] ?? ''
  const form = { ...filled, email, key: hidden(html, 'key'), expected, ...agree }
  // Kept as it was ticked where something else is amiss.
  const amiss = await browser.post('/checkout', { ...form, city: '' }, anotherHouse())
  expect(amiss.status).toBe(422)
  expect(/name="agree" value="review-invitation" checked/.test(amiss.html)).toBe('agree' in agree)
  const again = await browser.post('/checkout', form, anotherHouse())
  const [id = ''] = /ord_\w+/.exec(again.to) ?? []
  expect(id).not.toBe('')
  return { id, bearer: (await keysOf(shop, [id as OrderId])).get(id as OrderId) ?? '' }
}

const invitations = async (email: string) =>
  (await mailbox(email)).filter(({ template }) => template === 'review-invitation')
const planned = (order: Order) =>
  shop.TRANSACTIONS_DB.prepare('SELECT due_at AS dueAt FROM planned_messages WHERE about = ?1')
    .bind(order.id)
    .first<{ dueAt: number }>()
const isPlanned = async (order: Order) => {
  await expect.poll(() => planned(order), { timeout: 15_000 }).not.toBeNull()
}
const agreed = { agree: 'review-invitation' }

test('who agreed is asked once, by a link that opens the form; a fact that is heard again changes nothing', async () => {
  const email = 'Asked@example.com'
  const order = await bought(email, agreed)
  await expect
    .poll(async () =>
      (await consentHistory(shop.USERS_DB, emailKey(email))).map(({ source, state }) => [source, state]),
    )
    .toEqual([['checkout', 'given']])
  expect((await send(order)).status).toBe(200)
  await isPlanned(order)
  await tellPlanned(shop, noonIn(12))
  expect(await invitations(email)).toEqual([])
  // At night it waits for the morning.
  await tellPlanned(shop, noonIn(15) + 11 * 60 * 60_000)
  expect(await invitations(email)).toEqual([])
  await tellPlanned(shop, noonIn(16))
  const [mail] = await invitations(email)
  expect(mail?.text).toContain('Delos mug, Chalk')
  const link = /\/\S*reviews\/write\?\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  const opened = await openBrowser().get(link)
  expect([200, 303]).toContain(opened.status)
  const found = await orderForStaff(shop, order.id as OrderId)
  await notifications(found?.timeline ?? [], shop)
  await isPlanned(order)
  await tellPlanned(shop, noonIn(40))
  expect(await invitations(email)).toHaveLength(1)
  expect(await planned(order)).toBeNull()
})

test.each([
  ['who did not agree', 'not.agreed@example.com', {}, async () => {}],
  ['who has written a review', 'spoken@example.com', agreed, async (order: Order) => void (await write(order))],
])('%s is not asked', async (_, email, ticked, before) => {
  const order = await bought(email, ticked)
  await send(order)
  await isPlanned(order)
  await before(order)
  await tellPlanned(shop, noonIn(16))
  expect(await planned(order)).toBeNull()
  expect(await invitations(email)).toEqual([])
})

test('an order that is cancelled before it was sent plans nothing', async () => {
  const order = await bought('cancelled@example.com', agreed)
  const { status } = await call('POST', `/api/admin/orders/${order.id}/cancel`, {
    headers: owner,
    body: { reason: 'customer' },
  })
  expect(status).toBe(200)
  expect(await planned(order)).toBeNull()
})
