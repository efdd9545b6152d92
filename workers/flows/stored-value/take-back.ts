/**
 * Sold gift cards are taken back before the money of their order goes back: only what nobody can spend any more is money to return.
 *
 * Each attempt takes off what is left under a name of its own, so that what one has taken counts for no other, and it alone puts it
 * back. A card that an attempt has left behind is put back by the sweep, when its order can no longer have counted it.
 */
import { base32, type VariantId } from '#domain/ids'
import { cardsGone, isOfCards, TAKING_BACK_MS, type CardBack } from '#domain/orders/gift-cards-back'
import { keptUnits } from '#domain/orders/cancellation'
import { unitsOf, type Order, type Parcel } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import { changeId, closingsIn, expiredIn, takenBackIn, takingBackTurn, voidedIn } from '#domain/stored-value/ledger'
import type { StoredValueRecord } from '#domain/stored-value/record'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { recordBy, recordsOfOrder, setDisabled, setTakenBack } from '#schema/transactions/stored-value/records'
import { askOrder } from '../../sharding/call-shard.ts'
import { settingsFresh } from '../settings/settings.ts'
import { disable, restoreClosed, takeOff, type BookEnv } from './change.ts'
import { beginCard, goOn } from './issue.ts'
import type { MailEnv } from './mail.ts'
import { balancesOf, copyLedger, ledgerAt, moveMoney } from './money.ts'
import { cardsOfLine, specOf, type Moment } from './sold-units.ts'

type Taken = CardBack & { readonly isShared: boolean }

/** Before its order has given it up nobody may have it, and nobody is mailed it. */
const dealtClosed = async (env: MailEnv, order: Order, line: OrderLineItem, unit: number, moment: Moment) => {
  const { id } = await beginCard(env, specOf(order, line, unit, moment), moment.now)
  await setTakenBack(env.TRANSACTIONS_DB, id, moment.now)
  const record = await recordBy(env.TRANSACTIONS_DB, id)
  if (!record) throw new Error(`${id} was written down and is not there`)
  return goOn(env, record, moment.now)
}

/** Those first of which most can be taken back, and of these what was dealt last. */
const fullestFirst = async (
  env: BookEnv,
  cards: readonly StoredValueRecord[],
): Promise<readonly StoredValueRecord[]> => {
  const balances = await balancesOf(
    env,
    cards.map(({ id }) => id),
  )
  const left = new Map<StoredValueId, number>()
  for (const { id, disabledAt, expiresAt } of cards) {
    const entries = disabledAt === null && expiresAt === null ? [] : await ledgerAt(env, id)
    left.set(id, (balances.get(id)?.available ?? 0) + voidedIn(entries) + expiredIn(entries))
  }
  return cards.toSorted((a, b) => (left.get(b.id) ?? 0) - (left.get(a.id) ?? 0) || b.sequence - a.sequence)
}

const chosen = async (
  env: MailEnv,
  order: Order,
  line: OrderLineItem,
  wanted: number,
  moment: Moment,
): Promise<readonly StoredValueRecord[]> => {
  const known = await recordsOfOrder(env.TRANSACTIONS_DB, order.id)
  const { dealt, units } = cardsOfLine(order, line, known)
  const cards: StoredValueRecord[] = []
  for (let unit = dealt.length; unit < units && cards.length < wanted; unit++)
    cards.push(await dealtClosed(env, order, line, unit, moment))
  const gone = cardsGone(order)
  const free = dealt.filter(({ id, disabledFor }) => !gone.has(id) && disabledFor !== 'order')
  return [...cards, ...(await fullestFirst(env, free))].slice(0, wanted)
}

const takeOne = async (
  env: MailEnv,
  { id, issued }: StoredValueRecord,
  variantId: VariantId,
  attempt: string,
  now: number,
): Promise<Taken> => {
  await setTakenBack(env.TRANSACTIONS_DB, id, now)
  // What staff have closed is taken off anew: by this attempt, and nobody else restores it.
  await restoreClosed(env, id, '')
  await takeOff(env, id, 'void', { turn: takingBackTurn(attempt), who: '' })
  const entries = await ledgerAt(env, id)
  const taken = takenBackIn(entries)
  const spent = Math.max(0, issued - (taken.get(attempt) ?? 0) - expiredIn(entries))
  return { variantId, units: 1, id, spent, isShared: [...taken.keys()].some((other) => other !== attempt) }
}

