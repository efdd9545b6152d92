/** /wish-list: what somebody would like to have, of guests and of accounts; and the same for whoever has its link. */
import { Hono, type Context } from 'hono'
import { wishKey, type Wisher } from '#domain/customers/wish-list'
import { productId, variantId } from '#domain/ids'
import { sharedWishList, wishedProducts } from '#schema/users/customers/wish-lists'
import type { App } from '../../env.ts'
import { dropWish, freshWishKey, keepWish, lookedUp, ownWishes, setShared } from '../../flows/customers/wish-list.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { PRIVATE } from '../../http/headers.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { writeWishCookie } from '../../http/wish-cookie.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { wisherOf } from '../frame/wisher.ts'
import { customersMessages } from './messages/index.ts'
import { OwnWishes, SharedWishes } from './wish-list-page.tsx'

const PATH = '/wish-list'
const DONE = ['saved', 'removed', 'shared', 'unshared'] as const

/** `prd_…`, or with what was chosen of it behind a dot. */
const meantIn = (text: string) => {
  const [product, variant] = text.split('.')
  const id = productId(product)
  return id && { product: id, variant: variantId(variant) ?? null }
}

/** A guest's first wish makes a list; the answer carries its key. */
const wisherOrNew = async (c: Context<App>): Promise<Wisher | Response> => {
  const known = await wisherOf(c)
  if (known && 'customer' in known) return known
  const often = known ? undefined : await knockedTooOften(c, 'cart')
  if (often) return often
  const guest = known ? known.guest : freshWishKey()
  writeWishCookie(c, guest)
  return { guest }
}

const back = (c: Context<App>, done?: (typeof DONE)[number]) =>
  c.redirect(`${pathIn(languageOf(c.req.path), PATH)}${done ? `?done=${done}` : ''}`, 303)

/** To a script as it wants it, to everybody else as a page. */
const answered = async (c: Context<App>, wisher: Wisher | undefined, done: 'saved' | 'removed') => {
  if (!c.req.header('accept')?.startsWith('application/json')) return back(c, done)
  const texts = frameMessages[languageOf(c.req.path)]
  const said = done === 'saved' ? texts.wishSaved : texts.wishRemoved
  const saved = wisher ? await wishedProducts(c.env.USERS_DB, wisher) : []
  return c.json({ saved, said }, 200, { 'cache-control': PRIVATE })
}

export const wishList = new Hono<App>()
  .get('/', async (c) => {
    const [request, customer, wisher] = await Promise.all([
      requestContextOf(c),
      customerAsking(c.env, c.req.raw),
      wisherOf(c),
    ])
    const { share, wished } = wisher
      ? await ownWishes(c.env, wisher, Date.now(), request.currency)
      : { share: null, wished: [] }
    const texts = customersMessages[request.language].wishes
    const done = DONE.find((one) => one === c.req.query('done'))
    return sendPrivate(
      c,
      <OwnWishes request={request} customer={customer} share={share} wished={wished} done={done && texts.done[done]} />,
    )
  })
  .post('/', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const now = Date.now()
    const removes = form.value.has('remove')
    const meant = meantIn(textIn(form.value, removes ? 'remove' : 'save'))
    const refused = customersMessages[languageOf(c.req.path)].wishes.refused
    if (!meant) return refusedPage(c, 'product-unknown', refused)
    if (removes) {
      const wisher = await wisherOf(c)
      if (wisher) await dropWish(c.env, wisher, meant.product, now)
      return answered(c, wisher, 'removed')
    }
    const wisher = await wisherOrNew(c)
    if (wisher instanceof Response) return wisher
    const kept = await keepWish(c.env, wisher, { ...meant, language: languageOf(c.req.path) }, now)
    if (!kept.ok) return refusedPage(c, kept.refusal.code, refused)
    return answered(c, wisher, 'saved')
  })
  .post('/share', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const wisher = await wisherOf(c)
    const shares = form.value.get('share') !== 'off'
    const isDone = wisher !== undefined && (await setShared(c.env, wisher, shares))
    // Nothing to share: the page says that nothing is on it.
    return back(c, isDone ? (shares ? 'shared' : 'unshared') : undefined)
  })
  .get('/shared/:key', async (c) => {
    const key = wishKey(c.req.param('key'))
    const list = key && (await sharedWishList(c.env.USERS_DB, key))
    if (!list) return notFoundPage(c)
    const request = await requestContextOf(c)
    const wished = await lookedUp(c.env, list, request.currency, Date.now())
    return sendPrivate(c, <SharedWishes request={request} wished={wished} />)
  })
