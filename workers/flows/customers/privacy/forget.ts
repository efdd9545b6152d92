/**
 * Somebody is forgotten. Asked for by whoever has just signed in, confirmed by the link of a mail, carried out behind the queue in steps
 * that may each be repeated: a row says who it is until the last of them is done, and the sweep goes on with it.
 */
import {
  ERASURE_AGAIN_MS,
  ERASURE_LINK_MS,
  ERASURE_RETRY_MS,
  namesOf,
  type AskedBy,
  type Person,
} from '#domain/customers/privacy'
import type { UserFact } from '#domain/customers/facts'
import { customerId, type CustomerId, type OrderId } from '#domain/ids'
import { factWithoutBuyer } from '#domain/orders/forgetting'
import { isUnsettled } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { forgottenPage, keepForgotten, removeExportFiles } from '#schema/data-files'
import { copyOrders } from '#schema/transactions/orders/orders'
import { forgetMessages, forgetToldOf, rewriteLetters } from '#schema/transactions/orders/forget'
import { exportsOf } from '#schema/users/customers/data-exports'
import { forgetStoredValues } from '#schema/transactions/stored-value/people'
import {
  askingForErasure,
  confirmingErasure,
  endErasure,
  erasureOf,
  erasuresDue,
  forgetting,
  lookAtErasure,
  personOf,
  type Erasure,
} from '#schema/users/customers/erasures'
import { recordingFact } from '#schema/users/customers/facts'
import { suppressing, suppressionOf } from '#schema/users/notifications/suppressions'
import type { Env } from '../../../env.ts'
import { customerInKey } from '../../../http/erasure-key.ts'
import { askOrder, askOrders } from '../../../sharding/call-shard.ts'
import { hashedAddress } from '../../notifications/reachable.ts'
import { sayGoodbye } from '../../notifications/privacy-emails.ts'
import { forgetReviewer } from '../../reviews/forget.ts'
import { everyOrderOf, inParts, orderIdsOf } from './own-orders.ts'

/** Something is still to be sent, to be paid back or being paid. */
export type Unsettled = { readonly code: 'orders-unsettled'; readonly orders: readonly string[] }
export type ForgetRefusal = Unsettled | { readonly code: 'customer-unknown' }

const unsettledOf = async (env: Env, person: Person): Promise<Unsettled | null> => {
  const orders = (await everyOrderOf(env, person)).filter(isUnsettled).map(({ name }) => name)
  return orders.length > 0 ? { code: 'orders-unsettled', orders } : null
}

/** A mail asks for the last word; nothing happens before. Asked for again, a new mail comes. */
export const askToBeForgotten = async (
  env: Env,
  customer: CustomerId,
  askedBy: AskedBy,
  now: number,
): Promise<Result<null, ForgetRefusal>> => {
  const person = await personOf(env.USERS_DB, customer)
  if (!person) return refuse({ code: 'customer-unknown' })
  const unsettled = await unsettledOf(env, person)
  if (unsettled) return refuse(unsettled)
  const fact: UserFact = { type: 'erasure-asked', customer }
  await env.USERS_DB.batch([
    askingForErasure(env.USERS_DB, { customerId: customer, person, askedBy }, { now, endsAt: now + ERASURE_LINK_MS }),
    recordingFact(env.USERS_DB, customer, fact, now),
  ])
  return ok(null)
}

/** @returns null for what this shop has not signed, or too long ago, and for who is not to be forgotten */
export const erasureAsked = async (env: Env, key: string, now: number): Promise<Erasure | null> => {
  const customer = await customerInKey(env, key, now)
  return customer && erasureOf(env.USERS_DB, customer)
}

/** By the button behind the link. From here on the account is closed, and the rest follows. Pressed twice it counts once. */
export const confirmErasure = async (
  env: Env,
  key: string,
  now: number,
): Promise<Result<null, { readonly code: 'link-ended' } | Unsettled>> => {
  const asked = await erasureAsked(env, key, now)
  if (!asked) return refuse({ code: 'link-ended' })
  if (asked.confirmedAt !== null) return ok(null)
  // An address may have been proven since.
  const person = (await personOf(env.USERS_DB, asked.customerId)) ?? asked.person
  const unsettled = await unsettledOf(env, person)
  if (unsettled) return refuse(unsettled)
  await confirm(env, { ...asked, person }, now)
  return ok(null)
}

const confirm = async (env: Env, asked: Pick<Erasure, 'customerId' | 'person' | 'askedBy'>, now: number) => {
  const { customerId: customer } = asked
  const fact: UserFact = { type: 'erasure-confirmed', customer }
  await env.USERS_DB.batch([
    askingForErasure(env.USERS_DB, asked, { now, endsAt: now }),
    ...confirmingErasure(env.USERS_DB, asked, now),
    recordingFact(env.USERS_DB, customer, fact, now),
  ])
}

/** On behalf of somebody whom staff have identified: by telephone, in writing. No mail is asked for a word. */
export const forgetOnBehalf = async (
  env: Env,
  customer: CustomerId,
  now: number,
): Promise<Result<null, ForgetRefusal>> => {
  const known = await erasureOf(env.USERS_DB, customer)
  if (known && known.confirmedAt !== null) return ok(null)
  const person = await personOf(env.USERS_DB, customer)
  if (!person) return refuse({ code: 'customer-unknown' })
  const unsettled = await unsettledOf(env, person)
  if (unsettled) return refuse(unsettled)
  await confirm(env, { customerId: customer, person, askedBy: 'staff' }, now)
  return ok(null)
}