/** It has what the attempt took off, and is closed no more than it was. @param attempt null: those that were left behind, all of them */
export const putBack = async (env: BookEnv, id: StoredValueId, attempt: string | null, now: number): Promise<void> => {
  const entries = await ledgerAt(env, id)
  const taken = takenBackIn(entries)
  for (const [one, amount] of taken) {
    if (attempt !== null && one !== attempt) continue
    const change = changeId(id, 'restore', takingBackTurn(one))
    const moved = await moveMoney(env, { change, id, amount, who: '' })
    if (!moved.ok) throw new Error(`${id} cannot be given back what it had: ${moved.refusal.code}`)
  }
  if (attempt === null || [...taken.keys()].every((one) => one === attempt)) {
    await setDisabled(env.TRANSACTIONS_DB, id, null)
    // Staff had closed it, and nobody but an attempt restores in nobody's name.
    const last = closingsIn(entries).at(-1)
    if (last?.kind === 'restore' && last.who === '') await disable(env, { id }, { for: 'staff', who: '' }, now)
  }
  await copyLedger(env, id)
}

export type CardsTaken = { readonly attempt: string; readonly cards: readonly CardBack[] }

export const putAllBack = async (env: BookEnv, { attempt, cards }: CardsTaken, now: number): Promise<void> => {
  for (const { id } of cards) await putBack(env, id, attempt, now)
}

/**
 * Takes back as many cards of each line as are cancelled of it.
 *
 * @returns null where somebody else is taking back the same ones: nothing is taken then
 */
export const takeCardsBack = async (
  env: MailEnv,
  order: Order,
  parcels: readonly Parcel[],
  now: number,
): Promise<CardsTaken | null> => {
  const attempt = base32(crypto.getRandomValues(new Uint8Array(12)))
  const moment = { settings: await settingsFresh(env, now), now }
  const cards: Taken[] = []
  const lines = order.lines.filter(isOfCards)
  for (const line of lines)
    for (const card of await chosen(env, order, line, unitsOf(parcels, line.variantId), moment))
      cards.push(await takeOne(env, card, line.variantId, attempt, now))
  const isShort = lines.some(({ variantId }) => unitsOf(cards, variantId) < unitsOf(parcels, variantId))
  if (!isShort && !cards.some(({ isShared }) => isShared)) return { attempt, cards }
  await putAllBack(env, { attempt, cards }, now)
  return null
}

/** How long a card waits for the order that takes it back, in ms: by then that order refuses it. */
const LEFT_BEHIND_MS = 5 * TAKING_BACK_MS

/** Closed for its order and not known to be given up by it: the sweep asks. @returns whether it may be closed for good by now */
export const isGivenUp = async (env: BookEnv, { id, orderId, variantId }: StoredValueRecord): Promise<boolean> => {
  if (orderId === null || variantId === null) return true
  const { order } = await askOrder(env, orderId, 'orderForStaff', orderId)
  if (!order) return true
  if (cardsGone(order).has(id)) return true
  const dealt = (await recordsOfOrder(env.TRANSACTIONS_DB, orderId)).filter((one) => one.variantId === variantId)
  const isKept = ({ id: one }: StoredValueRecord) => !cardsGone(order).has(one)
  // Of an order from before it was written down which ones went back.
  return takenBackIn(await ledgerAt(env, id)).size === 0 && dealt.filter(isKept).length > keptUnits(order, variantId)
}

/** For the sweep: one that an attempt has left behind. */
export const wasLeftBehind = ({ disabledAt, disabledFor }: StoredValueRecord, now: number): boolean =>
  disabledFor === 'order' && disabledAt !== null && disabledAt < now - LEFT_BEHIND_MS
