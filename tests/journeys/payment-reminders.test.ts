/** An order that is not paid: its buyer is reminded by the day, each time once, nobody is who has paid, and in the end it is cancelled. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import type { OrderId } from '#domain/ids'
import { BY_THE_CLOCK, type PaymentsSettings } from '#domain/settings/payments'
import { saveSettings } from '#schema/products/settings/settings'
import { tellPlanned } from '#workers/flows/notifications/planned'
import { orderForStaff } from '#workers/flows/orders/orders'
import { currentSettings } from '#workers/flows/settings/settings'
import { copied, details, opened } from './buying.ts'
import { call } from './caller.ts'
import { mailbox } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

const DAY = 24 * 60 * 60_000
const transfer = {
  id: 'transfer',
  kind: 'bank-transfer' as const,
  name: { en: 'Bank transfer', zh: '银行转账' },
  instructions: { en: 'To NL00 BANK 0123 4567 89.', zh: '账户 NL00 BANK 0123 4567 89。' },
  dueDays: 7,
  countries: null,
}
const door = { ...transfer, id: 'door', kind: 'cash-on-delivery' as const }
const METHODS: PaymentsSettings = { ...BY_THE_CLOCK, online: true, capture: 'order', manual: [transfer, door] }

let goods: Goods
let owner: Readonly<Record<string, string>>

const offering = async (value: PaymentsSettings): Promise<void> => {
  const { version } = await currentSettings(shop, 'payments')
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'payments', value, basedOn: version }], Date.now())
  // The data tier is at most five seconds old.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
}

beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  await offering(METHODS)
}, 60_000)

let people = 0
const ordered = async (method = 'transfer') => {
  const email = `late-${++people}@example.com`
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const path = `/api/checkouts/${cart.id}`
  const { json } = await call('PUT', `${path}/details`, { bearer: cart.bearer, body: { ...details, email } })
  const body = { payment: { token: `manual_${method}` }, expectedTotal: json.totals.total }
  const done = await call('POST', `${path}/complete`, { bearer: cart.bearer, body })
  const id = done.json.order.id as OrderId
  await copied(id)
  return { id, email, placedAt: (await orderForStaff(shop, id))?.order.placedAt ?? 0 }
}

const planned = (id: OrderId) =>
  shop.TRANSACTIONS_DB.prepare(`SELECT due_at FROM planned_messages WHERE id = ?1`)
    .bind(`unpaid:${id}`)
    .first<number>('due_at')
const isPlanned = (id: OrderId) => expect.poll(() => planned(id), { timeout: 15_000 }).not.toBeNull()
const reminders = async (email: string) =>
  (await mailbox(email))
    .map(({ template }) => template)
    .filter((one) => one.startsWith('payment-'))
    .toReversed()

test('a reminder before the day and those after it come once each; who has paid hears no more', async () => {
  const { id, email, placedAt } = await ordered()
  await isPlanned(id)
  const at = async (days: number) => {
    await tellPlanned(shop, placedAt + days * DAY)
    await tellPlanned(shop, placedAt + days * DAY + 60_000)
    return reminders(email)
  }
  expect(await at(2)).toEqual([])
  expect(await at(5)).toEqual(['payment-reminder'])
  expect(await at(6)).toEqual(['payment-reminder'])
  const [mail] = await mailbox(email)
  expect(mail?.text).toContain('To NL00 BANK 0123 4567 89.')
  expect(mail?.text).toMatch(/To be paid {3}€\d+\.\d\d/)
  expect(mail?.text).toContain(`/orders/${id}?key=`)
  expect(await at(10)).toEqual(['payment-reminder', 'payment-overdue'])
  await call('POST', `/api/admin/orders/${id}/payments`, { headers: owner, body: {} })
  expect(await at(30)).toEqual(['payment-reminder', 'payment-overdue'])
  expect(await planned(id)).toBeNull()
})

test('cash at the door is reminded of by nobody', async () => {
  const { id } = await ordered('door')
  const other = await ordered()
  await isPlanned(other.id)
  expect(await planned(id)).toBeNull()
})

test('where the shop says so an order is cancelled in the end, and only one of which nothing has come', async () => {
  const [left, begun] = [await ordered(), await ordered()]
  await Promise.all([isPlanned(left.id), isPlanned(begun.id)])
  await call('POST', `/api/admin/orders/${begun.id}/payments`, { headers: owner, body: { amount: 100 } })
  const later = left.placedAt + 40 * DAY
  await tellPlanned(shop, later)
  expect((await orderForStaff(shop, left.id))?.order.status).toBe('placed')
  await offering({ ...METHODS, cancelAfterDays: 30 })
  // As old as the settings may be.
  await tellPlanned(shop, later + DAY)
  expect((await orderForStaff(shop, left.id))?.order).toMatchObject({
    status: 'cancelled',
    payment: 'voided',
    cancelReason: 'unpaid',
  })
  expect((await orderForStaff(shop, begun.id))?.order.status).toBe('placed')
  await expect
    .poll(async () => (await mailbox(left.email)).map(({ template }) => template), { timeout: 15_000 })
    .toContain('order-cancelled')
  await tellPlanned(shop, later + 2 * DAY)
  expect(await planned(left.id)).toBeNull()
  await offering(METHODS)
})

test('staff see what is late, on the page of payments and among the orders', async () => {
  const { id } = await ordered()
  const { cookie } = await atDesk('manager')
  const page = async (path: string) => (await visit(path, { cookie })).text()
  expect(await page('/admin/orders?view=overdue')).not.toContain(id)
  // As if a fortnight had passed.
  await shop.TRANSACTIONS_DB.prepare(`UPDATE orders SET "order" = json_set("order", '$.terms.dueAt', ?2) WHERE id = ?1`)
    .bind(id, Date.now() - 7 * DAY)
    .run()
  expect(await page('/admin/orders?view=overdue')).toContain(id)
  const payments = await page('/admin/payments')
  expect(payments).toContain('late since')
  expect(payments).toContain('/admin/orders?view=overdue')
  const listed = await call('GET', '/api/admin/orders?view=overdue', { headers: owner })
  expect(listed.json.orders.map((one: { id: string }) => one.id)).toContain(id)
  await offering(documents.payments)
})
