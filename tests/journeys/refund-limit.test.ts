/** Above the shop's limit a refund needs a second person, at whichever door it is asked for; until then nothing moves. */
import { beforeAll, expect, test } from 'vitest'
import { orderId } from '#domain/ids'
import { BY_THE_CLOCK, type PaymentsSettings } from '#domain/settings/payments'
import { saveSettings } from '#schema/products/settings/settings'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { orderForStaff } from '#workers/flows/orders/orders'
import { currentSettings } from '#workers/flows/settings/settings'
import { CARDS, details, opened, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let manager: Readonly<Record<string, string>>
let owner: Readonly<Record<string, string>>

const limited = async (amount: number | null): Promise<void> => {
  const refundLimits = amount === null ? [] : [{ currency: 'EUR' as never, amount }]
  const value: PaymentsSettings = { ...BY_THE_CLOCK, online: true, capture: 'order', manual: [], refundLimits }
  const { version } = await currentSettings(shop, 'payments')
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'payments', value, basedOn: version }], Date.now())
  // The data tier is at most five seconds old.
  await new Promise((resolve) => setTimeout(resolve, 5_100))
}

beforeAll(async () => {
  goods = await stockGoods()
  manager = await signedIn('manager')
  owner = await signedIn('owner')
  await limited(0)
})

const bought = async (units = 1) => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units }]), CARDS.approves)
  return String(json.order.id)
}

const there = async (id: string) => {
  const found = orderId(id)
  const stored = found && (await orderForStaff(shop, found))
  if (!stored) throw new Error('no such order')
  return stored.order
}

type Cancelling = { readonly key?: string; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }

const cancel = (order: string, { key = crypto.randomUUID(), body = {}, headers = manager }: Cancelling = {}) =>
  call('POST', `/api/admin/orders/${order}/cancel`, { headers, key, body: { reason: 'customer', ...body } })

const decided = (act: string, approval: string, headers: Readonly<Record<string, string>>, body?: object) =>
  call('POST', `/api/admin/payments/approvals/${approval}/${act}`, { headers, ...(body && { body }) })

test('one asks, another approves, and it is done once: as it was asked for, under both their names', async () => {
  const order = await bought()
  const key = crypto.randomUUID()
  const asked = await cancel(order, { key })
  expect([asked.status, asked.json.code]).toEqual([409, 'approval-required'])
  expect((await there(order)).cancellations).toBeUndefined()
  const approval = String(asked.json.approval)
  expect((await cancel(order, { key })).json).toMatchObject({ code: 'approval-required', approval })

  expect((await decided('approve', approval, manager)).json.code).toBe('approval-own')
  expect((await there(order)).status).toBe('placed')
  const page = await visit(`/admin/orders/${order}`, { cookie: (await atDesk('owner')).cookie })
  expect(await page.text()).toContain('wait for a second person')

  expect((await decided('approve', approval, owner)).status).toBe(200)
  expect((await there(order)).cancellations).toHaveLength(1)
  expect((await decided('approve', approval, owner)).status).toBe(200)
  const again = await cancel(order, { key })
  expect(again.json.status).toBe('cancelled')
  expect((await there(order)).cancellations).toHaveLength(1)
  const entries = await auditEntriesOf(shop.USERS_DB, order, 20)
  const done = entries.filter(({ action }) => action === 'orders:cancel')
  expect(done).toMatchObject([{ who: 'owner@stoa.example', details: { approval, askedBy: 'manager@stoa.example' } }])
})

test('what is declined stays as it is, and is asked for anew under another key', async () => {
  const order = await bought()
  const key = crypto.randomUUID()
  const approval = String((await cancel(order, { key })).json.approval)
  expect((await decided('decline', approval, owner, { reason: '' })).status).toBe(422)
  expect((await decided('decline', approval, owner, { reason: 'It is on its way' })).status).toBe(200)
  expect((await decided('approve', approval, owner)).json.code).toBe('approval-over')
  expect((await cancel(order, { key })).json).toMatchObject({ code: 'approval-declined', reason: 'It is on its way' })
  expect((await there(order)).status).toBe('placed')
  expect((await cancel(order)).json.code).toBe('approval-required')
})

