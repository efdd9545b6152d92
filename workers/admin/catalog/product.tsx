/** /admin/products/:id: one product to read, and its pictures: add, describe, move, remove, undo. */
import { Hono } from 'hono'
import type { Product } from '#domain/catalog/product'
import { productId } from '#domain/ids'
import { PICTURE_BYTES_MAX, PICTURES_MAX } from '#domain/catalog/pictures/picture'
import {
  addingPicture,
  placingPicture,
  removingPicture,
  restoringPicture,
} from '../../flows/catalog/picture-commands.ts'
import { readingProduct } from '../../flows/catalog/questions.ts'
import { ownCurrencyFresh } from '../../flows/settings/settings.ts'
import { resizes } from '../../flows/catalog/media.ts'
import { readFileForm } from '../../http/file-form.ts'
import { readForm } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import { KEY_FORM, type ShownRefusal } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { ask, perform, performForm } from '../frame/perform.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { editingProduct } from '../../flows/catalog/edit-commands.ts'
import { carryOut, mayGive } from '../../flows/command.ts'
import { Outcome } from './editor/outcome.tsx'
import { showEditor, type Showing } from './editor/show.tsx'
import type { Amiss, ProductPageProps } from './product-page-props.ts'
import { PictureTrouble, ProductPage } from './product-page.tsx'
import { ProductPictures } from './product-pictures.tsx'
import { catalogMessages } from './messages/index.ts'

export const product = new Hono<AdminApp>()

/** One file of the largest, and what a form writes around it. With the script each file travels in a form of its own. */
const FORM_BYTES_MAX = PICTURE_BYTES_MAX + 5 * 1000 * 1000

const refusalShown = (code: ShownRefusal['code']): ShownRefusal => ({ code })

/** The product of the address, which names it by its id. */
const productOf = async (c: AdminContext): Promise<Product | undefined> => {
  const product = productId(c.req.param('id'))
  const found = product && (await ask(c, readingProduct, { product }))
  return found?.ok ? found.value : undefined
}

product.get('/:id', only(readingProduct), (c) => showProduct(c, {}))

product.post('/:id/pictures', only(addingPicture), async (c) => {
  const found = await productOf(c)
  if (!found) return showMissing(c)
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  // Nothing but a file can make this form so large.
  if (!sent.ok)
    return showProduct(c, {
      refusal: refusalShown(sent.refusal.code === 'form-too-large' ? 'picture-too-heavy' : sent.refusal.code),
    })
  const key = sent.value.fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return showProduct(c, { refusal: refusalShown('form-unreadable') })
  if (sent.value.files.length === 0) return showProduct(c, { refusal: refusalShown('no-file') })
  const files: Amiss[] = []
  for (const [index, { name, bytes: file }] of sent.value.files.entries()) {
    const asking = { staff: c.var.staff, key: `${key} ${index}`, now: Date.now() }
    const done = await carryOut(c.env, addingPicture, asking, { product: found.id, file })
    if (!done.ok) files.push({ name, refusal: done.refusal.code })
  }
  const added = sent.value.files.length - files.length
  if (files[0]) return showProduct(c, { refusal: refusalShown(files[0].refusal), files, added })
  return c.redirect(`/admin/products/${found.id}?done=added&count=${added}#pictures`, 303)
})

/** One picture: `do` says what, `src` which. Texts that were typed beside it are saved with it. */
product.post('/:id/picture', only(placingPicture), async (c) => {
  const found = await productOf(c)
  if (!found) return showMissing(c)
  const back = (query: string) => c.redirect(`/admin/products/${found.id}?${query}#pictures`, 303)
  const form = await readForm(c.req.raw)
  if (!form.ok) return showProduct(c, { refusal: form.refusal })
  const [what, to] = (form.value.get('do') ?? '').split(':')
  if (what === 'remove') {
    const { done, key } = await performForm(c, removingPicture, form.value, ({ src }) => ({ product: found.id, src }))
    return done.ok ? back(`done=removed&undo=${key}`) : showProduct(c, { refusal: done.refusal })
  }
  if (what !== 'save' && what !== 'move') return showProduct(c, { refusal: refusalShown('form-unreadable') })
  // What is no number is refused with all the rest of the form.
  const place = what === 'move' ? to || '?' : undefined
  const { done } = await performForm(c, placingPicture, form.value, ({ src }, typed) => ({
    product: found.id,
    src,
    // An empty text is one that was taken away.
    alt: typed.get('alt') ?? '',
    altZh: typed.get('altZh') ?? '',
    video: typed.get('video') ?? '',
    place,
  }))
  if (!done.ok) return showProduct(c, { refusal: done.refusal })
  return back(place === undefined ? 'done=picture-saved' : `done=moved&count=${Number(place) + 1}`)
})

/** Puts back what the same person has removed under that key. */
product.post('/:id/undo', only(restoringPicture), async (c) => {
  const found = await productOf(c)
  if (!found) return showMissing(c)
  const { done } = await perform(c, restoringPicture, (typed) => ({ ...typed, product: found.id }))
  if (!done.ok) return showProduct(c, { refusal: done.refusal })
  return c.redirect(
    `/admin/products/${found.id}?done=picture-restored&count=${done.value.answer.position + 1}#pictures`,
    303,
  )
})

type Tried = {
  readonly refusal?: ShownRefusal
  /** Of pictures that were sent. */
  readonly files?: readonly Amiss[]
  readonly added?: number
}

/** With a refusal of nothing that stands in a form. */
export const showRefused = (c: AdminContext, refusal: ShownRefusal): Promise<Response> => showProduct(c, { refusal })

/** For whoever may change it the editor, for all others what it says; both with the pictures as they are. */
export const showProduct = async (c: AdminContext, tried: Tried & Partial<Showing>): Promise<Response> => {
  const { refusal, files = [], added = 0, ...showing } = tried
  const found = showing.product ?? (await productOf(c))
  if (!found) return showMissing(c)
  const { language, staff } = c.var
  const ofPictures = catalogMessages[language].product.pictures.done
  const outcome = c.req.query('done') ?? ''
  const count = Math.min(Number(/^\d{1,3}$/.exec(c.req.query('count') ?? '')?.[0] ?? 0), PICTURES_MAX)
  const done = Object.hasOwn(ofPictures, outcome) ? ofPictures[outcome as keyof typeof ofPictures](count) : null
  const key = c.req.query('undo') ?? ''
  const props: ProductPageProps = {
    product: found,
    files,
    added,
    done,
    language,
    staff,
    now: Date.now(),
    undo: outcome === 'removed' && KEY_FORM.test(key) ? key : null,
    refusal: refusal ?? null,
    currency: await ownCurrencyFresh(c.env, Date.now()),
    origin: c.env.SHOP_URL ?? new URL(c.req.url).origin,
    resizing: resizes(c.env),
  }
  const status = refusal ? statusOf[refusal.code] : 200
  if (!mayGive(staff, editingProduct))
    return showPage(c, { title: found.text.title, here: 'products', status }, <ProductPage {...props} />)
  return showEditor(c, {
    status,
    above: <Above props={props} outcome={outcome} was={c.req.query('was')} />,
    ...showing,
    product: found,
    pictures: <ProductPictures {...props} />,
  })
}

const Above = ({ props, outcome, was }: { props: ProductPageProps; outcome: string; was: string | undefined }) => (
  <>
    <PictureTrouble {...props} />
    <Outcome product={props.product} outcome={outcome} was={was} language={props.language} />
  </>
)
