/** /queue/:drop: the queue in front of a sale that was announced. Works without a script; nothing of it is kept by caches. */
import { Hono, type Context } from 'hono'
import type { Drop } from '#domain/admission/drop'
import { ticketExpiry, type Ticket } from '#domain/admission/ticket'
import type { CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { addToCart, openCart, readCart } from '../../flows/orders/cart.ts'
import { dropNamed } from '../../flows/admission/drops.ts'
import {
  cartOfTicket,
  goIn,
  joinQueue,
  passShown,
  standing,
  ticketShown,
  type GoInRefusal,
} from '../../flows/admission/queue.ts'
import { offersFresh } from '../../flows/catalog/offers.ts'
import { readCartCookie, writeCartCookie } from '../../http/cart-cookie.ts'
import { readForm, textIn } from '../../http/form.ts'
import { PRIVATE, withTurnstile } from '../../http/headers.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import {
  forgetQueueCookies,
  newVisitorSecret,
  readQueueCookie,
  visitorSecret,
  writeQueueCookie,
} from '../../http/queue-cookies.ts'
import { fingerprint } from '../../http/seal.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import { botsOf } from '../../providers/bots/index.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { knockedTooOften } from './admission.ts'
import { QueuePage } from './queue-page.tsx'
import { queueState, type QueueState } from './queue-state.ts'
import { standingOf } from './state-texts.ts'
import { sendPrivate } from '../frame/render.tsx'
import { currencyOfRequest, requestContextOf } from '../frame/request-context.ts'
import { admissionMessages } from './messages/index.ts'

/** Until the ticket itself is no longer worth anything. */
const ticketEndsAt = (drop: Drop) => ticketExpiry(drop.endsAt)

const shownIn = (c: Context<App>, drop: Drop) => ({
  ticket: readQueueCookie(c, 'ticket', drop.id),
  secret: readQueueCookie(c, 'secret', drop.id),
})

const readQueueState = async (c: Context<App>, drop: Drop, now: number): Promise<QueueState> => {
  const ticket = await ticketShown(c.env, drop, shownIn(c, drop), now)
  const pass = await passShown(c.env, drop, readQueueCookie(c, 'pass', drop.id))
  const stands =
    ticket.ok && pass?.number !== ticket.value.number ? await standing(c.env, drop, ticket.value, now) : undefined
  return queueState({ drop, pass, cart: readCartCookie(c)?.id, ticket, stands }, now)
}

const offersOf = async (c: Context<App>, drop: Drop, now: number) => {
  const offers = await offersFresh(c.env, drop.items, now)
  return drop.items.flatMap((item) => offers.get(item) ?? [])
}

type Beside = {
  readonly note?: string | undefined
  readonly status?: 200 | 403 | 409 | 429 | 503
  readonly state?: QueueState
}

const show = async (c: Context<App>, drop: Drop, { note, status = 200, state }: Beside = {}) => {
  const now = Date.now()
  const [request, offers, sees] = await Promise.all([
    requestContextOf(c),
    offersOf(c, drop, now),
    state ?? readQueueState(c, drop, now),
  ])
  const { widget } = botsOf(c.env)
  if (sees.state === 'join' && widget.kind === 'turnstile') c.header('content-security-policy', withTurnstile())
  const retry = sees.state === 'unreachable' ? 503 : status
  if (retry === 503) c.header('retry-after', '8')
  return sendPrivate(c, <QueuePage {...{ request, drop, state: sees, offers, widget, note, now }} />, retry)
}

const back = (c: Context<App>, drop: Drop) => c.redirect(pathIn(languageOf(c.req.path), `/queue/${drop.handle}`), 303)

