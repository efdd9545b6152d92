/** /admin/orders: every order, by saved view, search and filter, the newest first. */
import { Hono } from 'hono'
import { orderId } from '#domain/ids'
import {
  copyAge,
  countOrders,
  countSince,
  countViews,
  ORDER_VIEWS,
  ORDERS_PER_PAGE,
  ordersPage,
  type OrderCursor,
  type OrderFilter,
} from '#schema/transactions/orders/orders'
import { carryOut } from '../../flows/command.ts'
import { shipping } from '../../flows/orders/commands.ts'
import { changingForm } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { OrderList } from './order-list.tsx'
import { SINCE, type Asked, type Since } from './order-list-asked.ts'
import { showPage } from '../frame/page.tsx'
import { addressWith } from '../frame/lists.tsx'
import { ordersMessages } from './messages/index.ts'

export const orders = new Hono<AdminApp>()

const cursorIn = (towards: OrderCursor['towards'], text: string | undefined): OrderCursor | null => {
  const [, placedAt, id] = /^(\d{1,15})-(ord_\w+)$/.exec(text ?? '') ?? []
  return id !== undefined && orderId(id) ? { towards, placedAt: Number(placedAt), id } : null
}

export const askedIn = (query: (name: string) => string | undefined): Asked => {
  const [view, since, country] = [query('view'), query('since'), query('country')]
  return {
    view: ORDER_VIEWS.find((one) => one === view) ?? 'all',
    q: (query('q') ?? '').trim().slice(0, 200),
    since: since && Object.hasOwn(SINCE, since) ? (since as Since) : null,
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
    cursor: cursorIn('older', query('before')) ?? cursorIn('newer', query('after')),
  }
}

export const filterOf = ({ view, q, since, country }: Asked, now: number): OrderFilter => ({
  view,
  search: q,
  since: since && now - SINCE[since],
  country,
})

/** What became of the orders that were picked; the address carries it over from the form. */
const pickedIn = (c: AdminContext): { done: number; left: number } | null => {
  const [done, left] = [c.req.query('done'), c.req.query('left')]
  const counts = [done, left].every((text) => text !== undefined && /^\d{1,2}$/.test(text))
  return counts ? { done: Number(done), left: Number(left) } : null
}

orders.get('/', only('orders:see'), async (c) => {
  const db = c.env.TRANSACTIONS_DB
  const now = Date.now()
  const asked = askedIn((name) => c.req.query(name))
  const filter = filterOf(asked, now)
  const [page, found, views, age] = await Promise.all([
    ordersPage(db, filter, asked.cursor),
    countOrders(db, filter),
    countViews(db),
    copyAge(db),
  ])
  const { language, settings } = c.var
  return showPage(
    c,
    { title: ordersMessages[language].orders.title, here: 'orders' },
    <OrderList
      {...{ asked, page, found, views, age, language, now, settings, picked: pickedIn(c), staff: c.var.staff }}
    />,
  )
})

/** How many orders wait behind the line above the list: asked by frame/browser/new.ts while somebody looks. */
orders.get('/new', only('orders:see'), async (c) => {
  const after = Number(c.req.query('after'))
  const { view } = askedIn((name) => c.req.query(name))
  const count = Number.isSafeInteger(after) && after >= 0 ? await countSince(c.env.TRANSACTIONS_DB, view, after) : 0
  return c.json({ count, line: ordersMessages[c.var.language].orders.newOrders(count) })
})

/** Picked rows leave in one parcel each; what has nothing to send is counted and left alone. */
orders.post('/fulfil', only(shipping), async (c) => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return c.redirect('/admin/orders', 303)
  const picked = new Set(sent.form.getAll('order').slice(0, ORDERS_PER_PAGE))
  let done = 0
  for (const order of picked) {
    const asking = { staff: c.var.staff, key: `${sent.key}-${order}`, now: Date.now() }
    const shipped = await carryOut(c.env, shipping, asking, { order })
    if (shipped.ok) done++
  }
  const view = ORDER_VIEWS.find((one) => one === sent.form.get('view')) ?? null
  return c.redirect(addressWith('/admin/orders', { view, done: String(done), left: String(picked.size - done) }), 303)
})
