/** /admin/inventory: every item with its stock, asked of the shards while the page is made. */
import { Hono } from 'hono'
import { variantId } from '#domain/ids'
import { countItems } from '#schema/products/catalog/staff-lists'
import { ITEM_VIEWS, listingItems } from '../../flows/inventory/questions.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { InventoryList } from './inventory-list.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { inventoryMessages } from './messages/index.ts'

export const inventory = new Hono<AdminApp>()

inventory.get('/', only(listingItems), async (c) => {
  const { language } = c.var
  const view = ITEM_VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const [next, previous] = [variantId(c.req.query('after')), variantId(c.req.query('before'))]
  const cursor = next
    ? { towards: 'next' as const, id: next }
    : previous
      ? { towards: 'previous' as const, id: previous }
      : null
  const [list, counts] = await Promise.all([ask(c, listingItems, { view, q, cursor }), countItems(c.env.PRODUCTS_DB)])
  if (!list.ok) return showMissing(c)
  return showPage(
    c,
    { title: inventoryMessages[language].title, here: 'inventory' },
    <InventoryList {...{ view, q, ...list.value, counts, language }} />,
  )
})
