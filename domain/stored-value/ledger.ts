/**
 * The ledger of what the shop owes to bearers and accounts, in double entry: each entry moves an amount from one account to the
 * other. It is made of the movements at the shard that keeps the money, and can be made anew from them at any time.
 *
 *     liability  = issued + adjusted − redeemed − expired − voided = available + held at the shard
 *
 * Money that an attempt to pay holds is still owed: only what is taken is redeemed.
 */
import { BASE32, orderId, orderOfPayment, paymentId, type OrderId } from '../ids.ts'
import type { Account, Cause, Stock } from '../inventory/stock.ts'
import type { StoredValueId } from './stored-value.ts'

export const LEDGER_ACCOUNTS = ['liability', 'issued', 'redeemed', 'adjusted', 'expired', 'voided'] as const
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number]

export const ENTRY_KINDS = ['issue', 'redeem', 'give-back', 'adjust', 'expire', 'void', 'restore'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export type LedgerEntry = {
  readonly at: number
  readonly kind: EntryKind
  readonly debit: LedgerAccount
  readonly credit: LedgerAccount
  /** Minor units, above nothing. */
  readonly amount: number
  /** The payment, or what was asked for: an entry is written down once under it. */
  readonly cause: string
  readonly orderId: OrderId | null
  readonly note: string
  /** Id of a member of staff; empty: nobody of them. */
  readonly who: string
}

/** A change of money as the shard is asked for it: what it is for stands in its id. @param turn tells several of a kind apart */
export const changeId = (of: StoredValueId, kind: Exclude<EntryKind, 'redeem' | 'give-back'>, turn = ''): string =>
  `${of}:${kind}${turn === '' ? '' : `:${turn}`}`

type Moved = {
  readonly cause: Cause
  readonly causeId: string
  readonly debit: Account
  readonly credit: Account
  readonly units: number
  readonly note: string
  readonly at: number
  readonly who: string
}

/** The account beside `liability` that each kind is about. */
const AGAINST: Readonly<Record<EntryKind, LedgerAccount>> = {
  issue: 'issued',
  redeem: 'redeemed',
  'give-back': 'redeemed',
  adjust: 'adjusted',
  expire: 'expired',
  void: 'voided',
  restore: 'voided',
}

const kindOf = ({ cause, causeId }: Moved, of: StoredValueId): EntryKind | undefined => {
  if (cause === 'take') return 'redeem'
  if (cause === 'return') return 'give-back'
  if (cause !== 'receive' && cause !== 'correct') return undefined
  const said = causeId.startsWith(`${of}:`) ? causeId.slice(of.length + 1).split(':', 1)[0] : ''
  return ENTRY_KINDS.find((kind) => kind === said) ?? 'adjust'
}

const orderIn = (causeId: string): OrderId | null => {
  const payment = paymentId(causeId)
  return (payment && orderId(orderOfPayment(payment))) ?? null
}

/** What a movement means to the book; undefined: nothing, as when money is only promised. */
export const entryOf = (moved: Moved, of: StoredValueId): LedgerEntry | undefined => {
  const kind = kindOf(moved, of)
  if (!kind || moved.units === 0) return undefined
  const isMore = moved.credit === 'available'
  const [debit, credit] = isMore ? ([AGAINST[kind], 'liability'] as const) : (['liability', AGAINST[kind]] as const)
  const { at, units, causeId, note, who } = moved
  return { at, kind, debit, credit, amount: units, cause: causeId, orderId: orderIn(causeId), note, who }
}

/** By how much an entry changes what is owed. */
export const owedBy = ({ credit, amount }: Pick<LedgerEntry, 'credit' | 'amount'>): number =>
  credit === 'liability' ? amount : -amount

export const balanceOf = (entries: readonly LedgerEntry[]): number =>
  entries.reduce((balance, entry) => balance + owedBy(entry), 0)

/** What is owed by the shard that keeps it. */
export const owedAt = (stock: readonly Pick<Stock, 'available' | 'held'>[]): number =>
  stock.reduce((owed, { available, held }) => owed + available + held, 0)

/** A sold card is taken back for its order by an attempt with a name of its own: nobody else puts back what it has taken off. */
const TAKING_BACK = new RegExp(`:(?:void|restore):back-([${BASE32}]+)`)
export const takingBackTurn = (attempt: string): string => `back-${attempt}`
const attemptOf = ({ cause }: LedgerEntry): string | undefined => TAKING_BACK.exec(cause)?.[1]

/** Entries of closing and opening it, but for those of its order. */
export const closingsIn = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  entries.filter((entry) => (entry.kind === 'void' || entry.kind === 'restore') && attemptOf(entry) === undefined)

/** What was taken off because nobody may pay with it, and has not come back: what enabling it gives back. */
export const voidedIn = (entries: readonly LedgerEntry[]): number => 0 - balanceOf(closingsIn(entries))

/** What was taken off because its time was over. */
export const expiredIn = (entries: readonly LedgerEntry[]): number =>
  0 - balanceOf(entries.filter(({ kind }) => kind === 'expire'))

/** What each attempt to take it back has, in minor units; of those that have put it back there is none. */
export const takenBackIn = (entries: readonly LedgerEntry[]): ReadonlyMap<string, number> => {
  const taken = new Map<string, number>()
  for (const entry of entries) {
    const attempt = attemptOf(entry)
    if (attempt !== undefined) taken.set(attempt, (taken.get(attempt) ?? 0) - owedBy(entry))
  }
  return new Map([...taken].filter(([, amount]) => amount > 0))
}
