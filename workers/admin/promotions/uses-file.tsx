/** /admin/promotions/:id/uses.csv: the use of a promotion by day and code, as a file. */
import { Hono } from 'hono'
import { decimal } from '#domain/money'
import { readingPromotion } from '../../flows/promotions/questions.ts'
import { listingUses } from '../../flows/promotions/use-questions.ts'
import { csvAnswer } from '../../http/csv.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { ask } from '../frame/perform.ts'

export const usesFile = new Hono<AdminApp>()

/** A year, and the day on which it began. */
const DAYS = 366

/** Page after page: what each code did on each day. */
async function* usesRows(c: AdminContext, id: string): AsyncGenerator<string[][]> {
  yield [['Day', 'Code', 'Orders', 'Buyers', 'Given', 'Revenue', 'Currency']]
  let skip: number | null = 0
  while (skip !== null) {
    const page = await ask(c, listingUses, { id, days: DAYS, skip })
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

usesFile.get('/:id/uses.csv', only(listingUses), async (c) => {
  const there = await ask(c, readingPromotion, { id: c.req.param('id') })
  if (!there.ok) return showMissing(c)
  const { id, name } = there.value.promotion
  return csvAnswer(`uses-${name}`, usesRows(c, id))
})
