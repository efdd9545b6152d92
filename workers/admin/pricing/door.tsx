/** /admin/price-lists: what some or all buyers pay for some or all goods, for a while. */
import { Hono } from 'hono'
import { decimal, type Currency } from '#domain/money'
import { LIST_PRICE_HEADER } from '#domain/pricing/list-price-file'
import type { PriceList } from '#domain/pricing/price-list'
import type { PriceListFaults } from '#domain/pricing/price-list-draft'
import type { ListPrice } from '#schema/products/pricing/list-prices'
import { mayGive } from '../../flows/command.ts'
import {
  addingPriceList,
  changingPriceList,
  deletingPriceList,
  publishingPriceList,
} from '../../flows/pricing/list-commands.ts'
import { companiesIn } from '../../flows/pricing/names.ts'
import { settingListPrices } from '../../flows/pricing/price-commands.ts'
import { listingPriceLists, readingPriceList } from '../../flows/pricing/questions.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform, performSent } from '../frame/perform.ts'
import { csvOf } from '../frame/csv.ts'
import { PriceListPage } from './editor-page.tsx'
import { goodsCalled, goodsChanged, goodsFitting } from './goods-finding.ts'
import { priceHistory } from './history.tsx'
import { PriceListsPage } from './list-page.tsx'
import { pricingMessages } from './messages/index.ts'
import { pricePreview } from './preview.tsx'
import {
  emptyFilled,
  filledBy,
  filledWith,
  inputOf,
  LIST_DEEDS,
  PRICE_LISTS_PATH as PATH,
  type Filled,
  type PriceRowFault,
} from './props.ts'

export const priceLists = new Hono<AdminApp>().route('/preview', pricePreview).route('/history', priceHistory)

priceLists.get('/', only(listingPriceLists), async (c) => {
  const { language, staff } = c.var
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = await ask(c, listingPriceLists, { q, before: c.req.query('before') })
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    { title: pricingMessages[language].title, here: 'price-lists' },
    <PriceListsPage
      {...found.value}
      {...{ q, language, now: Date.now() }}
      companies={await companiesIn(c.env, found.value.lists)}
      gone={(c.req.query('gone') ?? '').slice(0, 200)}
      allowed={mayGive(staff, addingPriceList)}
    />,
  )
})

type Tried = {
  readonly refusal?: ShownRefusal
  readonly filled?: Filled
  readonly faults?: PriceListFaults
  readonly file?: string
  readonly rowFaults?: readonly PriceRowFault[]
  readonly taken?: number
  readonly tooMany?: number
  readonly sought?: string | undefined
}

/** @param id none for one that is made now */
const show = async (c: AdminContext, id: string | null, tried: Tried = {}): Promise<Response> => {
  const { language, staff, settings } = c.var
  const found = id === null ? null : await ask(c, readingPriceList, { id, after: c.req.query('after') ?? '' })
  if (found && !found.ok) return showMissing(c)
  const about = found?.value ?? null
  const { currencies } = settings.markets
  const [own = ''] = currencies
  const empty = about ? filledWith(about.list, about.called) : emptyFilled(own, settings.shop.timeZone)
  const { refusal = null, filled = empty, faults = {}, file = '', rowFaults = [], tooMany = 0, taken, sought } = tried
  const [names, fitting] = await Promise.all([
    goodsCalled(c, filled),
    sought ? goodsFitting(c, filled.goods, sought) : null,
  ])
  return showPage(
    c,
    {
      title: about?.list.name ?? pricingMessages[language].add,
      here: 'price-lists',
      status: refusal ? statusOf[refusal.code] : rowFaults.length > 0 ? 422 : 200,
    },
    <PriceListPage
      finding={{ typed: sought ?? '', found: fitting, names }}
      {...{ refusal, filled, faults, file, rowFaults, tooMany, language }}
      list={about?.list ?? null}
      prices={about?.prices ?? []}
      next={about?.next ?? null}
      taken={taken ?? takenIn(c.req.query('taken'))}
      done={LIST_DEEDS.find((deed) => deed === c.req.query('done')) ?? null}
      currencies={[...new Set([...(about ? [about.list.currency] : []), ...currencies])]}
      now={Date.now()}
      allowed={mayGive(staff, addingPriceList)}
    />,
  )
}

const takenIn = (text: string | undefined) => (text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null)

const triedWith = (refusal: object & { readonly code: string }, form: URLSearchParams): Tried => ({
  refusal: refusal as ShownRefusal,
  filled: filledBy(form),
  ...(refusal.code === 'price-list-invalid' && { faults: (refusal as unknown as { fields: PriceListFaults }).fields }),
})