/** Their orders, one part after another: the shard says the truth first, the copy last, so that what broke in between is found again. */
const forgetOrders = async (env: Env, ids: readonly OrderId[], now: number): Promise<boolean> => {
  let settled = true
  for (const part of inParts(ids)) {
    const asked = await askOrders(
      env,
      'forgetOrders',
      part,
      (id) => id,
      (some) => [some] as const,
    )
    const orders = asked.flatMap(({ value }) => value.orders)
    const done = orders.map(({ id }) => id)
    await rewriteLetters(env.TRANSACTIONS_DB, done, factWithoutBuyer)
    await forgetToldOf(env.TRANSACTIONS_DB, done)
    await copyOrders(env.TRANSACTIONS_DB, orders, now)
    settled &&= asked.every(({ value }) => value.unsettled.length === 0)
  }
  return settled
}

const forgetCarts = async (env: Env, customer: CustomerId): Promise<boolean> => {
  const { taken } = await askOrder(env, customer, 'cartsOf', customer)
  for (const part of inParts(taken))
    await askOrders(
      env,
      'forgetCarts',
      part,
      (id) => id,
      (some) => [{ customer, carts: some }] as const,
    )
  return (await askOrder(env, customer, 'forgetCustomer', customer)).ok
}

/** Whoever complained is written to no more, whoever they are: of the address a keyed hash stays, and nothing of why. */
const complaintsOf = async (env: Env, { mails }: Person): Promise<D1PreparedStatement[]> => {
  const found = await Promise.all(mails.map((address) => suppressionOf(env.USERS_DB, address, 'mail')))
  return Promise.all(
    found
      .filter((one) => one?.reason === 'complained')
      .map(async (one) =>
        suppressing(env.USERS_DB, {
          address: await hashedAddress(env, one?.address ?? ''),
          channel: 'mail',
          reason: 'complained',
          detail: '',
          at: one?.at ?? 0,
        }),
      ),
  )
}

/**
 * Goes on with somebody: everything the first time, and once more when what was on its way has arrived. Whatever fails is tried again,
 * as the row is still there.
 */
export const forget = async (
  env: Env,
  { customerId: customer, person, erasedAt }: Erasure,
  now: number,
): Promise<void> => {
  await lookAtErasure(env.USERS_DB, customer, { at: now + ERASURE_RETRY_MS })
  const orders = await orderIdsOf(env, person)
  const settled = await forgetOrders(env, orders, now)
  // The shop has to know to whom, for as long as something is to be sent or paid back.
  if (!settled) return
  for (const id of person.customers) if (!(await forgetCarts(env, id))) return
  for (const customerId of person.customers) await forgetReviewer(env, { customerId })
  for (const email of person.mails) await forgetReviewer(env, { email })
  const files = (await Promise.all(person.customers.map((id) => exportsOf(env.USERS_DB, id)))).flat()
  await removeExportFiles(
    env.MEDIA,
    files.map(({ id }) => id),
  )
  await forgetMessages(env.TRANSACTIONS_DB, namesOf(person))
  await forgetStoredValues(env.TRANSACTIONS_DB, [...person.customers, ...person.mails], orders)
  await keepForgotten(env.LOGS, person.customers, now)
  const complaints = await complaintsOf(env, person)
  await env.USERS_DB.batch([...complaints, ...forgetting(env.USERS_DB, person)])
  if (erasedAt !== null) return endErasure(env.USERS_DB, customer)
  await sayGoodbye(env, { customer, person }, now)
  await lookAtErasure(env.USERS_DB, customer, { at: now + ERASURE_AGAIN_MS, erasedAt: now })
}

/** By the fact that it was confirmed. */
export const forgetConfirmed = async (env: Env, customer: CustomerId, now: number): Promise<void> => {
  const known = await erasureOf(env.USERS_DB, customer)
  if (known && known.confirmedAt !== null && known.erasedAt === null) await forget(env, known, now)
}

export const sweepErasures = async (env: Env, now: number): Promise<void> => {
  for (const one of await erasuresDue(env.USERS_DB, now)) {
    if (one.confirmedAt === null) await endErasure(env.USERS_DB, one.customerId)
    else
      await forget(env, one, now).catch((fault: unknown) =>
        console.error(`${one.customerId} is not forgotten yet`, fault),
      )
  }
}

/**
 * A store was brought back to an earlier time, and with it people who were forgotten since. Asked for again until it says that it has
 * gone through all of the list.
 *
 * @param cursor where to go on; null: from the beginning
 */
export const forgetAgain = async (
  env: Env,
  cursor: string | null,
  now: number,
): Promise<{ readonly again: number; readonly cursor: string | null }> => {
  const page = await forgottenPage(env.LOGS, cursor)
  let again = 0
  for (const text of page.customers) {
    const customer = customerId(text)
    const person = customer && (await personOf(env.USERS_DB, customer))
    if (!person) continue
    await confirm(env, { customerId: customer, person, askedBy: 'staff' }, now)
    again++
  }
  return { again, cursor: page.cursor }
}
