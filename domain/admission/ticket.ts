/**
 * A ticket says which number somebody drew in which queue, and whose it is.
 *
 * It is text that its owner keeps, signed by the shop, so a place is kept nowhere but there. It is worth nothing alone:
 * it carries the hash of a secret that stays in the browser that joined, so a ticket that was copied or sold is refused.
 */
import { refuse, ok, type Result } from '../result.ts'
import { dropId, type DropId } from './drop.ts'

export type Ticket = {
  readonly drop: DropId
  /** As it was handed out: 0 is who came first. */
  readonly number: number
  /** Came before the start: the lot decides the place. */
  readonly early: boolean
  /** Nobody could be asked whether a person stood there. */
  readonly unchecked: boolean
  readonly issuedAt: number
  readonly expiresAt: number
  /** The hash of the visitor's secret. */
  readonly visitor: string
}

/** A ticket stays readable for a day after the end, so that it can say that it is over; in ms. */
const TICKET_AFTER_MS = 24 * 60 * 60_000

export const ticketExpiry = (endsAt: number): number => endsAt + TICKET_AFTER_MS

const FORM = /^t1\.(drop_\w{16})\.(\d{1,9})\.([el][cu])\.(\d{13})\.(\d{13})\.([\w-]{22})$/

/** What is signed. */
export const ticketText = ({ drop, number, early, unchecked, issuedAt, expiresAt, visitor }: Ticket): string =>
  ['t1', drop, number, (early ? 'e' : 'l') + (unchecked ? 'u' : 'c'), issuedAt, expiresAt, visitor].join('.')

/** Undefined when it cannot be a ticket. */
export const readTicket = (text: string): Ticket | undefined => {
  const [, drop, number, kind, issuedAt, expiresAt, visitor = ''] = FORM.exec(text) ?? []
  const id = dropId(drop)
  if (!id) return undefined
  return {
    drop: id,
    number: Number(number),
    early: kind?.[0] === 'e',
    unchecked: kind?.[1] === 'u',
    issuedAt: Number(issuedAt),
    expiresAt: Number(expiresAt),
    visitor,
  }
}

/** In the order they are checked: nothing of a ticket is believed before its signature is. */
export type TicketRefusal =
  | { readonly code: 'ticket-required' }
  | { readonly code: 'ticket-forged' }
  | { readonly code: 'ticket-of-other-drop' }
  | { readonly code: 'ticket-of-other-visitor' }
  | { readonly code: 'ticket-expired' }

type Shown = {
  /** The signed text; undefined when none was shown. */
  readonly text: string | undefined
  readonly signed: boolean
  /** The hash of the secret that came with it; undefined when none came. */
  readonly visitor: string | undefined
}

export const judgeTicket = (
  { text, signed, visitor }: Shown,
  drop: DropId,
  now: number,
): Result<Ticket, TicketRefusal> => {
  if (text === undefined) return refuse({ code: 'ticket-required' })
  const ticket = readTicket(text)
  if (!ticket || !signed) return refuse({ code: 'ticket-forged' })
  if (ticket.drop !== drop) return refuse({ code: 'ticket-of-other-drop' })
  if (ticket.visitor !== visitor) return refuse({ code: 'ticket-of-other-visitor' })
  return now >= ticket.expiresAt ? refuse({ code: 'ticket-expired' }) : ok(ticket)
}
