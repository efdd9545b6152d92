/** /admin/inventory/transfers, /purchase-orders, /counts, /receipts: documents of each kind, listed, begun and carried out. */
import { Hono } from 'hono'
import type { DocumentKind, DocumentState, StockDocument } from '#domain/inventory/documents/document'
import { comingOf } from '#domain/inventory/documents/document'
import { ok, type Result } from '#domain/result'
import { own } from '#domain/own'
import { mayGive } from '../../../flows/command.ts'
import {
  applyingCount,
  arriving,
  cancellingDocument,
  losing,
  orderingPurchase,
  sendingTransfer,
} from '../../../flows/inventory/document-act-commands.ts'
import { addingToDocument, changingDocument, openingDocument } from '../../../flows/inventory/document-commands.ts'
import { listingDocuments, listingSuppliers, readingDocument } from '../../../flows/inventory/document-questions.ts'
import { updatingCosts } from '../../../flows/inventory/purchase-costs-commands.ts'
import { listingItems, listingLocations } from '../../../flows/inventory/questions.ts'
import type { Item } from '#schema/products/inventory/items'
import { readForm } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, performForm } from '../../frame/perform.ts'
import { amissOf, type Amiss, type FieldOf } from '../amiss.tsx'
import { amountIn, headIn } from './head-fields.tsx'
import { seenName } from './line-table.tsx'
import { DocumentList, DOCUMENT_VIEWS, type DocumentView } from './list.tsx'
import { documentMessages } from './messages/index.ts'
import { NewDocument } from './new.tsx'
import { orderAsCsv, OrderPaper } from './order-paper.tsx'
import { DocumentPage } from './page.tsx'
import { DOCUMENT_PATHS } from './paths.ts'
import type { DocumentPageProps } from './props.ts'
import { isOfCode } from './scan.tsx'

const STATES: Readonly<Record<DocumentView, readonly DocumentState[]>> = {
  all: [],
  open: ['draft', 'ordered', 'sent', 'part'],
  done: ['received', 'applied', 'cancelled'],
}

/** What both the new and the old need to be told apart by name. */
const around = async (c: AdminContext) => {
  const [places, suppliers] = await Promise.all([ask(c, listingLocations, {}), ask(c, listingSuppliers, {})])
  return { places: places.ok ? places.value : [], suppliers: suppliers.ok ? suppliers.value.suppliers : [] }
}

const showDocuments = async (c: AdminContext, kind: DocumentKind): Promise<Response> => {
  const { language, settings, staff } = c.var
  const view = DOCUMENT_VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const before = c.req.query('before')
  const [list, { suppliers }] = await Promise.all([
    ask(c, listingDocuments, { kind, states: STATES[view], ...(before && { before: Number(before) }) }),
    around(c),
  ])
  if (!list.ok) return showMissing(c)
  const props = { kind, view, ...list.value, isFirst: !before, suppliers, settings, language, now: Date.now() }
  return showPage(
    c,
    { title: documentMessages[language].titles[kind], here: 'inventory' },
    <DocumentList {...props} mayChange={mayGive(staff, openingDocument)} />,
  )
}

type Tried = {
  readonly refusal?: ShownRefusal
  /** With the fields that its paths are. */
  readonly fieldOf?: FieldOf
  readonly form?: URLSearchParams
}

