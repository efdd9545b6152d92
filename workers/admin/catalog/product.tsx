/** /admin/products/:id: one product to read, and its pictures: add, describe, move, remove, undo. */
import { Hono } from 'hono'
import { addPicture, placePicture, removePicture, restorePicture } from '#domain/catalog/picture-changes'
import type { Product } from '#domain/catalog/product'
import { productId, type ProductId } from '#domain/ids'
import { PICTURE_BYTES_MAX, PICTURES_MAX } from '#domain/catalog/pictures/picture'
import { productsBy } from '#schema/products/catalog/catalog'
import { resizes } from '../../flows/catalog/media.ts'
import { changePictures, changePicturesOnce, onceBy, removedUnder } from '../../flows/catalog/pictures.ts'
import { takePicture } from '../../flows/catalog/take-picture.ts'
import { readFileForm, type SentFile } from '../../http/file-form.ts'
import { textIn } from '../../http/form.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { changingForm, KEY_FORM, statusOfRefusal, type RefusalWord } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import type { Amiss } from './product-page-props.ts'
import { ProductPage } from './product-page.tsx'
import { catalogMessages } from './messages/index.ts'

export const product = new Hono<AdminApp>()

/** One file of the largest, and what a form writes around it. With the script each file travels in a form of its own. */
const FORM_BYTES_MAX = PICTURE_BYTES_MAX + 5 * 1000 * 1000
/** As much as the API takes. */
const ALT_LENGTH_MAX = 1_000
const SRC_LENGTH_MAX = 2_048

const productOf = async (c: AdminContext, id: ProductId | undefined): Promise<Product | undefined> =>
  id && (await productsBy(c.env.PRODUCTS_DB, 'id', [id]))[0]

product.get('/:id', only('catalog:see'), (c) => showProduct(c, {}))

product.post('/:id/pictures', only('catalog:change'), async (c) => {
  const found = await productOf(c, productId(c.req.param('id')))
  if (!found) return showMissing(c)
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  // Nothing but a file can make this form so large.
  if (!sent.ok)
    return showProduct(c, { refusal: sent.refusal.code === 'form-too-large' ? 'picture-too-heavy' : sent.refusal.code })
  const key = sent.value.fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return showProduct(c, { refusal: 'form-unreadable' })
  if (sent.value.files.length === 0) return showProduct(c, { refusal: 'no-file' })
  const amiss: Amiss[] = []
  for (const [index, file] of sent.value.files.entries()) {
    const refusal = await add(c, found, file, `${key} ${index}`)
    if (refusal) amiss.push({ name: file.name, refusal })
  }
  const added = sent.value.files.length - amiss.length
  if (amiss[0]) return showProduct(c, { refusal: amiss[0].refusal, amiss, added })
  return c.redirect(`/admin/products/${found.id}?done=added&count=${added}#pictures`, 303)
})

/** @returns why not */
const add = async (
  c: AdminContext,
  { id, handle }: Product,
  { bytes }: SentFile,
  key: string,
): Promise<RefusalWord | null> => {
  const taken = await takePicture(c.env, bytes)
  if (!taken.ok) return taken.refusal.code
  const once = await onceBy(c.var.staff.userId, key, [id, taken.value])
  const done = await changePicturesOnce(c.env, id, (now) => addPicture(now, taken.value), once)
  if (!done.ok) return done.refusal.code
  if (done.value.changed) await writeAuditEntry(c, 'catalog:add-picture', handle, { src: taken.value.src })
  return null
}