export const queue = new Hono<App>()
  .get('/:drop', async (c) => {
    const drop = await dropNamed(c.env, c.req.param('drop'), Date.now())
    if (!drop) return notFoundPage(c)
    const { fromCart } = admissionMessages[languageOf(c.req.path)]
    return show(c, drop, { note: c.req.query('from') === 'cart' ? fromCart : undefined })
  })
  .get('/:drop/place', async (c) => {
    const now = Date.now()
    const drop = await dropNamed(c.env, c.req.param('drop'), now)
    if (!drop) return c.json({ code: 'drop-unknown' }, 404, { 'cache-control': PRIVATE })
    const [request, offers, state] = await Promise.all([
      requestContextOf(c),
      offersOf(c, drop, now),
      readQueueState(c, drop, now),
    ])
    const few = offers.length > 0 && offers.every((one) => one.availability === 'low')
    return c.json(standingOf(request, drop, state, few, now), 200, { 'cache-control': PRIVATE })
  })
  .post('/:drop', async (c) => {
    const now = Date.now()
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const drop = await dropNamed(c.env, c.req.param('drop'), now)
    if (!drop) return notFoundPage(c)
    const anew = textIn(form.value, 'again') === 'yes' && (await mayJoinAgain(c, drop, now))
    const known = readQueueCookie(c, 'secret', drop.id)
    const held = await ticketShown(c.env, drop, shownIn(c, drop), now)
    if (held.ok && !anew) return back(c, drop)
    // The form brings one along: where the answer is lost on the way, the same form again is given the same number.
    const secret = (anew ? undefined : known) ?? visitorSecret(textIn(form.value, 'secret', 64)) ?? newVisitorSecret()
    const often = await knockedTooOften(c, 'join', await fingerprint(known ?? secret))
    if (often) return often
    const address = c.req.header('cf-connecting-ip')
    const token = textIn(form.value, botField(c), 2_048)
    const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
    const joined = await joinQueue(c.env, drop, { secret, token, address, request: '', later }, now)
    if (!joined.ok) return notJoined(c, drop, joined.refusal.code)
    forgetQueueCookies(c, drop.id, ['pass'])
    writeQueueCookie(c, 'secret', drop.id, secret, ticketEndsAt(drop))
    writeQueueCookie(c, 'ticket', drop.id, joined.value, ticketEndsAt(drop))
    return back(c, drop)
  })
  .post('/:drop/in', async (c) => {
    const now = Date.now()
    const drop = await dropNamed(c.env, c.req.param('drop'), now)
    if (!drop) return notFoundPage(c)
    const ticket = await ticketShown(c.env, drop, shownIn(c, drop), now)
    if (!ticket.ok) return show(c, drop, { status: statusOf[ticket.refusal.code] })
    const cart = await cartFor(c, ticket.value)
    const entered = await goIn(c.env, drop, ticket.value, cart.owner.id, now)
    if (!entered.ok) return notIn(c, drop, entered.refusal)
    if (cart.isNew) await openCart(c.env, { ...(await newCartIn(c)), lines: [] }, now, cart.owner)
    writeCartCookie(c, cart.owner)
    writeQueueCookie(c, 'pass', drop.id, entered.value.pass, ticketEndsAt(drop))
    return (await putIn(c, drop, cart.owner, ticket.value, now)) ?? back(c, drop)
  })
  .post('/:drop/leave', async (c) => {
    const drop = await dropNamed(c.env, c.req.param('drop'), Date.now())
    if (drop) forgetQueueCookies(c, drop.id, ['ticket', 'secret', 'pass'])
    return c.redirect(pathIn(languageOf(c.req.path), '/'), 303)
  })

const botField = (c: Context<App>): string => {
  const { widget } = botsOf(c.env)
  return widget.kind === 'field' ? widget.name : 'cf-turnstile-response'
}

/** Only when the place that they have is worth nothing any more. */
const mayJoinAgain = async (c: Context<App>, drop: Drop, now: number): Promise<boolean> =>
  ['lapsed', 'over', 'used', 'join'].includes((await readQueueState(c, drop, now)).state)

const notJoined = async (c: Context<App>, drop: Drop, code: RefusalCode) => {
  const messages = admissionMessages[languageOf(c.req.path)]
  if (code === 'room-unreachable')
    return show(c, drop, { status: 503, state: { state: 'unreachable', hasPlace: false } })
  return show(c, drop, {
    status: code === 'bot-suspected' ? 403 : 409,
    note: code === 'bot-suspected' ? messages.bots : undefined,
  })
}

const notIn = async (c: Context<App>, drop: Drop, { code }: GoInRefusal) => {
  const messages = admissionMessages[languageOf(c.req.path)]
  switch (code) {
    case 'turn-crowded':
      c.header('retry-after', '1')
      return show(c, drop, { status: 429, note: messages.turn.crowded })
    case 'room-unreachable':
      return show(c, drop, { status: 503, state: { state: 'unreachable', hasPlace: true } })
    case 'ticket-used':
      return show(c, drop, { status: 409, state: { state: 'used' } })
    case 'drop-pass-expired':
      return show(c, drop, { status: 409, state: { state: 'over' } })
    default:
      return show(c, drop, { status: 409 })
  }
}

const newCartIn = async (c: Context<App>) => ({
  currency: await currencyOfRequest(c, Date.now()),
  language: languageOf(c.req.path),
})

/** The cart of this browser while it is one; else the one that the ticket opens. */
const cartFor = async (
  c: Context<App>,
  ticket: Ticket,
): Promise<{ readonly owner: CartOwner; readonly isNew: boolean }> => {
  const owner = readCartCookie(c)
  const found = owner && (await readCart(c.env, owner))
  if (owner && found && !found.orderId) return { owner, isNew: false }
  return { owner: await cartOfTicket(c.env, ticket), isNew: true }
}

/** Where only one thing is sold it is put into the cart at once: that is what they came for. */
const putIn = async (c: Context<App>, drop: Drop, owner: CartOwner, { number }: Ticket, now: number) => {
  const [item, other] = drop.items
  if (!item || other) return undefined
  const held = await readCart(c.env, owner)
  if (!held?.lines.some(({ variantId }) => variantId === item)) {
    const idempotency = { key: `${drop.id}-${number}`, request: 'go in' }
    const added = await addToCart(
      c.env,
      { owner, ...(await newCartIn(c)), lines: [{ variantId: item, units: 1 }], idempotency },
      now,
    )
    if (!added.ok) return undefined
  }
  return c.redirect(pathIn(languageOf(c.req.path), '/cart'), 303)
}