/** What looks for goods, or takes them in or out, saves nothing; Enter in the field that looks, looks. */
const lookedFor = (form: URLSearchParams): Tried | undefined => {
  const sought = textIn(form, 'goodsFind', 200)
  const act = form.get('do') ?? (sought !== (form.get('goodsFound') ?? '') ? 'find' : null)
  if (act === null) return undefined
  return { filled: goodsChanged(filledBy(form), act), sought }
}

priceLists.get('/new', only(addingPriceList), (c) => show(c, null))
priceLists.post('/new', only(addingPriceList), async (c) => {
  const sent = await readForm(c.req.raw)
  const looked = sent.ok ? lookedFor(sent.value) : undefined
  if (looked) return show(c, null, looked)
  const { done, form } = await performSent(c, addingPriceList, sent, (typed) => inputOf(filledBy(typed)))
  if (!done.ok) return show(c, null, triedWith(done.refusal, form))
  return c.redirect(`${PATH}/${done.value.id}?done=added`, 303)
})

priceLists.get('/:id/prices.csv', only(readingPriceList), async (c) => {
  const id = c.req.param('id')
  const rows: (readonly string[])[] = [LIST_PRICE_HEADER]
  for (let after: string | null = ''; after !== null && rows.length <= FILE_ROWS_MAX;) {
    const page: Page | null = await pageOf(c, id, after)
    if (!page) return showMissing(c)
    rows.push(...page.prices.map((price) => rowOf(price, page.list.currency)))
    after = page.next
  }
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${id}.csv"`)
  return c.body(csvOf(rows))
})

type Page = { readonly list: PriceList; readonly prices: readonly ListPrice[]; readonly next: string | null }

const pageOf = async (c: AdminContext, id: string, after: string): Promise<Page | null> => {
  const found = await ask(c, readingPriceList, { id, after })
  return found.ok ? found.value : null
}

/** Of one file: two hundred pages of the list. */
const FILE_ROWS_MAX = 20_000

const rowOf = ({ variant, sku, units, amount }: ListPrice, currency: Currency): readonly string[] => [
  variant,
  sku,
  String(units),
  decimal({ amount, currency }),
]

priceLists.get('/:id', only(readingPriceList), (c) => show(c, c.req.param('id')))
priceLists.post('/:id', only(changingPriceList), async (c) => {
  const id = c.req.param('id')
  const sent = await readForm(c.req.raw)
  const looked = sent.ok ? lookedFor(sent.value) : undefined
  if (looked) return show(c, id, looked)
  const { done, form } = await performSent(c, changingPriceList, sent, (typed) => ({
    ...inputOf(filledBy(typed)),
    id,
    version: textIn(typed, 'version'),
  }))
  if (!done.ok) return show(c, id, triedWith(done.refusal, form))
  return c.redirect(`${PATH}/${id}?done=changed`, 303)
})

priceLists.post('/:id/publish', only(publishingPriceList), async (c) => {
  const id = c.req.param('id')
  const { done } = await perform(c, publishingPriceList, (typed) => ({ ...typed, id }))
  if (!done.ok) return show(c, id, { refusal: done.refusal as ShownRefusal })
  return c.redirect(`${PATH}/${id}?done=${done.value.state === 'published' ? 'published' : 'drafted'}`, 303)
})

priceLists.post('/:id/delete', only(deletingPriceList), async (c) => {
  const id = c.req.param('id')
  const { done } = await perform(c, deletingPriceList, () => ({ id }))
  // Deleted twice is deleted.
  if (!done.ok && done.refusal.code !== 'price-list-unknown')
    return show(c, id, { refusal: done.refusal as ShownRefusal })
  return c.redirect(done.ok ? `${PATH}?${new URLSearchParams({ gone: done.value.name })}` : PATH, 303)
})

/** One price that is typed is a file of one row: it is read, and refused, by the same rule. */
const fileIn = (form: URLSearchParams): string => {
  const file = (form.get('file') ?? '').toWellFormed()
  if (file.trim() !== '') return file
  const [variant, units, price] = ['variant', 'units', 'price'].map((name) => textIn(form, name, 255))
  const head = variant?.startsWith('var_') ? 'Variant ID' : 'SKU'
  const cells = [variant, units, price].map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`)
  return `${head},Minimum quantity,Price\n${cells.join(',')}\n`
}

priceLists.post('/:id/prices', only(settingListPrices), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, settingListPrices, (_, typed) => ({ id, file: fileIn(typed) }))
  if (!done.ok) return show(c, id, { refusal: done.refusal as ShownRefusal, file: form.get('file') ?? '' })
  const { taken, refused, tooMany } = done.value
  if (refused.length === 0 && tooMany === 0) return c.redirect(`${PATH}/${id}?taken=${taken}#prices`, 303)
  return show(c, id, { rowFaults: refused.slice(0, 50), taken, tooMany, file: form.get('file') ?? '' })
})
