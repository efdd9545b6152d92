/** Files of promotions: all of them as discounts of Shopify, and the use of one by day and code. */
import { Hono } from 'hono'
import { decimal } from '#domain/money'
import { DISCOUNT_HEADER } from '#domain/promotions/discount-rows'
import { exportingPromotions, readingPromotion } from '../../flows/promotions/questions.ts'
import { listingUses } from '../../flows/promotions/use-questions.ts'
import { csvAnswer } from '../../http/csv.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { ask } from '../frame/perform.ts'

export const promotionFiles = new Hono<AdminApp>()

async function* discountRows(c: AdminContext): AsyncGenerator<string[][]> {
  yield [[...DISCOUNT_HEADER]]
  let after: { readonly at: number; readonly id: string } | undefined
  do {
    const page = await ask(c, exportingPromotions, after ? { after } : {})
    if (!page.ok) return
    yield page.value.rows
    const { next } = page.value
    after = next ? { at: next.createdAt, id: next.id } : undefined
  } while (after)
}

promotionFiles.get('/export.csv', only(exportingPromotions), (c) => csvAnswer('discounts_export', discountRows(c)))

/** A year, and the day on which it began. */
const DAYS = 366

const usesPage = (c: AdminContext, id: string, skip: number) => ask(c, listingUses, { id, days: DAYS, skip })

/** Page after page: what each code did on each day. */
async function* usesRows(c: AdminContext, id: string): AsyncGenerator<string[][]> {
  yield [['Day', 'Code', 'Orders', 'Buyers', 'Given', 'Revenue', 'Currency']]
  let skip: number | null = 0
  while (skip !== null) {
    const page: Awaited<ReturnType<typeof usesPage>> = await usesPage(c, id, skip)
    if (!page.ok) return
    yield page.value.rows.map(({ day, code, uses, buyers, given, revenue, currency }) => [
      day,
      code,
      String(uses),
      String(buyers),
      decimal({ amount: given, currency }),
      decimal({ amount: revenue, currency }),
      currency,
    ])
    skip = page.value.next
  }
}

promotionFiles.get('/:id/uses.csv', only(listingUses), async (c) => {
  const there = await ask(c, readingPromotion, { id: c.req.param('id') })
  if (!there.ok) return showMissing(c)
  const { id, name } = there.value.promotion
  return csvAnswer(`uses-${name}`, usesRows(c, id))
})
