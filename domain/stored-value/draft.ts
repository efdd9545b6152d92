/** What staff say of a card before it is dealt: every field with what is wrong with it. */
import { emailFault, repairEmail, type EmailFault } from '../customers/email.ts'
import { lengthFault, lineFault, repairText, type LengthFault } from '../letters.ts'
import { momentOf, wallClock } from '../logistics/calendar.ts'
import type { Currency } from '../money.ts'
import { repairLine } from '../one-line.ts'
import { refuse, ok, type Result } from '../result.ts'
import { MESSAGE_MAX, NAME_MAX, STORED_VALUE_MAX, type Recipient } from './record.ts'

/** Whom a card is for and when it is sent, as a shopper or staff say it; all may be empty. */
export type GiftDraft = {
  readonly name: string
  readonly email: string
  readonly sender: string
  readonly message: string
  /** `2026-12-24`, by the clock of the shop; empty: at once. */
  readonly deliverOn: string
}

export type GiftField = keyof GiftDraft
export type GiftFault = LengthFault | EmailFault | 'required' | 'day-form' | 'day-past' | 'day-far'

/** Put right, and judged. */
export type Gift = {
  readonly recipient: Recipient
  readonly sender: string
  readonly message: string
  /** A day; null: at once. */
  readonly deliverOn: string | null
}

export type GiftFaults = Readonly<Partial<Record<GiftField, GiftFault>>>

/** Whoever gives a card thinks of a birthday, not of the next decade. */
const DAYS_AHEAD_MAX = 366
const DAY_MS = 24 * 60 * 60_000
/** When what is for a day is sent: nobody is woken for it. */
const MORNING = '08:00'

type Clock = { readonly now: number; readonly timeZone: string }

const dayFault = (day: string, { now, timeZone }: Clock): GiftFault | undefined => {
  const at = momentOf(`${day}T${MORNING}`, timeZone)
  if (at === undefined) return 'day-form'
  if (day < wallClock(now, timeZone).day) return 'day-past'
  return at > now + DAYS_AHEAD_MAX * DAY_MS ? 'day-far' : undefined
}

/** @param must whether somebody has to be written to */
export const checkedGift = (draft: GiftDraft, clock: Clock, must: boolean): Result<Gift, GiftFaults> => {
  const name = repairLine(draft.name)
  const sender = repairLine(draft.sender)
  const message = repairText(draft.message)
  const email = repairEmail(draft.email)
  const deliverOn = draft.deliverOn.trim()
  const isForSomebody = name !== '' || message !== '' || deliverOn !== ''
  const found: Partial<Record<GiftField, GiftFault | null | undefined>> = {
    name: lineFault(name, NAME_MAX),
    // What is sent on a day is sent somewhere.
    email: email === '' ? ((must && isForSomebody) || deliverOn !== '' ? 'required' : undefined) : emailFault(email),
    sender: lineFault(sender, NAME_MAX),
    message: lengthFault(message, MESSAGE_MAX),
    deliverOn: deliverOn === '' ? undefined : dayFault(deliverOn, clock),
  }
  const faults = Object.fromEntries(Object.entries(found).filter(([, fault]) => fault))
  if (Object.keys(faults).length > 0) return refuse(faults as GiftFaults)
  return ok({ recipient: { name, email }, sender, message, deliverOn: deliverOn || null })
}

/** When it is sent, in ms since the epoch. @param now for what is sent at once, or was to be sent before it was paid */
export const deliveryOf = ({ deliverOn }: Pick<Gift, 'deliverOn'>, { now, timeZone }: Clock): number =>
  Math.max(now, deliverOn === null ? now : (momentOf(`${deliverOn}T${MORNING}`, timeZone) ?? now))

export type IssueDraft = GiftDraft & {
  /** Minor units. */
  readonly amount: number
  readonly currency: string
  /** The last day on which it pays; empty: as the shop has it. */
  readonly expiresOn: string
  readonly note: string
}

export type IssueField = keyof IssueDraft
export type IssueFault = GiftFault | 'amount' | 'currency-unsold' | 'day-before-delivery'
export type IssueFaults = Readonly<Partial<Record<IssueField, IssueFault>>>

/** Whole minor units, more than nothing: no fraction, no 1e308, no −0. */
export const isAmount = (amount: number): boolean =>
  Number.isSafeInteger(amount) && amount > 0 && amount <= STORED_VALUE_MAX

/** Staff may have it expire in ten years, and not in a thousand. */
const EXPIRES_DAYS_MAX = 50 * 366

export type Issue = Gift & { readonly amount: number; readonly currency: Currency; readonly expiresAt: number | null }

/** @param delivered the day on which it is sent, or empty; it pays on that day at least */
const expiryFault = (day: string, delivered: string, { now, timeZone }: Clock): IssueFault | undefined => {
  const at = momentOf(`${day}T00:00`, timeZone)
  if (at === undefined) return 'day-form'
  if (day < wallClock(now, timeZone).day) return 'day-past'
  if (day < delivered) return 'day-before-delivery'
  return at > now + EXPIRES_DAYS_MAX * DAY_MS ? 'day-far' : undefined
}

/** The first moment at which it pays no more. */
const endOf = (day: string, timeZone: string): number | null => {
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return momentOf(`${next}T00:00`, timeZone) ?? null
}

type World = Clock & { readonly currencies: readonly Currency[] }

/** @returns `expiresAt` null where nothing was said of it */
export const checkedIssue = (
  draft: IssueDraft,
  world: World,
): Result<Issue & { readonly note: string }, IssueFaults> => {
  const { amount, currency, expiresOn } = draft
  const note = repairText(draft.note)
  const gift = checkedGift(draft, world, false)
  const sold = world.currencies.find((one) => one === currency)
  const ends = expiresOn.trim()
  const endFault = ends === '' ? undefined : expiryFault(ends, draft.deliverOn.trim(), world)
  const noteFault = lengthFault(note, MESSAGE_MAX)
  const faults: IssueFaults = {
    ...(gift.ok ? {} : gift.refusal),
    ...(!isAmount(amount) && { amount: 'amount' }),
    ...(!sold && { currency: 'currency-unsold' }),
    ...(endFault && { expiresOn: endFault }),
    ...(noteFault && { note: noteFault }),
  }
  if (!gift.ok || !sold || Object.keys(faults).length > 0) return refuse(faults)
  return ok({
    ...gift.value,
    amount,
    currency: sold,
    note,
    expiresAt: ends === '' ? null : endOf(ends, world.timeZone),
  })
}
