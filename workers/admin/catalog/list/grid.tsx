/** /admin/products/grid: the variants of several products in one grid, saved for all of them at once and undone at once. */
import { Hono } from 'hono'
import { blankProduct } from '#domain/catalog/edit'
import type { Product } from '#domain/catalog/product'
import { productId, type ProductId } from '#domain/ids'
import { inLanguage } from '#domain/languages'
import { countOfRun } from '#schema/products/catalog/undo-run'
import { productsBy } from '#schema/products/catalog/catalog'
import { changingInBulk } from '../../../flows/catalog/bulk-commands.ts'
import { mayGive } from '../../../flows/command.ts'
import { readForm } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import { assetPath } from '../../../http/assets/address.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Empty } from '../../frame/lists.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { performRead } from '../../frame/perform.ts'
import { Amiss } from '../editor/amiss.tsx'
import { GridPanel } from '../editor/grid.tsx'
import { typedIn, type Filled } from '../editor/filled.ts'
import { pressed } from '../editor/pressed.ts'
import { amissOf } from '../editor/problems.ts'
import { firstRows, productSaid } from '../editor/product-cells.ts'
import { readEdit } from '../editor/read.ts'
import { gridOf, VARIANTS_MAX } from '../editor/rows.ts'
import { SaveBar } from '../editor/save-bar.tsx'
import { shopOf } from '../editor/show.tsx'
import { FORM, type Amiss as AmissFields, type Shown } from '../editor/shown.ts'
import { PATH } from './query.ts'
import { catalogMessages } from '../messages/index.ts'
import { runOf } from '../../../flows/catalog/run-of-press.ts'
import { showList } from './show-list.tsx'
import { listMessages } from './messages/index.ts'

export const grid = new Hono<AdminApp>()

const FORM_BYTES_MAX = 10_000_000
/** As many as a page of the list. */
const PRODUCTS_MAX = 50

const NOTHING: Filled = new Map()

grid.get('/grid', only(changingInBulk), async (c) => {
  const ids = (c.req.queries('pick') ?? []).flatMap((id) => productId(id) ?? [])
  const products = await productsFor(c, ids)
  return showGrid(c, products, { left: new Set(ids).size - products.length })
})

/** In the order in which they were picked, as many as one grid bears. */
const productsFor = async (c: AdminContext, ids: readonly ProductId[]): Promise<readonly Product[]> => {
  const wanted = [...new Set(ids)].slice(0, PRODUCTS_MAX)
  const found = new Map((await productsBy(c.env.PRODUCTS_DB, 'id', wanted)).map((product) => [product.id, product]))
  let count = 0
  return wanted.flatMap((id) => {
    const product = found.get(id)
    if (!product || count + product.variants.length > VARIANTS_MAX) return []
    count += product.variants.length
    return [product]
  })
}

/** All their variants as those of one: the grid asks for no more. */
const together = (products: readonly Product[]): Product => ({
  ...blankProduct('grid' as ProductId, '', 0),
  variants: products.flatMap(({ variants }) => variants),
})

type Showing = {
  readonly typed?: Filled
  readonly amiss?: AmissFields
  readonly refusal?: ShownRefusal
  /** What somebody has changed meanwhile. */
  readonly differing?: readonly Product[]
  /** What was saved nevertheless. */
  readonly saved?: { readonly run: string; readonly count: number }
  /** Picked, and more than one grid bears. */
  readonly left?: number
}

