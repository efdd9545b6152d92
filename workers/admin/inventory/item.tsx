/** /admin/inventory/:id: one item: its shelves, its movements, and receive, count, correct. */
import { Hono } from 'hono'
import { locationId, variantId, type VariantId } from '#domain/ids'
import type { StockChange } from '#domain/inventory/stock'
import { itemBy } from '#schema/products/catalog/staff-lists'
import { beforeIn } from '../../flows/inventory/movements.ts'
import { changeStock, itemHistory } from '../../flows/inventory/stock.ts'
import { textIn, wholeIn } from '../../http/form.ts'
import { writeDeed } from '../../http/staff.ts'
import { changingForm, statusOfRefusal, type RefusalWord } from '../frame/forms.tsx'
import { only, type AdminApp, type AdminContext } from '../frame/gate.tsx'
import { CHANGES, ItemPage } from './item-page.tsx'
import { showMissing } from '../orders/order.tsx'
import { showPage } from '../frame/page.tsx'

export const item = new Hono<AdminApp>()

/** A note is a sentence for colleagues, not a document. */
const NOTE_LENGTH_MAX = 200

item.get('/:id', only('inventory:see'), (c) => showItem(c, variantId(c.req.param('id')), null))

item.post('/:id', only('inventory:change'), async (c) => {
  const id = variantId(c.req.param('id'))
  if (!id || !(await itemBy(c.env.PRODUCTS_DB, id))) return showMissing(c)
  const sent = await changingForm(c)
  if ('refusal' in sent) return showItem(c, id, sent.refusal)
  const change = changeIn(sent.form, sent.key, id)
  if (!change) return showItem(c, id, 'units-invalid', sent.form)
  const done = await changeStock(c.env, change)
  if (!done.ok) return showItem(c, id, done.refusal.code, sent.form)
  const { type, units, note, location } = change
  await writeDeed(c, `inventory:${type}`, id, { change: change.id, location, units, note })
  return c.redirect(`/admin/inventory/${id}?done=${type}&units=${units}`, 303)
})

/** Undefined when it is no change that could be asked for. */
const changeIn = (form: URLSearchParams, key: string, item: VariantId): StockChange | undefined => {
  const type = CHANGES.find((one) => one === form.get('type'))
  const location = locationId(textIn(form, 'location', 64))
  const units = wholeIn(form, 'units')
  if (!type || !location || !Number.isInteger(units)) return undefined
  return {
    id: `staff-${key}`,
    type,
    item,
    location,
    units,
    note: textIn(form, 'note', NOTE_LENGTH_MAX).slice(0, NOTE_LENGTH_MAX),
  }
}

const wholeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined

/** @param form what was sent and refused, so that nobody types it again */
const showItem = async (
  c: AdminContext,
  id: VariantId | undefined,
  refusal: RefusalWord | null,
  form?: URLSearchParams,
): Promise<Response> => {
  const found = id && (await itemBy(c.env.PRODUCTS_DB, id))
  if (!id || !found) return showMissing(c)
  const before = beforeIn(c.req.query('before') ?? '')
  const history = await itemHistory(c.env, id, before)
  const { words, language, staff } = c.var
  const type = CHANGES.find((one) => one === c.req.query('done'))
  const done = type ? words.inventory.done[type](wholeOf(c.req.query('units')) ?? 0) : null
  return showPage(
    c,
    { title: found.title.en, here: 'inventory', status: refusal ? statusOfRefusal(refusal) : 200 },
    <ItemPage {...{ item: found, ...history, words, language, staff, refusal, form, done, now: Date.now() }} />,
  )
}
