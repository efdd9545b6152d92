/** /admin/inventory/:id: one item: its shelves, its movements, and receive, count, correct. */
import { Hono } from 'hono'
import { variantId } from '#domain/ids'
import { itemBy } from '#schema/products/catalog/staff-lists'
import { changingStock, STOCK_CHANGES } from '../../flows/inventory/commands.ts'
import { readingItem } from '../../flows/inventory/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import { ask, perform } from '../frame/perform.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { ItemPage } from './item-page.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { inventoryMessages } from './messages/index.ts'

export const item = new Hono<AdminApp>()

item.get('/:id', only(readingItem), (c) => showItem(c, c.req.param('id'), null))

item.post('/:id', only(changingStock), async (c) => {
  const id = variantId(c.req.param('id'))
  if (!id || !(await itemBy(c.env.PRODUCTS_DB, id))) return showMissing(c)
  const { done, form } = await perform(c, changingStock, (typed) => ({ changes: [{ ...typed, variantId: id }] }))
  if (!done.ok) return showItem(c, id, done.refusal, form)
  return c.redirect(`/admin/inventory/${id}?done=${form.get('type')}&units=${form.get('units')}`, 303)
})

const wholeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined

/** @param form what was sent and refused, so that nobody types it again */
const showItem = async (
  c: AdminContext,
  id: string,
  refusal: ShownRefusal | null,
  form?: URLSearchParams,
): Promise<Response> => {
  const before = c.req.query('before')
  const found = await ask(c, readingItem, { variantId: id, ...(before !== undefined && { before }) })
  if (!found.ok) return showMissing(c)
  const { item: here, ...history } = found.value
  const { language, staff } = c.var
  const type = STOCK_CHANGES.find((one) => one === c.req.query('done'))
  const done = type ? inventoryMessages[language].done[type](wholeOf(c.req.query('units')) ?? 0) : null
  return showPage(
    c,
    { title: here.title.en, here: 'inventory', status: refusal ? statusOf[refusal.code] : 200 },
    <ItemPage {...{ item: here, ...history, language, staff, refusal, form, done, now: Date.now() }} />,
  )
}
