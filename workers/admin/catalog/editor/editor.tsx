/** /admin/products/new and /admin/products/:id: a product is made and changed by one form; what was typed is never lost. */
import { Hono } from 'hono'
import { blankProduct } from '#domain/catalog/edit'
import { blank } from '#domain/catalog/merge-variants'
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { productId, type ProductId, type VariantId } from '#domain/ids'
import { productsBy } from '#schema/products/catalog/catalog'
import { collectionsByHand } from '#schema/products/catalog/by-hand'
import { productAt } from '#schema/products/catalog/history'
import { creatingProduct, editingProduct } from '../../../flows/catalog/edit-commands.ts'
import type { ProductDiffers } from '../../../flows/catalog/edit.ts'
import { productHistory } from '../../../flows/catalog/history.ts'
import { readForm } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { CHOICE, Merge } from '../../frame/merge.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { performRead } from '../../frame/perform.ts'
import { showProduct } from '../product.tsx'
import { fieldWords } from './field-words.ts'
import { shownOf, typedIn, type Filled } from './filled.ts'
import { FORM } from './shown.ts'
import { pressed } from './pressed.ts'
import { amissIn, amissOf } from './problems.ts'
import { foundBy, pickedBy } from './reference-typed.ts'
import { readEdit, type EditSaid, type Reading } from './read.ts'
import { shopOf, showEditor, type Showing } from './show.tsx'
import { isNewKey } from './rows.ts'
import { editorMessages } from './messages/index.ts'

/** 2,500 variants, each with a dozen cells that were all changed, and four descriptions at their longest. */
const FORM_BYTES_MAX = 10_000_000

export const editor = new Hono<AdminApp>()

/** Stands in for a product that is not there yet: its one variant has no id that anybody could know. */
const unmade = (now: number): Product => ({
  ...blankProduct('new' as ProductId, '', now),
  variants: [blank('new' as VariantId, true)],
})

const STARTING: Filled = new Map([['status', 'active']])

editor.get('/new', only(creatingProduct), (c) =>
  showEditor(c, { product: unmade(Date.now()), isNew: true, typed: STARTING }),
)

editor.post('/new', only(creatingProduct), async (c) => {
  const product = unmade(Date.now())
  const again = (showing: Partial<Showing>) => showEditor(c, { product, isNew: true, ...showing })
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return again(refused(c, sent.refusal, STARTING))
  const typed = typedIn(sent.value)
  const shop = shopOf(c, product, Date.now())
  const button = typed.get('do')
  if (button !== undefined) return again(await afterButton(c, typed, button, product))
  const reading = readEdit(typed, { product, current: product, shown: shownOf(product, [], shop), shop })
  if (reading.problems.length > 0)
    return again({ typed, status: 422, amiss: amissOf(reading.problems, c.var.language) })
  const done = await performRead(c, creatingProduct, typed.get('key') ?? '', asNew(reading.edit))
  if (done.ok) return c.redirect(`/admin/products/${done.value.product.id}?done=created`, 303)
  return again({ typed, ...refused(c, done.refusal, typed, reading) })
})

/** Of a product that is not there no variant has an id. */
const asNew = ({ variants, collections, ...edit }: EditSaid) => ({
  ...edit,
  removedVariants: undefined,
  variantOrder: undefined,
  ...(edit['handle'] === '' && { handle: undefined }),
  ...(variants && { variants: variants.map((line) => ({ ...line, id: undefined })) }),
  ...(collections !== undefined && { collections }),
})

/** What was typed with a button that saves nothing. */
const afterButton = async (
  c: AdminContext,
  typed: Filled,
  button: string,
  product: Product,
): Promise<Partial<Showing>> => {
  const shop = shopOf(c, product, Date.now())
  const finding = await foundBy(c.env.PRODUCTS_DB, typed, button, { product, shop })
  if (finding) return { typed, finding }
  const picked = pickedBy(typed, button, { product, shop })
  if (picked) return { typed: picked, finding: { name: button.split(':')[1] ?? '', fitting: [] } }
  const done = pressed(typed, button, product, shop)
  if (!done) return refused(c, { code: 'form-unreadable' }, typed)
  const { isAdded = false, nothing } = done
  return { typed: done.typed, isAdded, ...(nothing && { above: <Nothing language={c.var.language} /> }) }
}

const Nothing = ({ language }: { language: Language }) => (
  <div class="say due" role="status">
    <Icon name="note" />
    <div>{editorMessages[language].done.nothing}</div>
  </div>
)

