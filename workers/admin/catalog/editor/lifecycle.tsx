/** What is done to whole products: a copy is made, the status changed, one deleted; every one of them has its way back. */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { productsBy } from '#schema/products/catalog/catalog'
import { editingProduct } from '../../../flows/catalog/edit-commands.ts'
import { deletingProduct, duplicatingProduct, restoringProduct } from '../../../flows/catalog/lifecycle-commands.ts'
import { readForm } from '../../../http/form.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { perform, performForm, performRead } from '../../frame/perform.ts'
import { showRefused } from '../product.tsx'

export const lifecycle = new Hono<AdminApp>()

const PATH = '/admin/products'
const wholeIn = (text: string | null): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0)
const idIn = (c: AdminContext): string => productId(c.req.param('id')) ?? ''

const refused = (c: AdminContext, refusal: { readonly code: string }) =>
  refusal.code === 'product-unknown' ? showMissing(c) : showRefused(c, refusal as ShownRefusal)

lifecycle.post('/:id/duplicate', only(duplicatingProduct), async (c) => {
  const { done } = await perform(c, duplicatingProduct, () => ({ product: idIn(c) }))
  return done.ok ? c.redirect(`${PATH}/${done.value.product.id}?done=duplicated`, 303) : refused(c, done.refusal)
})

lifecycle.post('/:id/status', only(editingProduct), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return refused(c, sent.refusal)
  const id = productId(c.req.param('id'))
  const [there] = id ? await productsBy(c.env.PRODUCTS_DB, 'id', [id]) : []
  if (!there) return showMissing(c)
  const { version } = there
  const input = { product: there.id, version, status: sent.value.get('status') }
  const done = await performRead(c, editingProduct, sent.value.get('key') ?? '', input)
  if (!done.ok) return refused(c, done.refusal)
  return c.redirect(`${PATH}/${there.id}?done=status&was=${done.value.changed ? version : 0}`, 303)
})

lifecycle.post('/:id/delete', only(deletingProduct), async (c) => {
  const { done } = await perform(c, deletingProduct, (_, form) => ({
    product: idIn(c),
    version: wholeIn(form.get('version')),
  }))
  if (!done.ok) return refused(c, done.refusal)
  const { id, version } = done.value
  return c.redirect(`${PATH}?done=deleted&id=${id}&version=${version}`, 303)
})

/** Of a former version, of what was just saved, and of what was deleted. */
lifecycle.post('/:id/restore', only(restoringProduct), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return refused(c, sent.refusal)
  const version = wholeIn(sent.value.get('version'))
  const { done } = await performForm(c, restoringProduct, sent.value, () => ({ product: idIn(c), version }))
  if (!done.ok) return refused(c, done.refusal)
  const { product, changed } = done.value
  return c.redirect(`${PATH}/${product.id}?done=restored&was=${changed ? product.version - 1 : 0}`, 303)
})
