/** Standing in the queue in front of a drop: join it, look at one's place, go in. */
import { phaseOf, type Drop } from '#domain/admission/drop'
import { PASS_MS, passText, readPass, type Pass } from '#domain/admission/pass'
import { standingOf } from '#domain/admission/room'
import type { Claimed, ClaimRefusal, Joined, JoinRefusal, RoomView, Standing } from '#domain/admission/room'
import { judgeTicket, ticketExpiry, ticketText, type Ticket, type TicketRefusal } from '#domain/admission/ticket'
import { newCartId, newCartKey, type CartId } from '#domain/ids'
import type { CartOwner } from '#domain/orders/cart'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { fingerprint, seal, sealedBytes, unseal } from '../../http/seal.ts'
import { botsOf } from '../../providers/bots/index.ts'
import { claimTurn, joinRoom, roomView, type RoomRefusal } from './room.ts'

/** What somebody shows of themselves. */
export type Shown = { readonly ticket: string | undefined; readonly secret: string | undefined }

export const ticketShown = async (
  env: Env,
  drop: Drop,
  { ticket, secret }: Shown,
  now: number,
): Promise<Result<Ticket, TicketRefusal>> => {
  const unsealed = ticket === undefined ? undefined : await unseal(env, 'ticket', ticket)
  const visitor = secret === undefined ? undefined : await fingerprint(secret)
  return judgeTicket({ text: unsealed?.text, signed: unsealed?.signed ?? false, visitor }, drop.id, now)
}

export type BotRefusal = { readonly code: 'bot-suspected'; readonly reason: 'missing' | 'invalid' | 'spent' }
export type JoinedRefusal = JoinRefusal | RoomRefusal | BotRefusal

type Joining = {
  readonly secret: string
  readonly token: string
  readonly address: string | undefined
  /** What stands for the request, where it carried a key. */
  readonly request: string
  readonly later: (work: Promise<unknown>) => void
}

const uuidOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/**
 * A number in the queue, as a signed ticket. The same secret gets the same number.
 *
 * When nobody can be asked whether a person stands there, they join all the same, and the ticket says so: a sale must
 * not fail because somebody else's server does.
 */
export const joinQueue = async (
  env: Env,
  drop: Drop,
  { secret, token, address, request, later }: Joining,
  now: number,
): Promise<Result<string, JoinedRefusal>> => {
  const phase = phaseOf(drop, now)
  if (phase === 'cancelled') return refuse({ code: 'drop-cancelled' })
  if (phase === 'ended') return refuse({ code: 'drop-ended' })
  if (phase === 'ahead') return refuse({ code: 'drop-not-open', opensAt: drop.opensAt })
  const key = uuidOf(await sealedBytes(env, 'visitor', `${drop.id}\n${secret}\n${token}`))
  const verdict = await botsOf(env).check({ token, address, key })
  if (verdict.state === 'failed') return refuse({ code: 'bot-suspected', reason: verdict.reason })
  const visitor = await fingerprint(secret)
  const joined = await joinRoom(env, drop, { visitor, asked: request, unchecked: verdict.state === 'unknown' }, later)
  return joined.ok ? ok(await seal(env, 'ticket', ticketText(ticketOf(drop, visitor, joined.value)))) : joined
}

const ticketOf = (drop: Drop, visitor: string, { number, early, unchecked, joinedAt }: Joined): Ticket => ({
  drop: drop.id,
  number,
  early,
  unchecked,
  visitor,
  issuedAt: joinedAt,
  expiresAt: ticketExpiry(drop.endsAt),
})

/** Where the owner of a ticket stands, and the figures of the queue. Undefined while it cannot be reached. */
export const standing = async (
  env: Env,
  drop: Drop,
  { number }: Ticket,
  now: number,
): Promise<{ readonly standing: Standing; readonly view: RoomView } | undefined> => {
  const view = await roomView(env, drop, now)
  return view && { standing: standingOf(number, view), view }
}

/** The cart that a ticket opens where its owner has none: always the same one, so that asking twice opens one. */
export const cartOfTicket = async (env: Env, { drop, number, visitor }: Ticket): Promise<CartOwner> => {
  const text = `${drop}\n${number}\n${visitor}`
  const [id, key] = await Promise.all([
    sealedBytes(env, 'cart of a ticket', `id\n${text}`),
    sealedBytes(env, 'cart of a ticket', `key\n${text}`),
  ])
  return { id: newCartId(id), key: newCartKey(key) }
}

export type LetIn = { readonly pass: string; readonly expiresAt: number }
export type GoInRefusal = ClaimRefusal | RoomRefusal | { readonly code: 'drop-pass-expired'; readonly drop: string }

/** The turn is taken: a pass for this cart. Asked again it gives the same pass, until that is over. */
export const goIn = async (
  env: Env,
  drop: Drop,
  { number }: Ticket,
  cart: CartId,
  now: number,
): Promise<Result<LetIn, GoInRefusal>> => {
  const claimed = await claimTurn(env, drop, { number, cart })
  if (!claimed.ok) return claimed
  const pass = passOf(drop, claimed.value)
  if (now >= pass.expiresAt) return refuse({ code: 'drop-pass-expired', drop: drop.handle })
  return ok({ pass: await seal(env, 'pass', passText(pass)), expiresAt: pass.expiresAt })
}

const passOf = (drop: Drop, { number, cart, claimedAt }: Claimed): Pass => ({
  drop: drop.id,
  number,
  cart,
  expiresAt: claimedAt + PASS_MS,
})

/** The pass that somebody holds for this drop, if the shop has signed it; it may be over. */
export const passShown = async (env: Env, drop: Drop, pass: string | undefined): Promise<Pass | undefined> => {
  if (pass === undefined) return undefined
  const { text, signed } = await unseal(env, 'pass', pass)
  const read = signed ? readPass(text) : undefined
  return read?.drop === drop.id ? read : undefined
}
