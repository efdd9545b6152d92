/** /reviews/write: a review by whoever has the order, by the link of a mail or from the page of the order. No account is needed. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { cartKey, orderId, type OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import { lineHad, reviewable } from '#domain/reviews/purchase'
import { BODY_MAX, NAME_MAX, PICTURES_MAX, TITLE_MAX, type ReviewDraft } from '#domain/reviews/review'
import type { App } from '../../env.ts'
import { orderHaving, orderProven, type OrderProof } from '../../flows/reviews/proof.ts'
import { ownReview, writeReview } from '../../flows/reviews/write.ts'
import { customerAsking } from '../../http/customer.ts'
import { readFileForm, type FileForm } from '../../http/file-form.ts'
import { readForm, textIn } from '../../http/form.ts'
import { readOrderKey, writeOrderCookie } from '../../http/order-cookie.ts'
import { statusOf } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { orderUnknownPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { ChoosePage, OpenPage, WhoPage } from './open-pages.tsx'
import { writingAddress, WritePage, type Typed, type Wrong } from './write-page.tsx'

/** Five photographs as telephones take them; each has its own bound beside. */
const FORM_BYTES_MAX = 25 * 1000 * 1000

type Opened = { readonly proof: OrderProof; readonly order: Order }

/** By the key that this browser keeps of the order, else by the account that it belongs to. */
const openedBy = async (c: Context<App>, id: OrderId | undefined): Promise<Opened | undefined> => {
  if (!id) return undefined
  const key = readOrderKey(c, id)
  const kept = key && { id, key }
  const found = kept && (await orderProven(c.env, kept))
  if (found) return { proof: kept, order: found }
  const customer = await customerAsking(c.env, c.req.raw)
  const proof = customer && { id, customer: customer.id }
  const order = proof && (await orderProven(c.env, proof))
  return order ? { proof, order } : undefined
}

/** From the page of a thing: whoever is signed in and has it need not look for the order. */
const orderedBefore = async (c: Context<App>, handle: string): Promise<Order | undefined> => {
  const customer = await customerAsking(c.env, c.req.raw)
  return customer && handle !== '' ? orderHaving(c.env, customer.id, { handle }) : undefined
}

const typedOf = ({ stars, title, body, name }: Omit<ReviewDraft, 'pictures'>): Typed => ({ stars, title, body, name })

type Tried = { readonly typed: Typed; readonly wrong: Wrong; readonly kept: readonly string[] }

const showForm = async (c: Context<App>, order: Order, handle: string, tried?: Tried): Promise<Response> => {
  const request = await requestContextOf(c)
  const line = reviewable(order).find((one) => one.handle === handle)
  if (!line) {
    const bought = order.lines.find((one) => one.handle === handle)
    const had = bought && lineHad(order, bought.productId)
    const code = had && !had.ok ? had.refusal.code : 'review-not-bought'
    return sendPrivate(c, <ChoosePage request={request} order={order} refused={code} />, statusOf[code])
  }
  const before = await ownReview(c.env, order.email, line.productId)
  return sendPrivate(
    c,
    <WritePage
      request={request}
      order={order}
      line={line}
      before={before}
      typed={tried?.typed ?? (before ? typedOf(before) : { stars: Number.NaN, title: '', body: '', name: '' })}
      kept={tried?.kept ?? before?.pictures.map(({ src }) => src) ?? []}
      wrong={tried?.wrong}
      isDone={!tried && c.req.query('done') === '1'}
    />,
    tried ? statusOf[tried.wrong.code] : 200,
  )
}

const typedIn = ({ fields }: FileForm): Typed => ({
  stars: Number(textIn(fields, 'stars', 4) || Number.NaN),
  // What is too long is refused with its reason, and never cut: so more is read than may be written.
  title: textIn(fields, 'title', 64 * TITLE_MAX),
  body: textIn(fields, 'body', 64 * BODY_MAX),
  name: textIn(fields, 'name', 64 * NAME_MAX),
})

export const writing = new Hono<App>()
  .get('/write', async (c) => {
    const id = orderId(c.req.query('order'))
    const request = await requestContextOf(c)
    const handle = c.req.query('product') ?? ''
    if (c.req.query('order') === undefined) {
      const before = await orderedBefore(c, handle)
      if (before) return c.redirect(writingAddress(request, before.id, handle), 303)
      return sendPrivate(c, <WhoPage request={request} handle={handle} />)
    }
    if (!id) return orderUnknownPage(c)
    const linked = cartKey(c.req.query('key'))
    // Following a link writes nothing: the page asks, and a script presses for whoever has one.
    if (linked) {
      const known = await orderProven(c.env, { id, key: linked })
      if (!known) return orderUnknownPage(c)
      return sendPrivate(c, <OpenPage request={request} id={id} linkKey={linked} handle={handle} />)
    }
    const opened = await openedBy(c, id)
    if (!opened) return orderUnknownPage(c)
    const { order } = opened
    if (handle !== '') return showForm(c, order, handle)
    const [first, ...others] = reviewable(order)
    if (first && others.length === 0) return c.redirect(writingAddress(request, id, first.handle), 303)
    return sendPrivate(c, <ChoosePage request={request} order={order} />)
  })
  /** The key of a mail's link, for a cookie of this order alone. */
  .post('/open', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const id = orderId(textIn(form.value, 'order', 64))
    const key = cartKey(textIn(form.value, 'key', 64))
    if (!id || !key || !(await orderProven(c.env, { id, key }))) return orderUnknownPage(c)
    writeOrderCookie(c, id, key)
    return c.redirect(writingAddress(await requestContextOf(c), id, textIn(form.value, 'product', 255)), 303)
  })
  .post('/write', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const opened = await openedBy(c, orderId(c.req.query('order')))
    if (!opened) return orderUnknownPage(c)
    const { proof, order } = opened
    const handle = c.req.query('product') ?? ''
    const line = order.lines.find((one) => one.handle === handle)
    const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
    if (!sent.ok) {
      if (sent.refusal.code !== 'form-too-large' || !line) return refusedPage(c, sent.refusal.code)
      return showForm(c, order, handle, {
        typed: { stars: Number.NaN, title: '', body: '', name: '' },
        kept: [],
        wrong: sent.refusal,
      })
    }
    if (!line) return showForm(c, order, handle)
    const request = await requestContextOf(c)
    const typed = typedIn(sent.value)
    const kept = sent.value.fields.getAll('kept').slice(0, PICTURES_MAX)
    const files = sent.value.files.filter(({ field }) => field === 'pictures').map(({ bytes }) => bytes)
    const { language } = request
    const done = await writeReview(
      c.env,
      { proof, product: line.productId, said: typed, kept, files, language },
      Date.now(),
    )
    if (done.ok) return c.redirect(`${writingAddress(request, order.id, handle)}&done=1`, 303)
    if (done.refusal.code === 'order-unknown') return orderUnknownPage(c)
    return showForm(c, order, handle, { typed, kept, wrong: done.refusal })
  })
