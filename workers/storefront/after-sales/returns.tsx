/** /orders/:id/return, /orders/:id/returns/:return: a return is asked for, looked at, printed and called off by whoever has the order. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { RETURN_PICTURES_MAX } from '#domain/after-sales/return'
import { MEDIA_PATH } from '#domain/catalog/pictures/media-name'
import { kindOf } from '#domain/catalog/pictures/read-picture'
import type { Order } from '#domain/orders/order'
import { worthOfParcels } from '#domain/orders/worth'
import type { App } from '../../env.ts'
import { askForReturn, buyersReturn, moveOwnReturn } from '../../flows/after-sales/buyer.ts'
import { judgingOf, returnableNow, termsOf } from '../../flows/after-sales/judge.ts'
import { takePicture } from '../../flows/catalog/take-picture.ts'
import { readFileForm, type SentFile } from '../../http/file-form.ts'
import { readForm, textIn } from '../../http/form.ts'
import { idempotencyOf, pressIn } from '../../http/idempotency.ts'
import { languageOf } from '../../http/language.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { orderUnknownPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { askAddress, returnAddress } from './addresses.ts'
import { AskPage, type Wrong } from './ask-page.tsx'
import { afterSalesMessages } from './messages/index.ts'
import { NotePage } from './note-page.tsx'
import { ReturnPage } from './return-page.tsx'
import { orderAsked } from './seen.ts'
import { TermsPage } from './terms-page.tsx'
import { amissIn, typedIn, unitsOf, type Typed } from './typed.ts'

/** Photographs as telephones take them; each has its own bound beside. */
const FORM_BYTES_MAX = 25 * 1000 * 1000

const refused = (c: Context<App>, code: RefusalCode): Promise<Response> =>
  refusedPage(c, code, afterSalesMessages[languageOf(c.req.path)].refused)

const showForm = async (c: Context<App>, order: Order, typed: Typed | null, wrong: readonly Wrong[]) => {
  const [request, lines] = await Promise.all([requestContextOf(c), returnableNow(c.env, order, Date.now())])
  const [first] = wrong
  const status = first ? (first.code in statusOf ? statusOf[first.code as RefusalCode] : 422) : 200
  return sendPrivate(c, <AskPage request={request} order={order} lines={lines} typed={typed} wrong={wrong} />, status)
}

type Taken = { readonly typed: Typed; readonly wrong: readonly Wrong[] }

/** Those that came with a line are kept with it; one that cannot be taken is told at its line. */
const withPictures = async (c: Context<App>, typed: Typed, files: readonly SentFile[]): Promise<Taken> => {
  const wrong: Wrong[] = []
  const lines = await Promise.all(
    typed.lines.map(async (line, at) => {
      const sent = files.filter(({ field }) => field === `pictures.${at}`).slice(0, RETURN_PICTURES_MAX + 1)
      const keys: string[] = []
      for (const { bytes } of line.units > 0 ? sent : []) {
        // A drawing is a program's work and no photograph of what came.
        const taken = kindOf(bytes) === 'svg' ? undefined : await takePicture(c.env, bytes)
        if (taken?.ok) keys.push(taken.value.src.slice(MEDIA_PATH.length))
        else wrong.push({ at, code: taken ? taken.refusal.code : 'picture-kind-unknown' })
      }
      return { ...line, pictures: [...new Set([...line.pictures, ...keys])] }
    }),
  )
  return { typed: { ...typed, lines }, wrong }
}

const returnAsked = async (c: Context<App>) => {
  const order = await orderAsked(c)
  const of = order?.returns?.find(({ id }) => id === c.req.param('return'))
  return order && of ? { order, of } : undefined
}

/** Without a script nobody gives the press a key of its own: what is asked for is its key, and asked twice it is done once. */
const onceFor = async (form: URLSearchParams, act: string, input: unknown) =>
  (await pressIn(form, act, input)) ?? idempotencyOf(act, crypto.randomUUID(), input)

const move = async (c: Context<App>, act: 'cancel' | 'send') => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedPage(c, form.refusal.code)
  const found = await returnAsked(c)
  if (!found) return orderUnknownPage(c)
  const { order, of } = found
  const said = { carrier: textIn(form.value, 'carrier', 60), tracking: textIn(form.value, 'tracking', 60) }
  const moving = act === 'cancel' ? ({ act } as const) : ({ act, ...said } as const)
  const once = await onceFor(form.value, `returns:${act}`, [order.id, of.id, moving])
  const done = await moveOwnReturn(c.env, order, of.id, moving, once)
  if (!done.ok) return refused(c, done.refusal.code)
  return c.redirect(returnAddress(await requestContextOf(c), order.id, of.id), 303)
}

export const returns = new Hono<App>()
  .get('/:id/return', async (c) => {
    const order = await orderAsked(c)
    return order ? showForm(c, order, null, []) : orderUnknownPage(c)
  })
  .post('/:id/return', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const order = await orderAsked(c)
    if (!order) return orderUnknownPage(c)
    const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
    if (!sent.ok) {
      const { code } = sent.refusal
      return code === 'form-too-large' ? showForm(c, order, null, [{ at: null, code }]) : refused(c, code)
    }
    const { fields, files } = sent.value
    const now = Date.now()
    const judging = await judgingOf(c.env, order, now)
    const lines = await returnableNow(c.env, order, now)
    const { typed, wrong } = await withPictures(c, typedIn(fields, lines), files)
    const act = textIn(fields, 'act', 16)
    const units = unitsOf(typed, lines)
    const { resolution } = typed
    const once = await onceFor(fields, 'returns:ask', [order.id, units, resolution])
    const request = await requestContextOf(c)
    // Pressed twice it is there already, and nothing of it is left to be judged.
    const asked = await buyersReturn(order, once)
    if (act === 'send' && order.returns?.some(({ id }) => id === asked))
      return c.redirect(returnAddress(request, order.id, asked), 303)
    const amiss = [...wrong, ...amissIn(typed, lines, judging.policy)]
    if (amiss.length > 0 || act === 'change') return showForm(c, order, typed, amiss)
    if (act !== 'send') {
      const terms = termsOf(order, judging, units)
      const worth = worthOfParcels(order, units)
      const shown = { request, order, typed, units, terms, worth }
      return sendPrivate(c, <TermsPage {...shown} />)
    }
    const done = await askForReturn(c.env, { order, units, resolution, note: '', once }, now)
    if (!done.ok) return showForm(c, order, typed, [{ at: null, code: done.refusal.code }])
    return c.redirect(returnAddress(request, order.id, done.value.return.id), 303)
  })
  .get('/:id/returns', async (c) => {
    const order = await orderAsked(c)
    return order ? c.redirect(askAddress(await requestContextOf(c), order.id), 303) : orderUnknownPage(c)
  })
  .get('/:id/returns/:return', async (c) => {
    const found = await returnAsked(c)
    return found ? sendPrivate(c, <ReturnPage request={await requestContextOf(c)} {...found} />) : orderUnknownPage(c)
  })
  .get('/:id/returns/:return/note', async (c) => {
    const found = await returnAsked(c)
    return found ? sendPrivate(c, <NotePage request={await requestContextOf(c)} {...found} />) : orderUnknownPage(c)
  })
  .post('/:id/returns/:return/cancel', (c) => move(c, 'cancel'))
  .post('/:id/returns/:return/sent', (c) => move(c, 'send'))