/** One picture: `do` says what, `src` which. Texts that were typed beside it are saved with it. */
product.post('/:id/picture', only('catalog:change'), async (c) => {
  const found = await productOf(c, productId(c.req.param('id')))
  if (!found) return showMissing(c)
  const sent = await changingForm(c)
  if ('refusal' in sent) return showProduct(c, { refusal: sent.refusal })
  const { form, key } = sent
  const back = (said: string) => c.redirect(`/admin/products/${found.id}?${said}#pictures`, 303)
  const said = {
    src: textIn(form, 'src', SRC_LENGTH_MAX),
    alt: textIn(form, 'alt', ALT_LENGTH_MAX).slice(0, ALT_LENGTH_MAX),
    altZh: textIn(form, 'altZh', ALT_LENGTH_MAX).slice(0, ALT_LENGTH_MAX),
  }
  const [what, to] = textIn(form, 'do').split(':')
  if (what === 'remove') {
    const once = await onceBy(c.var.staff.userId, key, [found.id, 'remove', said.src])
    const done = await changePicturesOnce(c.env, found.id, (now) => removePicture(now, said.src), once)
    if (!done.ok) return showProduct(c, { refusal: done.refusal.code })
    if (done.value.changed) await writeAuditEntry(c, 'catalog:remove-picture', found.handle, { src: said.src })
    return back(`done=removed&undo=${key}`)
  }
  const place = what === 'move' && /^\d{1,3}$/.test(to ?? '') ? Math.min(Number(to), PICTURES_MAX) : undefined
  if (what !== 'save' && place === undefined) return showProduct(c, { refusal: 'form-unreadable' })
  const done = await changePictures(c.env, found.id, (now) => placePicture(now, said, place))
  if (!done.ok) return showProduct(c, { refusal: done.refusal.code })
  if (done.value.changed) await writeAuditEntry(c, 'catalog:arrange-pictures', found.handle, { ...said, place })
  return back(place === undefined ? 'done=saved' : `done=moved&count=${place + 1}`)
})

/** Puts back what the same person has removed under that key. */
product.post('/:id/undo', only('catalog:change'), async (c) => {
  const found = await productOf(c, productId(c.req.param('id')))
  if (!found) return showMissing(c)
  const sent = await changingForm(c)
  if ('refusal' in sent) return showProduct(c, { refusal: sent.refusal })
  const undone = textIn(sent.form, 'undo', 100)
  const removed = await removedUnder(c.env, c.var.staff.userId, found.id, undone)
  if (!removed) return showProduct(c, { refusal: 'undo-late' })
  const once = await onceBy(c.var.staff.userId, sent.key, [found.id, 'undo', undone])
  const done = await changePicturesOnce(c.env, found.id, (now) => restorePicture(now, removed), once)
  if (!done.ok) return showProduct(c, { refusal: done.refusal.code })
  const { src } = removed.picture
  if (done.value.changed) await writeAuditEntry(c, 'catalog:restore-picture', found.handle, { src })
  return c.redirect(`/admin/products/${found.id}?done=restored&count=${done.value.answer.position + 1}#pictures`, 303)
})

type Tried = { readonly refusal?: RefusalWord; readonly amiss?: readonly Amiss[]; readonly added?: number }

const showProduct = async (c: AdminContext, { refusal, amiss = [], added = 0 }: Tried): Promise<Response> => {
  const found = await productOf(c, productId(c.req.param('id')))
  if (!found) return showMissing(c)
  const { language, staff } = c.var
  const said = catalogMessages[language].product.pictures.done
  const asked = c.req.query('done') ?? ''
  const count = Math.min(Number(/^\d{1,3}$/.exec(c.req.query('count') ?? '')?.[0] ?? 0), PICTURES_MAX)
  const done = Object.hasOwn(said, asked) ? said[asked as keyof typeof said](count) : null
  const key = c.req.query('undo') ?? ''
  const undo = asked === 'removed' && KEY_FORM.test(key) ? key : null
  return showPage(
    c,
    { title: found.text.title, here: 'products', status: refusal ? statusOfRefusal(refusal) : 200 },
    <ProductPage
      {...{ product: found, amiss, added, done, undo, language, staff, now: Date.now() }}
      refusal={refusal ?? null}
      currency={c.env.CURRENCY}
      origin={c.env.SHOP_URL ?? new URL(c.req.url).origin}
      resizing={resizes(c.env)}
    />,
  )
}
