/** The line as somebody in it sees it now. */
import { phaseOf, type Drop } from '#domain/admission/drop'
import type { Pass } from '#domain/admission/pass'
import type { RoomView, Standing } from '#domain/admission/room'
import type { Ticket, TicketRefusal } from '#domain/admission/ticket'
import type { CartId } from '#domain/ids'
import type { Result } from '#domain/result'

export type QueueState =
  | { readonly state: 'ahead' | 'over' | 'lapsed' | 'used' | 'sold-out' | 'ended' | 'cancelled' }
  | { readonly state: 'join'; readonly refused: Exclude<TicketRefusal['code'], 'ticket-required'> | null }
  | Extract<Standing, { readonly state: 'before' | 'turn' }>
  | (Extract<Standing, { readonly state: 'waiting' }> & { readonly perMinute: number })
  | { readonly state: 'in'; readonly expiresAt: number }
  | { readonly state: 'unreachable'; readonly hasPlace: boolean }

type Known = {
  readonly drop: Drop
  /** The pass that the browser holds, if it is one of ours. */
  readonly pass: Pass | undefined
  /** The cart that the browser holds. */
  readonly cart: CartId | undefined
  readonly ticket: Result<Ticket, TicketRefusal>
  /** Undefined when there is no ticket to look for, or the line cannot be reached. */
  readonly stands: { readonly standing: Standing; readonly view: RoomView } | undefined
}

export const queueState = ({ drop, pass, cart, ticket, stands }: Known, now: number): QueueState => {
  const phase = phaseOf(drop, now)
  if (phase === 'cancelled' || phase === 'ended') return { state: phase }
  if (pass && now < pass.expiresAt && pass.cart === cart) return { state: 'in', expiresAt: pass.expiresAt }
  if (!ticket.ok) {
    if (phase === 'ahead') return { state: 'ahead' }
    const { code } = ticket.refusal
    return { state: 'join', refused: code === 'ticket-required' ? null : code }
  }
  if (pass && pass.number === ticket.value.number) return { state: now < pass.expiresAt ? 'used' : 'over' }
  if (!stands) return { state: 'unreachable', hasPlace: true }
  const { standing, view } = stands
  if (view.soldOut && (standing.state === 'waiting' || standing.state === 'turn')) return { state: 'sold-out' }
  if (standing.state !== 'waiting') return standing
  const { ahead, passed, waitMs } = standing
  return { state: 'waiting', ahead, passed, waitMs, perMinute: view.ratePerMinute }
}

const SECOND_MS = 1_000
const between = (least: number, wanted: number, most: number) => Math.min(most, Math.max(least, Math.round(wanted)))

/**
 * When to look again, in seconds: near the front often, far behind seldom, so that many who wait do not keep each
 * other waiting. Undefined where nothing moves by itself, or where somebody fills in a form.
 */
export const lookAgainSeconds = (state: QueueState, drop: Drop, now: number): number | undefined => {
  switch (state.state) {
    case 'ahead':
      return between(5, (drop.opensAt - now) / SECOND_MS, 60)
    case 'before':
      return between(3, (drop.startsAt - now) / SECOND_MS + 2, 60)
    case 'waiting':
      return state.waitMs === null ? 15 : between(2, state.waitMs / SECOND_MS / 20, 30)
    case 'turn':
      return 20
    case 'sold-out':
      return 30
    case 'unreachable':
      return 8
    case 'in':
      return between(5, (state.expiresAt - now) / SECOND_MS + 1, 60)
    default:
      return undefined
  }
}
