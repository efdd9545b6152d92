/** What staff read of invoices: those of an order, all of them, one, and the tax in them by country. */
import { z } from 'zod'
import { isDay } from '#domain/days'
import { orderId } from '#domain/ids'
import { wallClock } from '#domain/logistics/calendar'
import { INVOICE_KINDS } from '#domain/orders/invoices/invoice'
import { ok, refuse } from '#domain/result'
import { invoiceNamed, invoicesListed, invoicesOf, taxTotals } from '#schema/transactions/orders/invoices'
import { question } from '../question.ts'
import { id } from '../input.ts'
import { settingsFresh } from '../settings/settings.ts'

const permission = 'orders:see'
const day = z.string().refine(isDay, 'A day: 2026-12-25')
const name = z.string().min(1).max(100).describe('Its number: `INV-2026-00042`.')

export const INVOICES_LISTED = 50

export const listingInvoices = question({
  name: 'orders:invoices',
  permission,
  input: z.object({
    q: z.string().trim().max(100).default('').describe('The beginning of a number, or the name of an order.'),
    kind: z.enum(INVOICE_KINDS).optional(),
    from: day.optional().describe('The first day.'),
    until: day.optional().describe('The last day.'),
    before: z.coerce.number().int().min(1).optional().describe('From the page before: behind which this one begins.'),
  }),
  refusals: [],
  answer: async ({ env }, { q, kind = null, from = null, until = null, before = null }) => {
    const filter = { q, kind, from, until, before, most: INVOICES_LISTED + 1 }
    const found = await invoicesListed(env.TRANSACTIONS_DB, filter)
    const invoices = found.slice(0, INVOICES_LISTED)
    return ok({ invoices, next: found.length > INVOICES_LISTED ? (invoices.at(-1)?.sequence ?? null) : null })
  },
})

export const listingOrderInvoices = question({
  name: 'orders:invoices-of',
  permission,
  input: z.object({ id }),
  refusals: ['order-unknown'],
  answer: async ({ env }, { id: text }) => {
    const order = orderId(text)
    return order ? ok(await invoicesOf(env.TRANSACTIONS_DB, order)) : refuse({ code: 'order-unknown' })
  },
})

export const readingInvoice = question({
  name: 'orders:invoice',
  permission,
  input: z.object({ name }),
  refusals: ['invoice-unknown'],
  answer: async ({ env }, { name: wanted }) => {
    const found = await invoiceNamed(env.TRANSACTIONS_DB, wanted)
    return found ? ok(found) : refuse({ code: 'invoice-unknown' })
  },
})

/** Returns of the one-stop shop are by quarter. @see Council Directive 2006/112/EC, article 364 */
const quarterOf = (today: string): { readonly from: string; readonly until: string } => {
  const [year = '', month = '1'] = today.split('-')
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
  const last = new Date(Date.UTC(Number(year), first + 2, 0)).toISOString().slice(0, 10)
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, until: last }
}

export const readingTaxTotals = question({
  name: 'orders:tax-totals',
  permission,
  input: z.object({
    from: day.optional().describe('The first day, by the clock of the shop; that of this quarter.'),
    until: day.optional().describe('The last day; that of this quarter.'),
  }),
  refusals: [],
  answer: async ({ env, now }, asked) => {
    const { shop } = await settingsFresh(env, now)
    const quarter = quarterOf(wallClock(now, shop.timeZone).day)
    const { from = quarter.from, until = quarter.until } = asked
    return ok({ from, until, lines: await taxTotals(env.TRANSACTIONS_DB, from, until) })
  },
})
