/** Drops for programs: what was announced, a ticket for its queue, one's place in it, and the pass when the turn has come. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { App, Env } from '../../env.ts'
import { claimKey } from '../../flows/orders/cart.ts'
import { dropNamed, dropsFresh } from '../../flows/admission/drops.ts'
import { goIn, joinQueue, standing, ticketShown } from '../../flows/admission/queue.ts'
import { UNREACHABLE } from '../../flows/admission/room.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { fingerprint, sealedBytes } from '../../http/seal.ts'
import { base32 } from '#domain/ids'
import { cartOwner } from '../contract/owner.ts'
import { Drop, DropPass, dropOf, Place, placeOf, Ticket, TicketHeaders } from './wire/drop.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'

const tags = ['Drops']
const params = z.object({
  id: z
    .string()
    .max(63)
    .openapi({ description: 'The id or the handle of the drop.', example: 'drop_0123456789abcdef' }),
})

const TICKET_REFUSALS = [
  'drop-unknown',
  'ticket-required',
  'ticket-forged',
  'ticket-of-other-drop',
  'ticket-of-other-visitor',
  'ticket-expired',
] as const

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'List the drops that are to come, are on, or have ended since yesterday',
  responses: { 200: answer(z.object({ drops: z.array(Drop) }).openapi('DropList'), 'The soonest to end first.') },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'Read a drop',
  request: { params },
  responses: { 200: answer(Drop, 'The drop, at most five seconds old.'), ...refusals('drop-unknown') },
})

const Joining = z
  .strictObject({
    botToken: z
      .string()
      .max(2_048)
      .describe('What the check for people gave: the token of the Turnstile widget. The demo takes `demo-passes`.'),
  })
  .openapi('Joining', { example: { botToken: 'demo-passes' } })

const joining = createRoute({
  method: 'post',
  path: '/{id}/tickets',
  tags,
  summary: 'Join the line',
  description:
    'From `opensAt` on. Whoever has joined by the start is drawn by lot, so that coming first gives no advantage; those who ' +
    'come later stand behind in the order of coming. The same key gets the same ticket.',
  request: { params, headers: IdempotencyKey, body: body(Joining) },
  responses: {
    201: answer(Ticket, 'A place in the queue.'),
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, 'drop-unknown', 'drop-not-open', 'drop-ended', 'drop-cancelled'),
    ...refusals('bot-suspected'),
    ...refusals('too-many-requests'),
    ...refusals('room-unreachable'),
  },
})

const looking = createRoute({
  method: 'get',
  path: '/{id}/tickets',
  tags,
  summary: 'Look where one stands',
  description: 'Ask again after `askAgainSeconds`, give or take a little.',
  request: { params, headers: TicketHeaders },
  responses: {
    200: answer(Place, 'The place now.'),
    ...refusals(...TICKET_REFUSALS, 'room-unreachable'),
  },
})

const entering = createRoute({
  method: 'post',
  path: '/{id}/passes',
  tags,
  security: [{ cartKey: [] }],
  summary: 'Go in: take the turn, for one cart',
  description:
    'Within ten minutes after the turn has come. One ticket opens one cart; the same cart gets the same pass again, until it ' +
    'expires after fifteen minutes.',
  request: {
    params,
    headers: IdempotencyKey.extend(TicketHeaders.shape),
    body: body(
      z
        .strictObject({
          cartId: z.string().openapi({
            description: 'A cart of yours: its key is the bearer.',
            example: 'cart_7k3m9qxd0000000000000000',
          }),
        })
        .openapi('GoingIn'),
    ),
  },
  responses: {
    201: answer(DropPass, 'The pass.'),
    ...refusals(
      ...BODY_REFUSALS,
      ...KEY_REFUSALS,
      ...TICKET_REFUSALS,
      ...(['cart-unknown', 'cart-ordered', 'payment-in-progress'] as const),
      ...(['ticket-used', 'drop-cancelled', 'drop-ended', 'drop-not-started', 'drop-sold-out'] as const),
      ...(['turn-not-come', 'turn-lapsed', 'turn-crowded', 'drop-pass-expired', 'room-unreachable'] as const),
    ),
  },
})

/** The secret that this key of this caller stands for: asked twice it is the same visitor. */
const visitorNamedBy = async (env: Env, address: string | undefined, drop: string, key: string): Promise<string> =>
  base32((await sealedBytes(env, 'visitor', `api\n${drop}\n${address ?? ''}\n${key}`)).subarray(0, 26))

export const drops = new OpenAPIHono<App>()
  .openapi(listing, async (c) => {
    const now = Date.now()
    return c.json({ drops: (await dropsFresh(c.env, now)).map((drop) => dropOf(drop, now)) }, 200)
  })
  .openapi(reading, async (c) => {
    const drop = await dropNamed(c.env, c.req.valid('param').id, Date.now())
    return drop ? c.json(dropOf(drop, Date.now()), 200) : refused(c, { code: 'drop-unknown' })
  })
  .openapi(joining, async (c) => {
    const now = Date.now()
    const drop = await dropNamed(c.env, c.req.valid('param').id, now)
    if (!drop) return refused(c, { code: 'drop-unknown' })
    const { botToken: token } = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const address = c.req.header('cf-connecting-ip')
    const secret = await visitorNamedBy(c.env, address, drop.id, key)
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'join', who: await fingerprint(secret), now }))) {
      return refused(c, TOO_OFTEN)
    }
    const { request } = await idempotencyOf('drops:join', key, { token })
    const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
    const joined = await joinQueue(c.env, drop, { secret, token, address, request, later }, now)
    if (joined.ok) return c.json({ ticket: joined.value, secret }, 201)
    return refused(c, joined.refusal)
  })
  .openapi(looking, async (c) => {
    const now = Date.now()
    const drop = await dropNamed(c.env, c.req.valid('param').id, now)
    if (!drop) return refused(c, { code: 'drop-unknown' })
    const { 'drop-ticket': shown, 'drop-secret': secret } = c.req.valid('header')
    const ticket = await ticketShown(c.env, drop, { ticket: shown, secret }, now)
    if (!ticket.ok) return refused(c, ticket.refusal)
    const stands = await standing(c.env, drop, ticket.value, now)
    if (!stands) return refused(c, UNREACHABLE, 'Your place is kept; ask again in some seconds.')
    return c.json(placeOf(stands.standing, drop.startsAt, now), 200)
  })
  .openapi(entering, async (c) => {
    const now = Date.now()
    const drop = await dropNamed(c.env, c.req.valid('param').id, now)
    if (!drop) return refused(c, { code: 'drop-unknown' })
    const { 'drop-ticket': shown, 'drop-secret': secret, 'idempotency-key': key } = c.req.valid('header')
    const { cartId } = c.req.valid('json')
    const ticket = await ticketShown(c.env, drop, { ticket: shown, secret }, now)
    if (!ticket.ok) return refused(c, ticket.refusal)
    const owner = cartOwner(c, cartId)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const request = await idempotencyOf('drops:enter', key, { cartId, ticket: ticket.value.number })
    const claimed = await claimKey(c.env, owner, request)
    if (!claimed.ok) {
      const { code } = claimed.refusal
      const known = ['cart-unknown', 'cart-ordered', 'payment-in-progress', 'idempotency-key-reused'] as const
      return refused(c, { code: known.find((one) => one === code) ?? 'cart-unknown' })
    }
    const entered = await goIn(c.env, drop, ticket.value, owner.id, now)
    return entered.ok ? c.json(entered.value, 201) : refused(c, entered.refusal)
  })
