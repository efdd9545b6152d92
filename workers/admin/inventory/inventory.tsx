/** /admin/inventory: every item by place, asked of the shards while the page is made; counts are typed where they stand. */
import { Hono } from 'hono'
import { productId, variantId } from '#domain/ids'
import { faultsIn, type ShownRefusal } from '../frame/forms.tsx'
import { changingStock } from '../../flows/inventory/commands.ts'
import { ITEM_VIEWS, listingItems } from '../../flows/inventory/questions.ts'
import { readForm } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, performForm } from '../frame/perform.ts'
import { changedCells, typedIn, type Cell } from './cells.ts'
import { countedOf, type Counted } from './counted.ts'
import { columnsIn } from './inventory-columns.ts'
import { InventoryList } from './inventory-list.tsx'
import { inventoryMessages } from './messages/index.ts'

export const inventory = new Hono<AdminApp>()

/** Fifty items at ten places, each with what is typed and what was there. */
const CELLS_BYTES_MAX = 256 * 1024

type Told = {
  readonly counted?: readonly Counted[]
  /** Typed, and not saved. */
  readonly unsaved?: readonly Cell[]
  readonly wrong?: readonly Cell[]
  readonly refusal?: ShownRefusal
}

const queryOf = (c: AdminContext) => {
  const text = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 200)
  const [next, previous] = [variantId(c.req.query('after')), variantId(c.req.query('before'))]
  return {
    view: ITEM_VIEWS.find((one) => one === c.req.query('view')) ?? 'all',
    q: text('q'),
    location: text('location'),
    vendor: text('vendor'),
    product: productId(c.req.query('product')) ?? '',
    columns: columnsIn(c.req.queries('show')),
    cursor: next
      ? ({ towards: 'next', id: next } as const)
      : previous
        ? ({ towards: 'previous', id: previous } as const)
        : null,
  }
}

const addressOf = (c: AdminContext) => c.req.path + new URL(c.req.url).search

const showList = async (c: AdminContext, told: Told = {}): Promise<Response> => {
  const { language, staff, settings } = c.var
  const { columns, ...query } = queryOf(c)
  const list = await ask(c, listingItems, query)
  if (!list.ok) return showMissing(c)
  const status = told.refusal ? statusOf[told.refusal.code] : 200
  const { unsaved = [], ...rest } = told
  return showPage(
    c,
    { title: inventoryMessages[language].title, here: 'inventory', status },
    <InventoryList
      {...{ ...query, columns, language, staff, settings, ...list.value, ...rest }}
      typed={typedIn(unsaved)}
      address={addressOf(c)}
    />,
  )
}

inventory.get('/', only(listingItems), (c) => showList(c))

inventory.post('/', only(changingStock), async (c) => {
  const sent = await readForm(c.req.raw, CELLS_BYTES_MAX)
  if (!sent.ok) return showList(c, { refusal: sent.refusal })
  const cells = changedCells(sent.value)
  if (cells.length === 0) return showList(c, { counted: [] })
  const { done } = await performForm(c, changingStock, sent.value, () => ({
    changes: cells.map(({ typed, seen, ...cell }) => ({
      ...cell,
      type: 'count',
      units: typed,
      basedOn: seen,
      note: sent.value.get('note') ?? '',
    })),
  }))
  if (!done.ok) {
    const wrong = wrongIn(cells, done.refusal)
    return showList(c, { refusal: done.refusal, unsaved: cells, wrong })
  }
  const counted = countedOf(cells, done.value)
  return showList(c, { counted, unsaved: counted.flatMap(({ cell, now }) => (now === null ? [cell] : [])) })
})

/** Cells of which something is amiss: what was typed is no number, or the shelf says otherwise. */
const wrongIn = (cells: readonly Cell[], refusal: ShownRefusal): readonly Cell[] => {
  const at = new Set(faultsIn(refusal).flatMap(({ path }) => (path[0] === 'changes' ? [path[1]] : [])))
  const item = 'item' in refusal ? refusal.item : undefined
  return cells.filter((cell, index) => at.has(index) || cell.variantId === item)
}
