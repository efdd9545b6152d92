/** /admin/products: every product, narrowed, sorted and changed many at a time; views that staff save for one another. */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { changingInBulk, undoingRun } from '../../../flows/catalog/bulk-commands.ts'
import { creatingProduct } from '../../../flows/catalog/edit-commands.ts'
import { resizes } from '../../../flows/catalog/media.ts'
import { exportSome } from '../../../flows/catalog/files/export-rows.ts'
import { listingProducts, listQuery } from '../../../flows/catalog/questions.ts'
import { removingView, savingView } from '../../../flows/catalog/view-commands.ts'
import { mayGive } from '../../../flows/command.ts'
import { collectionsFresh, ownCurrencyFresh } from '../../../flows/settings/settings.ts'
import { csvAnswer } from '../../../http/csv.ts'
import { readForm } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform, performRead } from '../../frame/perform.ts'
import { catalogMessages } from '../messages/index.ts'
import { ACTS, changeOf } from './bulk.ts'
import { ListPage } from './list-page.tsx'
import { doneIn } from './done.tsx'
import { cursorIn, inputOf, PATH, readAddress } from './query.ts'

export const products = new Hono<AdminApp>()

products.get('/', only(listingProducts), (c) => showList(c))

/** Those that were picked, else all that the list is narrowed to: as a file that comes in again. */
products.get('/export.csv', only(listingProducts), async (c) => {
  const now = Date.now()
  const picked = (c.req.queries('pick') ?? []).flatMap((id) => productId(id) ?? [])
  const back = new URLSearchParams(c.req.query('back') ?? '')
  const address = readAddress((name) => c.req.queries(name) ?? back.getAll(name))
  const { cursor: _, ...asked } = listingProducts.input.parse(
    inputOf(address, await ownCurrencyFresh(c.env, now), null),
  )
  const some = { picked: picked.slice(0, PICKED_MAX), query: listQuery(asked) }
  return csvAnswer(`products-${new Date(now).toISOString().slice(0, 10)}`, exportSome(c.env, some, now))
})

/** Far more than one page of the list has. */
const PICKED_MAX = 250

const showList = async (c: AdminContext, refusal?: ShownRefusal, search?: string): Promise<Response> => {
  const { language, staff } = c.var
  const now = Date.now()
  const sent = search === undefined ? undefined : new URLSearchParams(search)
  const query = (name: string) => (sent ? sent.getAll(name) : (c.req.queries(name) ?? []))
  const address = readAddress(query)
  const currency = await ownCurrencyFresh(c.env, now)
  const [listing, collections] = await Promise.all([
    ask(
      c,
      listingProducts,
      inputOf(
        address,
        currency,
        cursorIn((name) => query(name)[0]),
      ),
    ),
    collectionsFresh(c.env, now),
  ])
  if (!listing.ok) return showMissing(c)
  return showPage(
    c,
    {
      title: catalogMessages[language].products.title,
      here: 'products',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <ListPage
      {...{ address, collections, currency, language, now }}
      listing={listing.value}
      resizing={resizes(c.env)}
      mayChange={mayGive(staff, creatingProduct)}
      above={refusal ? <Above refusal={refusal} c={c} /> : doneIn(c)}
    />,
  )
}

const Above = ({ refusal, c }: { refusal: ShownRefusal; c: AdminContext }) => (
  <div class="in-p">
    <Trouble refusal={refusal} language={c.var.language} />
  </div>
)

/** An address that a form carried: nothing but the list's own. */
const backIn = (form: URLSearchParams): string => (form.get('back') ?? '').slice(0, 2_000)

const to = (c: AdminContext, back: string, done: string) => c.redirect(`${PATH}?${back}${back ? '&' : ''}${done}`, 303)

products.post('/views', only(savingView), async (c) => {
  const { done, form } = await perform(c, savingView, (_, sent) => ({
    name: sent.get('name') ?? '',
    query: queryIn(sent.get('query') ?? ''),
  }))
  if (!done.ok) return showList(c, done.refusal as ShownRefusal, form.get('query') ?? '')
  return c.redirect(`${PATH}?${done.value.query}`, 303)
})

/** Written as the list writes it, whatever was sent. */
const queryIn = (text: string): string => {
  const sent = new URLSearchParams(text.slice(0, 2_000))
  const { said } = readAddress((name) => sent.getAll(name))
  return String(new URLSearchParams(said as Record<string, string>))
}

products.post('/views/:view/remove', only(removingView), async (c) => {
  const { done } = await perform(c, removingView, () => ({ view: c.req.param('view') }))
  if (!done.ok) return showList(c, done.refusal as ShownRefusal, '')
  const { view } = done.value
  if (!view) return c.redirect(PATH, 303)
  return to(c, view.query, `done=view-removed&name=${encodeURIComponent(view.name)}`)
})

products.post('/bulk', only(changingInBulk), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const form = sent.value
  const back = backIn(form)
  const names = form.getAll('pick').flatMap((id) => productId(id) ?? [])
  const act = ACTS.find((one) => one === form.get('act'))
  const change = act && changeOf(act, form.get('value') ?? '', await ownCurrencyFresh(c.env, Date.now()))
  if (names.length === 0 || !change) return to(c, back, `done=${names.length === 0 ? 'none-picked' : 'no-value'}`)
  const run = `list-${crypto.randomUUID()}`
  let [changed, refused] = [0, 0]
  for (let rest: readonly string[] = names; rest.length > 0;) {
    const done = await performRead(c, changingInBulk, form.get('key') ?? '', { run, products: rest, change })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, back)
    changed += done.value.products.filter(({ outcome }) => outcome === 'changed').length
    refused += done.value.products.filter(({ outcome }) => outcome === 'refused').length
    rest = done.value.rest
  }
  return to(c, back, `done=bulk&count=${changed}&refused=${refused}${changed > 0 ? `&run=${run}` : ''}`)
})

products.post('/undo', only(undoingRun), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const form = sent.value
  let after = ''
  let count = 0
  for (let more = true; more;) {
    const done = await performRead(c, undoingRun, form.get('key') ?? '', { run: form.get('run') ?? '', after })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, backIn(form))
    count += done.value.products.filter(({ outcome }) => outcome === 'changed').length
    more = done.value.next !== null
    after = done.value.next ?? ''
  }
  return to(c, backIn(form), `done=undone&count=${count}`)
})
