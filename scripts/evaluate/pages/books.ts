/** What bookkeepers look at in the scene: invoices of what was bought, and a payout of the provider; and their pages. */
import type { Page } from 'playwright-core'
import { paymentIdOf, type OrderId } from '#domain/ids'
import { currency } from '#domain/money'
import { saveFindings } from '#schema/transactions/orders/payment-findings'
import { findingOf, keepDisputes } from '#workers/flows/orders/findings'
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'
import { until } from './until.ts'

export type BooksScene = {
  /** Paths in the admin. */
  readonly payout: string
}

const SETTINGS = '/api/admin/settings/invoices'

/** Before anybody buys. */
export const writeInvoices = async ({ staff }: DemoShop): Promise<void> => {
  const { version, value } = (await staff.get(SETTINGS)) as { readonly version: number; readonly value: object }
  await staff.put(SETTINGS, { version, value: { ...value, issued: true } })
}

type Payments = { readonly payouts: readonly { readonly id: string; readonly readAt: number | null }[] }

const DAY_MS = 24 * 60 * 60_000

/** A dispute that is to be answered, and of both books what differs and what did: the demo's provider agrees with everything. */
const findSome = async (db: D1Database, order: OrderId): Promise<void> => {
  const [now, paymentId] = [Date.now(), paymentIdOf(order, 1)]
  const amount = { amount: 1_200, currency: currency('EUR') }
  const open = { id: 'dp_scene', paymentId, amount, state: 'needs-response', reason: 'product_not_received' } as const
  await keepDisputes({ TRANSACTIONS_DB: db }, [{ ...open, at: now - DAY_MS, respondBy: now + 9 * DAY_MS }])
  await saveFindings(db, [
    findingOf({ kind: 'amount-differs', paymentId, amount }, now),
    { ...findingOf({ kind: 'owed', paymentId, amount }, now - DAY_MS), closedAt: now },
  ])
}

/** Behind what was bought: the sweep reads the books, and nothing here waits for a minute to be over. @param order that was paid */
export const readBooks = async ({ url, staff, database }: DemoShop, order: OrderId): Promise<BooksScene> => {
  await until('an invoice', async () => {
    const { invoices } = (await staff.get('/api/admin/invoices')) as { readonly invoices: readonly unknown[] }
    return invoices.length > 0 ? invoices : undefined
  })
  const payout = await until('a payout', async () => {
    await fetch(`${url}/cdn-cgi/local/scheduled?cron=${encodeURIComponent('* * * * *')}`)
    const { payouts } = (await staff.get('/api/admin/payments')) as Payments
    return payouts.find(({ readAt }) => readAt !== null)
  })
  await findSome(await database('transactions'), order)
  return { payout: `/admin/payments/payouts/${encodeURIComponent(payout.id)}` }
}

/** Something that is in no list. */
const find = async (page: Page) => {
  await page.fill('.find input', 'qqqqzzzz')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

export const booksInAdmin = ({ payout }: BooksScene): Omit<Place, 'who'>[] => [
  { name: 'payout', path: payout },
  { name: 'invoices', path: '/admin/invoices' },
  { name: 'invoices, nothing found', path: '/admin/invoices', first: find },
  { name: 'tax by country', path: '/admin/invoices/tax' },
  { name: 'tax by country, none', path: '/admin/invoices/tax?from=2020-01-01&until=2020-01-31' },
]