const showNew = async (c: AdminContext, kind: DocumentKind, { refusal, form }: Tried = {}): Promise<Response> => {
  const { language, settings } = c.var
  const filled = form ?? new URL(c.req.url).searchParams
  const amiss = refusal ? amissOf(refusal, lastWord, language) : NOTHING
  return showPage(
    c,
    {
      title: documentMessages[language].newOne[kind],
      here: 'inventory',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <NewDocument {...{ kind, filled, refusal: refusal ?? null, amiss, settings, language, ...(await around(c)) }} />,
  )
}

const readDocument = async (c: AdminContext, kind: DocumentKind) => {
  const found = await ask(c, readingDocument, { id: c.req.param('document') ?? '' })
  return found.ok && found.value.document.kind === kind ? found.value : undefined
}

/** What is called by none of its codes, or by one of several, is found by words of its title, and picked. */
const itemsMeant = async (c: AdminContext, { refusal, form }: Tried): Promise<readonly Item[]> => {
  if (!refusal || !isOfCode(refusal.code)) return []
  const listed = await ask(c, listingItems, { q: form?.get('code') ?? '' })
  return listed.ok ? listed.value.page.rows.slice(0, MEANT_MAX) : []
}

/** What became of the costs of an order, as the address after its press says it. */
const costsIn = (c: AdminContext): DocumentPageProps['costs'] => {
  const run = /^costs-[\w-]{1,32}$/.exec(c.req.query('run') ?? '')?.[0]
  const wholeIn = (name: string) => (/^\d{1,6}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : 0)
  return c.req.query('done') === 'costs' && run ? { run, variants: wholeIn('variants'), left: wholeIn('left') } : null
}

const showDocument = async (c: AdminContext, kind: DocumentKind, tried: Tried = {}): Promise<Response> => {
  const { language, settings, staff } = c.var
  const [found, rest, meant] = await Promise.all([readDocument(c, kind), around(c), itemsMeant(c, tried)])
  if (!found) return showMissing(c)
  const { refusal = null, fieldOf = lastWord, form } = tried
  const amiss = refusal ? amissOf(refusal, fieldOf, language) : NOTHING
  const messages = documentMessages[language]
  const costs = refusal ? null : costsIn(c)
  const done = (!refusal && own(messages.done, c.req.query('done') ?? '')) || null
  return showPage(
    c,
    {
      title: messages.named[kind](found.document.number),
      here: 'inventory',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <DocumentPage
      {...{ ...found, ...rest, refusal, meant, amiss, form, done, costs, settings, language, staff, now: Date.now() }}
      mayChange={mayGive(staff, openingDocument)}
      mayPrice={mayGive(staff, updatingCosts)}
    />,
  )
}

/** As many as are looked through at a glance. */
const MEANT_MAX = 8
const NOTHING: Amiss = new Map()
const lastWord: FieldOf = (path) => String(path.findLast((step) => typeof step === 'string') ?? '')

/** What a button of the page does, and the word for it when it is done. */
type Performed = Promise<{
  readonly done: Result<unknown, ShownRefusal>
  readonly word: string
  readonly fieldOf?: FieldOf
}>

/** Cells of lines by the variant that each is of. */
const cells = (form: URLSearchParams, field: string): { variantId: string; text: string }[] =>
  [...form].flatMap(([name, text]) => {
    const [side, variantId] = name.split('.')
    return side === field && variantId ? [{ variantId, text: text.trim() }] : []
  })

/** A path names a line by its place among those that were sent, or by its variant. */
const cellOf =
  (lines: readonly { readonly variantId: string }[], units: 'units' | 'now'): FieldOf =>
  (path) => {
    const [list, at, field] = path
    if (list !== 'lines') return lastWord(path)
    const variant = typeof at === 'number' ? lines[at]?.variantId : at
    return `${field === 'cost' ? 'cost' : units}.${String(variant)}`
  }

type ChangedLine = {
  readonly variantId: string
  readonly [said: string]: unknown
}

/** Lines of a draft that somebody has changed: what differs from what their page said, and nothing that it did not. */
const changedLines = ({ terms }: StockDocument, form: URLSearchParams) =>
  cells(form, 'units').flatMap(({ variantId, text }): ChangedLine[] => {
    const seen = form.get(seenName('units', variantId)) ?? ''
    if (form.has(`remove.${variantId}`)) return [{ variantId, remove: true, seen }]
    const cost = (form.get(`cost.${variantId}`) ?? '').trim()
    const isPriced = terms !== null && cost !== (form.get(seenName('cost', variantId)) ?? '')
    if (text === seen && !isPriced) return []
    // An emptied field is no number: nobody has said that there are none, or that the line goes.
    const units = text === seen ? { by: 0 } : { to: text === '' ? Number.NaN : text, seen }
    return [{ variantId, ...units, ...(isPriced && { cost: amountIn(cost, terms.currency) ?? null }) }]
  })

const act = async (c: AdminContext, document: StockDocument, form: URLSearchParams): Performed => {
  const { id, kind } = document
  const seen = { id, version: form.get('version') ?? '' }
  const now = cells(form, 'now').flatMap(({ variantId, text }) => (text === '' ? [] : [{ variantId, units: text }]))
  switch (form.get('do')) {
    case 'add': {
      const pick = form.get('pick')
      const what = pick ? { variantId: pick } : { code: (form.get('code') ?? '').trim() }
      const line = { ...what, by: form.get('by') || '1' }
      const { done } = await performForm(c, addingToDocument, form, () => ({ id, lines: [line] }))
      return { done, word: 'added' }
    }
    case 'lines': {
      const lines = changedLines(document, form)
      if (lines.length === 0) return { done: ok(null), word: 'saved' }
      const { done } = await performForm(c, addingToDocument, form, () => ({ id, lines }))
      return { done, word: 'saved', fieldOf: cellOf(lines, 'units') }
    }
    case 'head': {
      const { suppliers } = await around(c)
      const { done } = await performForm(c, changingDocument, form, () => ({
        ...seen,
        ...headIn(kind, form, suppliers),
      }))
      return { done, word: 'saved' }
    }
    case 'send':
      return { done: (await performForm(c, sendingTransfer, form, () => seen)).done, word: 'sent' }
    case 'order':
      return { done: (await performForm(c, orderingPurchase, form, () => seen)).done, word: 'ordered' }
    case 'apply':
      return {
        done: (await performForm(c, applyingCount, form, () => seen)).done,
        word: kind === 'count' ? 'applied' : 'arrived',
      }
    case 'cancel':
      return { done: (await performForm(c, cancellingDocument, form, () => seen)).done, word: 'cancelled' }
    case 'arrive': {
      const { done } = await performForm(c, arriving, form, () => ({ ...seen, lines: now }))
      return { done, word: 'arrived', fieldOf: cellOf(now, 'now') }
    }
    case 'arrive-all': {
      const lines = document.lines.map((line) => ({ variantId: line.variant, units: String(comingOf(document, line)) }))
      return { done: (await performForm(c, arriving, form, () => ({ ...seen, lines }))).done, word: 'arrived' }
    }
    case 'lose': {
      const reason = form.get('reason') ?? ''
      const { done } = await performForm(c, losing, form, () => ({ ...seen, lines: now, reason }))
      return { done, word: 'lost', fieldOf: cellOf(now, 'now') }
    }
    case 'costs': {
      const { done } = await performForm(c, updatingCosts, form, () => ({ id }))
      if (!done.ok) return { done, word: '' }
      const { variants, left, run } = done.value
      return { done, word: `costs&variants=${variants}&left=${left}&run=${run}` }
    }
    default:
      return { done: { ok: false, refusal: { code: 'form-unreadable' } }, word: '' }
  }
}

/** Lines of five hundred, with two fields each and what stood there. */
const FORM_BYTES_MAX = 256 * 1024

export const documentsOfKind = (kind: DocumentKind) => {
  const path = DOCUMENT_PATHS[kind]
  return new Hono<AdminApp>()
    .get('/', only(listingDocuments), (c) => showDocuments(c, kind))
    .get('/new', only(openingDocument), (c) => showNew(c, kind))
    .post('/new', only(openingDocument), async (c) => {
      const sent = await readForm(c.req.raw)
      if (!sent.ok) return showNew(c, kind, { refusal: sent.refusal })
      const { suppliers } = await around(c)
      const { done } = await performForm(c, openingDocument, sent.value, () => ({
        kind,
        ...headIn(kind, sent.value, suppliers),
      }))
      if (!done.ok) return showNew(c, kind, { refusal: done.refusal, form: sent.value })
      return c.redirect(`${path}/${done.value.id}?done=created`, 303)
    })
    .get('/:document', only(readingDocument), (c) => showDocument(c, kind))
    .get('/:document/paper', only(readingDocument), async (c) => {
      const found = await readDocument(c, kind)
      return found && kind === 'purchase' ? showPaper(c, found) : showMissing(c)
    })
    .get('/:document/csv', only(readingDocument), async (c) => {
      const found = await readDocument(c, kind)
      if (!found || kind !== 'purchase') return showMissing(c)
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="order-${found.document.number}.csv"`)
      return c.body(orderAsCsv(found))
    })
    .post('/:document', only(openingDocument), async (c) => {
      const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
      if (!sent.ok) return showDocument(c, kind, { refusal: sent.refusal })
      const found = await readDocument(c, kind)
      if (!found) return showMissing(c)
      const { done, word, ...where } = await act(c, found.document, sent.value)
      if (!done.ok) return showDocument(c, kind, { refusal: done.refusal, ...where, form: sent.value })
      return c.redirect(`${path}/${found.document.id}?done=${word}`, 303)
    })
}

type Found = NonNullable<Awaited<ReturnType<typeof readDocument>>>

const showPaper = (c: AdminContext, found: Found): Promise<Response> => {
  const { language, settings } = c.var
  const title = documentMessages[language].named.purchase(found.document.number)
  return showPage(c, { title, here: 'inventory' }, <OrderPaper {...{ ...found, settings, language }} />)
}