const showGrid = (c: AdminContext, products: readonly Product[], showing: Showing): Promise<Response> => {
  const { language } = c.var
  const messages = listMessages[language].grid
  const { typed = NOTHING, amiss = new Map(), refusal, differing = [], saved, left = 0 } = showing
  const now = Date.now()
  const whole = together(products)
  const titles = new Map(
    products.flatMap(({ text, translations, variants }) => {
      const title = inLanguage(
        { en: text.title, ...(translations.zh?.title && { zh: translations.zh.title }) },
        language,
      )
      return variants.map(({ id }) => [id as string, title] as const)
    }),
  )
  const rows = gridOf(whole, typed)
  const shop = shopOf(c, whole, now)
  const shown: Shown = {
    product: whole,
    isNew: false,
    filled: NOTHING,
    typed,
    amiss,
    shop,
    language,
    now,
    grid: {
      ...rows,
      rows: rows.rows.map((row) => ({ ...row, options: [titles.get(row.key) ?? '', ...row.options] })),
    },
    products: firstRows(products),
    collections: [],
  }
  const changed = [
    ...readEdit(typed, { product: whole, current: whole, shown: NOTHING, shop }).changed,
    ...products.flatMap((product) => productSaid(product, typed).changed),
  ]
  const status = amiss.size > 0 ? 422 : refusal ? statusOf[refusal.code] : differing.length > 0 ? 409 : 200
  if (products.length === 0) {
    return showPage(
      c,
      { title: messages.title, here: 'products' },
      <>
        <header class="head">
          <h1>{messages.title}</h1>
        </header>
        <Empty icon="product" heading={messages.none} why={messages.noneWhy}>
          <a class="btn" href={PATH}>
            {messages.back}
          </a>
        </Empty>
      </>,
    )
  }
  return showPage(
    c,
    { title: messages.title, here: 'products', status },
    <>
      <SaveBar shown={shown} changed={changed.length} back={PATH} />
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.back}</span>
        </a>
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.hint}</span>
      </header>
      <div
        class="body"
        data-product-editor={`grid-${products.map(({ id }) => id).join('-')}`}
        data-typed={typed.size > 0 ? 'yes' : undefined}
      >
        <form id={FORM} method="post" action={`${PATH}/grid`}>
          <Key />
          {products.map(({ id, version }) => (
            <input type="hidden" name={`version.${id}`} value={String(version)} />
          ))}
        </form>
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          <Amiss shown={shown} />
          {left > 0 && <div class="say due">{messages.left(left)}</div>}
          {saved && (
            <div class="say" role="status">
              <div>{listMessages[language].done.bulk(saved.count)}</div>
              <form class="end-x" method="post" action={`${PATH}/undo`}>
                <Key />
                <input type="hidden" name="run" value={saved.run} />
                <input type="hidden" name="of" value={String(saved.count)} />
                <button class="btn">{catalogMessages[language].products.undo}</button>
              </form>
            </div>
          )}
          {differing.length > 0 && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {messages.differs}
              </h2>
              {differing.map(({ id, text }) => (
                <a href={`${PATH}/${id}/history`}>{text.title}</a>
              ))}
            </div>
          )}
          <GridPanel shown={shown} />
        </div>
      </div>
      <script type="module" src={assetPath('product-editor.js')}></script>
    </>,
  )
}

const VERSION = /^version\.(prd_\w+)$/

grid.post('/grid', only(changingInBulk), async (c) => {
  if (!mayGive(c.var.staff, changingInBulk)) return showMissing(c)
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const typed = typedIn(sent.value)
  const versions = new Map(
    Array.from(typed).flatMap(([name, version]) => {
      const id = productId(VERSION.exec(name)?.[1])
      return id && /^[1-9]\d{0,8}$/.test(version) ? [[id, Number(version)] as const] : []
    }),
  )
  const products = await productsFor(c, [...versions.keys()])
  const whole = together(products)
  const shop = shopOf(c, whole, Date.now())
  const button = typed.get('do')
  if (button !== undefined) return showGrid(c, products, { typed: pressed(typed, button, whole, shop)?.typed ?? typed })
  const readings = products.map((product) => {
    const own = ofVariants(typed, product)
    return {
      product,
      whole: productSaid(product, typed),
      ...readEdit(own, { product, current: product, shown: own, shop }),
    }
  })
  const problems = readings.flatMap((one) => [...one.whole.problems, ...one.problems])
  if (problems.length > 0) return showGrid(c, products, { typed, amiss: amissOf(problems, c.var.language) })
  let edits = readings.flatMap(({ product: { id }, whole, edit: { variants } }) =>
    variants || whole.changed.length > 0
      ? [{ product: id, version: versions.get(id), ...whole.edit, ...(variants && { variants }) }]
      : [],
  )
  const run = await runOf(typed.get('key') ?? '', [...typed])
  const refused: Product[] = []
  let count = 0
  while (edits.length > 0) {
    const done = await performRead(c, changingInBulk, typed.get('key') ?? '', { run, edits })
    if (!done.ok) return showGrid(c, products, { typed, refusal: done.refusal as ShownRefusal })
    const { products: answers, rest } = done.value
    count += answers.filter(({ outcome }) => outcome === 'changed').length
    const names = new Set(answers.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name))
    refused.push(...products.filter(({ id }) => names.has(id)))
    edits = edits.filter(({ product }) => rest.includes(product))
  }
  if (refused.length > 0)
    return showGrid(c, products, { typed, differing: refused, ...(count > 0 && { saved: { run, count } }) })
  count = await countOfRun(c.env.PRODUCTS_DB, run)
  return c.redirect(`${PATH}?done=bulk&count=${count}${count > 0 ? `&run=${run}` : ''}`, 303)
})

/** Of the whole form what is said of the variants of one product. */
const ofVariants = (typed: Filled, { variants }: Product): Filled => {
  const ids = new Set<string>(variants.map(({ id }) => id))
  return new Map([...typed].filter(([name]) => ids.has(/^variants\.(var_\w+)\./.exec(name)?.[1] ?? '')))
}