test('who asked may take it back, and after a week nobody may approve it', async () => {
  const order = await bought()
  const own = String((await cancel(order)).json.approval)
  expect((await decided('decline', own, manager, { reason: 'a mistake' })).status).toBe(200)
  const late = String((await cancel(order)).json.approval)
  await shop.TRANSACTIONS_DB.prepare('UPDATE refund_approvals SET expires_at = ?2 WHERE id = ?1')
    .bind(late, Date.now() - 1)
    .run()
  expect((await decided('approve', late, owner)).json.code).toBe('approval-over')
  const { json } = await call('GET', '/api/admin/payments/approvals', { headers: owner })
  expect(json.approvals.find(({ id }: { id: string }) => id === late).state).toBe('expired')
})

test('what cannot be done any more says so, and changes nothing', async () => {
  const order = await bought()
  const approval = String((await cancel(order)).json.approval)
  await call('POST', `/api/admin/orders/${order}/shipments`, { headers: owner, body: {} })
  const done = await decided('approve', approval, owner)
  expect([done.json.code, done.json.because]).toEqual(['approval-failed', 'order-shipped'])
  expect((await there(order)).cancellations).toBeUndefined()
})

test('a form waits as a program does, and is approved with a button', async () => {
  const order = await bought()
  const { cookie } = await atDesk('manager')
  const key = crypto.randomUUID()
  const form = [
    ['key', key],
    ['reason', 'customer'],
  ] as const
  const sent = await visit(`/admin/orders/${order}/cancel`, { cookie, form })
  expect(sent.status).toBe(409)
  expect(await sent.text()).toContain('waits for a colleague')
  const other = (await atDesk('owner')).cookie
  const list = await (await visit('/admin/payments/approvals', { cookie: other })).text()
  const [press = ''] = /\/admin\/payments\/approvals\/apr_\w+\/approve/.exec(list) ?? []
  expect(list).toContain(`/admin/orders/${order}`)
  expect(press).not.toBe('')
  const clerk = (await atDesk('clerk')).cookie
  const approving = [['key', crypto.randomUUID()]] as const
  expect((await visit(press, { cookie: clerk, form: approving })).status).toBe(403)
  const all = [...list.matchAll(/\/admin\/payments\/approvals\/apr_\w+\/approve/g)].map(([one]) => one)
  for (const one of all) await visit(one, { cookie: other, form: approving })
  expect((await there(order)).status).toBe('cancelled')
})

test('parts count together, so that no limit is gone below; without one nobody is asked', async () => {
  const order = await bought(2)
  const half = Math.floor((await there(order)).totals.total.amount / 2)
  await limited(half)
  const one = { lineItems: [{ variantId: goods.chalk, units: 1 }] }
  expect((await cancel(order, { body: one })).status).toBe(200)
  expect((await cancel(order, { body: one })).json.code).toBe('approval-required')
  await limited(null)
  expect((await cancel(order, { body: one })).status).toBe(200)
})

test('a cheaper way of delivery gives money back, and waits as every other refund', async () => {
  await limited(0)
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const sent = { ...details, delivery: 'express' }
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: sent })
  const order = String((await pay({ ...cart, expectedTotal: json.totals.total }, CARDS.approves)).json.order.id)
  const path = `/api/admin/orders/${order}/delivery`
  const { ways } = (await call('GET', path, { headers: manager })).json
  const cheaper = (ways as { method: string; more: number }[]).find(({ more }) => more < 0)
  expect(cheaper).toBeDefined()
  const body = { version: (await there(order)).version, method: cheaper?.method }
  const asked = await call('POST', path, { headers: manager, body })
  expect([asked.status, asked.json.code, asked.json.amount.amount]).toEqual([
    409,
    'approval-required',
    -(cheaper?.more ?? 0),
  ])
  expect((await there(order)).delivery).toBe('express')
  expect((await decided('approve', String(asked.json.approval), owner)).status).toBe(200)
  const after = await there(order)
  expect([after.delivery, after.refunds?.map(({ refund }) => refund.amount)]).toEqual([
    cheaper?.method,
    [-(cheaper?.more ?? 0)],
  ])
})