const refused = (
  c: AdminContext,
  refusal: ShownRefusal | { readonly code: string },
  typed: Filled,
  reading?: Reading,
): Partial<Showing> => {
  const { language } = c.var
  const shown = refusal as ShownRefusal
  const amiss = reading ? amissIn(refusal, reading, language) : new Map<string, string[]>()
  return {
    typed,
    amiss,
    status: statusOf[shown.code],
    ...(amiss.size === 0 && { above: <Trouble refusal={shown} language={language} /> }),
  }
}

editor.post('/:id', only(editingProduct), async (c) => {
  const id = productId(c.req.param('id'))
  const [now] = id ? await productsBy(c.env.PRODUCTS_DB, 'id', [id]) : []
  if (!id || !now) return showMissing(c)
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return showProduct(c, refused(c, sent.refusal, new Map()))
  const typed = typedIn(sent.value)
  const [version, seen] = [versionIn(typed, 'version'), versionIn(typed, 'seen')]
  if (version === undefined) return showProduct(c, refused(c, { code: 'form-unreadable' }, typed))
  const product = await as(c, now, version)
  const button = typed.get('do')
  if (button !== undefined) return showProduct(c, { product, seen, ...(await afterButton(c, typed, button, product)) })
  return save(c, { product, current: now, version, seen, typed })
})

const versionIn = (typed: Filled, name: string): number | undefined => {
  const text = typed.get(name) ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** As it was in that version, where that is still known. */
const as = async (c: AdminContext, now: Product, version: number): Promise<Product> =>
  now.version === version ? now : ((await productAt(c.env.PRODUCTS_DB, now.id, version)) ?? now)

type Sent = {
  readonly product: Product
  readonly current: Product
  readonly version: number
  readonly seen: number | undefined
  readonly typed: Filled
}

const save = async (c: AdminContext, sent: Sent): Promise<Response> => {
  const { product, current, version, seen, typed: all } = sent
  const typed = chosen(all)
  const shop = shopOf(c, product, Date.now())
  const standing = await collectionsByHand(c.env.PRODUCTS_DB, product.handle)
  const basis = { product, shown: shownOf(product, standing, shop), shop }
  // Where fields were chosen between, what is said is said of the version that they were laid beside.
  const reading = readEdit(typed, { ...basis, current: seen === undefined ? product : current })
  const again = (showing: Partial<Showing>) => showProduct(c, { product, seen, typed, ...showing })
  if (reading.problems.length > 0) return again({ status: 422, amiss: amissOf(reading.problems, c.var.language) })
  const to = (done: string) => c.redirect(`/admin/products/${product.id}?done=${done}${viewOf(typed)}`, 303)
  if (Object.keys(reading.edit).length === 0) return to('unchanged')
  const input = { product: product.id, version: seen ?? version, merge: true, ...reading.edit }
  const done = await performRead(c, editingProduct, typed.get('key') ?? '', input)
  if (done.ok) {
    const { version: latest } = done.value.product
    if (!done.value.changed) return to('saved')
    return to(latest > (seen ?? version) + 1 ? `merged&was=${latest - 1}` : `saved&was=${latest - 1}`)
  }
  const { refusal } = done
  if (refusal.code !== 'product-differs') return again(refused(c, refusal, typed, reading))
  const { language } = c.var
  const differs = { ...(refusal as ProductDiffers), who: await whoSaved(c, product.id) }
  return again({
    status: 409,
    seen: differs.version,
    above: (
      <Merge {...{ differs, language }} form={FORM} {...fieldWords(product, language, c.var.settings.shop.timeZone)} />
    ),
  })
}

/** Where one goes on after saving: the grid as it was. */
const viewOf = (typed: Filled): string => {
  const view = typed.get('view') ?? ''
  return /^[\w:]{1,20}$/.test(view) ? `&view=${view}` : ''
}

/** What was left to the other is not said; all else of the form is. */
const chosen = (typed: Filled): Filled => {
  const theirs = [...typed]
    .filter(([name, side]) => name.startsWith(CHOICE) && side === 'theirs')
    .map(([name]) => name.slice(CHOICE.length))
  if (theirs.length === 0) return typed
  const isOptions = theirs.some((field) => field === 'options' || /^variants\..+\.options$/.test(field))
  const isTheirs = (name: string) =>
    theirs.some((field) => name === field || (field === 'safety' && name.startsWith('safety.'))) ||
    (isOptions && (name.startsWith('options') || name === 'combinations' || isNewKey(name.slice('variants.'.length))))
  return new Map([...typed].filter(([name]) => !isTheirs(name)))
}

const whoSaved = async (c: AdminContext, id: string): Promise<string | null> => {
  const past = await productHistory(c.env, id, { limit: 1 })
  return past.ok ? (past.value[0]?.who ?? null) : null
}
