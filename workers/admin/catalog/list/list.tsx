/** /admin/products: every product, narrowed and sorted; views that staff save for one another. What is done to many is in many.tsx. */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { exportSome } from '../../../flows/catalog/files/export-rows.ts'
import { listingProducts, listQuery } from '../../../flows/catalog/questions.ts'
import { removingView, savingView } from '../../../flows/catalog/view-commands.ts'
import { ownCurrency, ownCurrencyFresh, settingsFresh } from '../../../flows/settings/settings.ts'
import { csvAnswer } from '../../../http/csv.ts'
import { readForm } from '../../../http/form.ts'
import type { AdminApp } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { perform, performForm } from '../../frame/perform.ts'
import { many } from './many.tsx'
import { addressIn, inputOf, listAfter, PATH, queryOf, readAddress, unreadIn } from './query.ts'
import { showList } from './show-list.tsx'

export const products = new Hono<AdminApp>()

products.get('/', only(listingProducts), (c) => showList(c))

/** Those that were picked, else all that the list is narrowed to: as a file that comes in again. */
products.get('/export.csv', only(listingProducts), async (c) => {
  const now = Date.now()
  const picked = (c.req.queries('pick') ?? []).flatMap((id) => productId(id) ?? [])
  const back = new URLSearchParams(c.req.query('back') ?? '')
  const address = readAddress((name) => c.req.queries(name) ?? back.getAll(name))
  const settings = await settingsFresh(c.env, now)
  const unread = unreadIn(address, ownCurrency(settings))
  if (picked.length === 0 && unread.size > 0) return showList(c, { code: 'request-invalid' }, queryOf(address))
  const { cursor: _, ...asked } = listingProducts.input.parse(
    unread.size > 0 ? {} : inputOf(address, ownCurrency(settings), null),
  )
  const some = { picked: picked.slice(0, PICKED_MAX), query: listQuery(asked, settings) }
  return csvAnswer(`products-${new Date(now).toISOString().slice(0, 10)}`, exportSome(c.env, some, now))
})

/** Far more than one page of the list has. */
const PICKED_MAX = 250

products.post('/views', only(savingView), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const address = addressIn(sent.value.get('query') ?? '')
  if (unreadIn(address, await ownCurrencyFresh(c.env, Date.now())).size > 0)
    return showList(c, { code: 'request-invalid' }, queryOf(address))
  const { done } = await performForm(c, savingView, sent.value, () => ({
    name: sent.value.get('name') ?? '',
    // Written as the list writes it, whatever was sent.
    query: String(new URLSearchParams(address.said as Record<string, string>)),
  }))
  if (!done.ok) return showList(c, done.refusal as ShownRefusal, sent.value.get('query') ?? '')
  return c.redirect(`${PATH}?${done.value.query}`, 303)
})

products.post('/views/:view/remove', only(removingView), async (c) => {
  const { done } = await perform(c, removingView, () => ({ view: c.req.param('view') }))
  if (!done.ok) return showList(c, done.refusal as ShownRefusal, '')
  const { view } = done.value
  if (!view) return c.redirect(PATH, 303)
  return c.redirect(listAfter(view.query, `done=view-removed&name=${encodeURIComponent(view.name)}`), 303)
})

products.route('/', many)
