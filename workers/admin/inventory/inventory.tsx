/** /admin/inventory: every item with its stock, asked of the shards while the page is made. */
import { Hono } from 'hono'
import { variantId } from '#domain/ids'
import { countItems, itemLines } from '#schema/products/catalog/staff-lists'
import { stockOf } from '../../flows/inventory/stock.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { InventoryList, ITEM_VIEWS } from './inventory-list.tsx'
import { showPage } from '../frame/page.tsx'
import { inventoryMessages } from './messages/index.ts'

export const inventory = new Hono<AdminApp>()

inventory.get('/', only('inventory:see'), async (c) => {
  const db = c.env.PRODUCTS_DB
  const { language } = c.var
  const view = ITEM_VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const [next, previous] = [variantId(c.req.query('after')), variantId(c.req.query('before'))]
  const cursor = next
    ? { towards: 'next' as const, id: next }
    : previous
      ? { towards: 'previous' as const, id: previous }
      : null
  const [page, counts] = await Promise.all([
    itemLines(db, { word: view === 'all' ? null : view, search: q }, cursor),
    countItems(db),
  ])
  const stock = await stockOf(
    c.env,
    page.rows.map(({ id }) => id),
  )
  return showPage(
    c,
    { title: inventoryMessages[language].title, here: 'inventory' },
    <InventoryList {...{ view, q, page, counts, stock, language }} />,
  )
})
