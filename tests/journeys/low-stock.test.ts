/** Staff who want it are written what has fallen below its line: once an hour, each thing once, and nobody else. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { tellLowStock } from '#workers/flows/notifications/low-stock'
import { stockOf } from '#workers/flows/inventory/stock'
import { planMessages } from '#schema/transactions/notifications/planned'
import { call } from './caller.ts'
import { mailbox } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

const HOUR = 60 * 60_000
let chalk: VariantId
let aegean: VariantId
let owner: Readonly<Record<string, string>>
let clerk: string
beforeAll(async () => {
  ;({ chalk, aegean } = await stockGoods())
  owner = await signedIn('owner')
  clerk = (await atDesk('clerk')).cookie
}, 60_000)

const setTo = async (item: VariantId, units: number) => {
  const basedOn = ((await stockOf(shop, [item])).get(item) ?? []).reduce((sum, { available }) => sum + available, 0)
  const changes = [{ type: 'count', variantId: item, units, basedOn }]
  expect((await call('POST', '/api/admin/inventory/changes', { headers: owner, body: { changes } })).status).toBe(200)
}
type Told = { readonly id: string; readonly about: string }
const planned = async () =>
  (await shop.TRANSACTIONS_DB.prepare(`SELECT about FROM planned_messages WHERE kind = 'low-stock'`).all()).results
const press = (wanted: 'yes' | 'no') =>
  visit('/admin/inventory/reorder/news', {
    cookie: clerk,
    form: Object.entries({ key: crypto.randomUUID(), wanted, language: 'en' }),
  })
const clerkMail = async () => {
  const { results } = await shop.USERS_DB.prepare(
    `SELECT u.email FROM staff s JOIN users u ON u.id = s.user_id WHERE s.role = 'clerk'`,
  ).all<{ email: string }>()
  const boxes = await Promise.all(results.map(({ email }) => mailbox(email)))
  return boxes.flat().filter(({ template }) => template === 'low-stock')
}
const later = (hours: number) => Date.now() + hours * HOUR

test('what falls is told together at the end of the hour, once, with what is left; what rises is not', async () => {
  const page = await (await visit('/admin/inventory/reorder', { cookie: clerk })).text()
  expect(page).toContain('Mail me what runs low')
  expect((await press('yes')).status).toBe(303)
  expect(await (await visit('/admin/inventory/reorder', { cookie: clerk })).text()).toContain('No more mails of this')
  await setTo(chalk, 2)
  await setTo(aegean, 0)
  await expect.poll(() => planned(), { timeout: 15_000 }).toHaveLength(2)
  await tellLowStock(shop, Date.now())
  expect(await clerkMail()).toEqual([])
  for (let times = 0; times < 2; times++) await tellLowStock(shop, later(1))
  const [mail, ...others] = await clerkMail()
  expect(others).toEqual([])
  expect(mail?.subject).toBe('2 goods are running low')
  expect(mail?.text).toMatch(/Delos mug, Aegean.* none left[\s\S]*Delos mug, Chalk.* 2 left/)
  // The facts again, long after they were told: planned under the same names.
  const told = await shop.TRANSACTIONS_DB.prepare(
    `SELECT id, about FROM planned_messages WHERE kind = 'told'`,
  ).all<Told>()
  expect(told.results).toHaveLength(2)
  await planMessages(
    shop.TRANSACTIONS_DB,
    told.results.map((one) => ({ ...one, kind: 'low-stock', dueAt: later(2) })),
  )
  await tellLowStock(shop, later(3))
  expect(await clerkMail()).toHaveLength(1)
  // Rising from none to a few is no news.
  await setTo(aegean, 1)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(await planned()).toEqual([])
})

test('who has ended it, or never asked, is not written; nothing is planned twice', async () => {
  expect((await press('no')).status).toBe(303)
  await setTo(chalk, 50)
  await setTo(chalk, 1)
  await expect.poll(() => planned(), { timeout: 15_000 }).toHaveLength(1)
  const before = (await clerkMail()).length
  await tellLowStock(shop, later(5))
  expect(await clerkMail()).toHaveLength(before)
  expect(await planned()).toEqual([])
  expect((await press('maybe' as 'yes')).status).toBeGreaterThanOrEqual(400)
})

test('what is heard behind the mail of its hour goes with the next, and is told by that', async () => {
  expect((await press('yes')).status).toBe(303)
  // There is one of each, from the tests above.
  const before = (await clerkMail()).length
  const late = async (id: string, about: string) =>
    planMessages(shop.TRANSACTIONS_DB, [{ id: `low-stock:${id}`, kind: 'low-stock', about, dueAt: later(19) }])
  const at = Math.floor(later(20) / HOUR) * HOUR
  await late('first', chalk)
  await tellLowStock(shop, at)
  await late('late', aegean)
  await tellLowStock(shop, at + 60_000)
  expect(await clerkMail()).toHaveLength(before + 1)
  expect(await planned()).toContainEqual({ about: aegean })
  await tellLowStock(shop, at + HOUR)
  const mails = await clerkMail()
  expect(mails).toHaveLength(before + 2)
  expect(mails.filter(({ text }) => /Aegean/.test(text) && !/Chalk/.test(text))).toHaveLength(1)
  expect(await planned()).toEqual([])
})
