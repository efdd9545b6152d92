/** /admin/orders: every order, by saved view, search and filter, the newest first. */
import { Hono } from 'hono'
import { orderId } from '#domain/ids'
import { ORDER_TAG_LENGTH_MAX } from '#domain/orders/annotations'
import {
  copyAge,
  countOrders,
  countViews,
  ORDER_VIEWS,
  ORDERS_PER_PAGE,
  type OrderCursor,
  type OrderFilter,
} from '#schema/transactions/orders/orders'
import type { z } from 'zod'
import { carryOut, type Command } from '../../flows/command.ts'
import { archivingOrder, taggingOrder } from '../../flows/orders/annotation-commands.ts'
import { shipping } from '../../flows/orders/commands.ts'
import { countingOrders, exportingOrders, listingOrders, listingOrderTags } from '../../flows/orders/questions.ts'
import { csvAnswer } from '../../http/csv.ts'
import { readForm } from '../../http/form.ts'
import type { RefusalCode } from '../../http/refusal.ts'
import { KEY_FORM } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { OrderList } from './order-list.tsx'
import {
  PICKED_ACTS,
  SINCE,
  type OrderListQuery,
  type PickedAct,
  type PickedOrders,
  type Since,
} from './order-list-query.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { addressWith } from '../frame/lists.tsx'
import { ordersMessages } from './messages/index.ts'

export const orders = new Hono<AdminApp>()

const cursorIn = (towards: OrderCursor['towards'], text: string | undefined): OrderCursor | null => {
  const [, placedAt, id] = /^(\d{1,15})-(ord_\w+)$/.exec(text ?? '') ?? []
  return id !== undefined && orderId(id) ? { towards, placedAt: Number(placedAt), id } : null
}

export const listQueryIn = (query: (name: string) => string | undefined): OrderListQuery => {
  const [view, since, country] = [query('view'), query('since'), query('country')]
  const tag = (query('tag') ?? '').trim().slice(0, ORDER_TAG_LENGTH_MAX)
  return {
    view: ORDER_VIEWS.find((one) => one === view) ?? 'all',
    q: (query('q') ?? '').trim().slice(0, 200),
    since: since && Object.hasOwn(SINCE, since) ? (since as Since) : null,
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
    tag: tag === '' ? null : tag,
    cursor: cursorIn('older', query('before')) ?? cursorIn('newer', query('after')),
  }
}

export const filterOf = ({ view, q, since, country, tag }: OrderListQuery, now: number): OrderFilter => ({
  view,
  search: q,
  since: since && now - SINCE[since],
  country,
  tag,
})

/** The same as the question takes it. */
const inputOf = ({ view, q, cursor }: OrderListQuery, { since, country, tag }: OrderFilter) => ({
  view,
  q,
  cursor,
  ...(since !== null && { since }),
  ...(country !== null && { country }),
  ...(tag !== null && { tag }),
})

/** What became of the orders that were picked; the address carries it over from the form. */
const pickedIn = (c: AdminContext): PickedOrders | null => {
  const [done, left] = [c.req.query('done'), c.req.query('left')]
  const counts = [done, left].every((text) => text !== undefined && /^\d{1,2}$/.test(text))
  const did = PICKED_ACTS.find((one) => one === c.req.query('did')) ?? 'fulfil'
  return counts ? { did, done: Number(done), left: Number(left) } : null
}

orders.get('/', only(listingOrders), async (c) => {
  const db = c.env.TRANSACTIONS_DB
  const now = Date.now()
  const listQuery = listQueryIn((name) => c.req.query(name))
  const filter = filterOf(listQuery, now)
  const [list, found, views, age, tags] = await Promise.all([
    ask(c, listingOrders, inputOf(listQuery, filter)),
    countOrders(db, filter),
    countViews(db),
    copyAge(db),
    ask(c, listingOrderTags, {}),
  ])
  if (!list.ok) return showMissing(c)
  const page = list.value
  const { language, settings } = c.var
  return showPage(
    c,
    { title: ordersMessages[language].orders.title, here: 'orders' },
    <OrderList
      {...{ listQuery, page, found, views, age, language, now, settings, picked: pickedIn(c), staff: c.var.staff }}
      tags={tags.ok ? tags.value : []}
    />,
  )
})

/** All that the list is narrowed to, as a file that comes in again. */
orders.get('/export.csv', only(exportingOrders), (c) => {
  const listQuery = listQueryIn((name) => c.req.query(name))
  const { cursor: _, ...filter } = inputOf(listQuery, filterOf(listQuery, Date.now()))
  const pages = async function* () {
    for (let after: { placedAt: number; id: string } | null | undefined; after !== null;) {
      const page = await ask(c, exportingOrders, { ...filter, after: after ?? null })
      if (!page.ok) return
      if (page.value.rows.length > 0) yield page.value.rows
      after = page.value.next
    }
  }
  return csvAnswer(`orders-${new Date().toISOString().slice(0, 10)}`, pages())
})

/** How many orders wait behind the line above the list: asked by frame/browser/new.ts while somebody looks. */
orders.get('/new', only(countingOrders), async (c) => {
  const counted = await ask(c, countingOrders, c.req.query())
  const count = counted.ok ? counted.value : 0
  return c.json({ count, line: ordersMessages[c.var.language].orders.newOrders(count) })
})

/** One after the other, each by itself: what cannot be done to one is counted, and left alone. */
const actOnPicked = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  did: PickedAct,
  declared: Command<S, V, C>,
  inputFor: (order: string, form: URLSearchParams) => unknown,
): Promise<Response> => {
  const sent = await readForm(c.req.raw)
  const key = sent.ok ? (sent.value.get('key') ?? '') : ''
  if (!sent.ok || !KEY_FORM.test(key)) return c.redirect('/admin/orders', 303)
  const form = sent.value
  const picked = new Set(form.getAll('order').slice(0, ORDERS_PER_PAGE))
  let done = 0
  for (const order of picked) {
    const asking = { staff: c.var.staff, key: `${key}-${order}`, now: Date.now() }
    const acted = await carryOut(c.env, declared, asking, inputFor(order, form))
    if (acted.ok) done++
  }
  const view = ORDER_VIEWS.find((one) => one === form.get('view')) ?? null
  const counted = { did, done: String(done), left: String(picked.size - done) }
  return c.redirect(addressWith('/admin/orders', { view, ...counted }), 303)
}

/** Picked rows leave in one parcel each. */
orders.post('/fulfil', only(shipping), (c) => actOnPicked(c, 'fulfil', shipping, (order) => ({ order })))
orders.post('/archive', only(archivingOrder), (c) => actOnPicked(c, 'archive', archivingOrder, (order) => ({ order })))
orders.post('/tags', only(taggingOrder), (c) =>
  actOnPicked(c, 'tags', taggingOrder, (order, form) => ({ order, add: (form.get('add') ?? '').toWellFormed() })),
)
