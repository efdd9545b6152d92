/** /admin/inventory/:id: one item: its shelves, its movements, and receive, count, correct. */
import { Hono } from 'hono'
import { orderOfPayment, paymentId, variantId } from '#domain/ids'
import { documentOf } from '#domain/inventory/documents/document'
import { inLanguage } from '#domain/languages'
import { ordersThere } from '#schema/transactions/orders/orders'
import { documentsNamed } from '#schema/products/inventory/documents'
import { namesById } from '#schema/users/customers/staff'
import { itemBy } from '#schema/products/inventory/items'
import { changingStock, STOCK_CHANGES } from '../../flows/inventory/commands.ts'
import { readingItem } from '../../flows/inventory/questions.ts'
import type { FormInput } from '../../http/form-input.ts'
import { statusOf } from '../../http/refusal.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import { ask, perform } from '../frame/perform.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { amissOf, type Amiss } from './amiss.tsx'
import { ItemPage } from './item-page.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { inventoryMessages } from './messages/index.ts'

export const item = new Hono<AdminApp>()

item.get('/:id', only(readingItem), (c) => showItem(c, c.req.param('id'), null))

item.post('/:id', only(changingStock), async (c) => {
  const id = variantId(c.req.param('id'))
  if (!id || !(await itemBy(c.env.PRODUCTS_DB, id))) return showMissing(c)
  const { done, form } = await perform(c, changingStock, (typed, sent) => ({ changes: [changeIn(typed, sent, id)] }))
  if (!done.ok) return showItem(c, id, done.refusal, form)
  const [made] = done.value
  const type = form.get('type')
  // A count says how many there are now: fewer than were found, when some were sold meanwhile.
  const units = type === 'count' && made?.ok ? made.value.available : form.get('units')
  return c.redirect(`/admin/inventory/${id}?done=${type}&units=${units}`, 303)
})

const NOTHING: Amiss = new Map()

/** A count is sent with what its page said was there, place by place: of these, the place that was chosen. */
const changeIn = (typed: FormInput, sent: URLSearchParams, variantId: string) => {
  const change = Object.entries(typed).filter(([name]) => !name.startsWith('seen-'))
  const basedOn = sent.get('type') === 'count' ? sent.get(`seen-${sent.get('location')}`) : null
  return { ...Object.fromEntries(change), ...(basedOn !== null && { basedOn }), variantId }
}

const wholeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined

/** The order that an attempt to pay is for, whether it has come to be or not. */
const orderOf = (causeId: string) => {
  const payment = paymentId(causeId)
  return payment && orderOfPayment(payment)
}

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
  const { movements } = history
  const [orders, documents, names] = await Promise.all([
    ordersThere(c.env.TRANSACTIONS_DB, [...new Set(movements.flatMap(({ causeId }) => orderOf(causeId) ?? []))]),
    documentsNamed(c.env.PRODUCTS_DB, [...new Set(movements.flatMap(({ causeId }) => documentOf(causeId) ?? []))]),
    namesById(c.env.USERS_DB, [...new Set(movements.flatMap(({ who }) => who || []))]),
  ])
  const { language, staff, settings } = c.var
  const amiss = refusal ? amissOf(refusal, ([, , field]) => String(field ?? 'units'), language) : NOTHING
  const about = { orders, documents, names, language, staff, settings, refusal, amiss, form, now: Date.now() }
  const type = STOCK_CHANGES.find((one) => one === c.req.query('done'))
  const done = type ? inventoryMessages[language].done[type](wholeOf(c.req.query('units')) ?? 0) : null
  return showPage(
    c,
    { title: inLanguage(here.title, language), here: 'inventory', status: refusal ? statusOf[refusal.code] : 200 },
    <ItemPage {...{ item: here, ...history, ...about, done }} />,
  )
}
