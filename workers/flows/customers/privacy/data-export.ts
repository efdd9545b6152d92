/**
 * A file of everything that the shop knows of somebody: asked for here, made behind the queue, told of by mail, and deleted after a week.
 * It is opened by a session of the account alone: whoever has the mail has no file.
 */
import { PERSONAL_DATA, SECTIONS, type Section } from '#domain/customers/personal-data'
import {
  EXPORT_KEPT_MS,
  exportId,
  namesOf,
  newExportId,
  type AskedBy,
  type ExportId,
  type Person,
} from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'
import type { UserFact } from '#domain/customers/facts'
import { exportFile, keepExportFile, removeExportFiles } from '#schema/data-files'
import { ownMessages } from '#schema/transactions/notifications/own-messages'
import { ownStoredValues } from '#schema/transactions/stored-value/people'
import {
  askingForExport,
  endedExports,
  exportBy,
  exportReady,
  exportsOf,
  forgetExports,
  type DataExport,
} from '#schema/users/customers/data-exports'
import { personOf } from '#schema/users/customers/erasures'
import { recordingFact } from '#schema/users/customers/facts'
import {
  ownAccounts,
  ownAddressRows,
  ownAlerts,
  ownAudit,
  ownCompanies,
  ownConsents,
  ownDevices,
  ownFacts,
  ownPaymentMethods,
  ownRecords,
  ownRequests,
  ownSessions,
  ownWaysIn,
  ownWishRows,
} from '#schema/users/customers/own-data'
import type { Env } from '../../../env.ts'
import { askOrder } from '../../../sharding/call-shard.ts'
import { reviewsWrittenBy } from '../../reviews/forget.ts'
import { everyOrderOf } from './own-orders.ts'

/** @returns when it was asked for; of one who asks again within the hour that of before */
export const askForExport = async (
  env: Env,
  customer: CustomerId,
  askedBy: AskedBy,
  now: number,
): Promise<ExportId> => {
  const id = newExportId(crypto.getRandomValues(new Uint8Array(26)))
  await askingForExport(env.USERS_DB, { id, customerId: customer, askedBy }, now).run()
  const [last] = await exportsOf(env.USERS_DB, customer)
  if (!last || last.id !== id) return last?.id ?? id
  const fact: UserFact = { type: 'data-export-asked', customer, export: id }
  await recordingFact(env.USERS_DB, customer, fact, now).run()
  return id
}

const SECTION: Readonly<Record<Section, (env: Env, person: Person) => Promise<unknown>>> = {
  account: (env, person) => ownAccounts(env.USERS_DB, person),
  waysIn: (env, person) => ownWaysIn(env.USERS_DB, person),
  sessions: (env, person) => ownSessions(env.USERS_DB, person),
  addresses: (env, person) => ownAddressRows(env.USERS_DB, person),
  paymentMethods: (env, person) => ownPaymentMethods(env.USERS_DB, person),
  record: (env, person) => ownRecords(env.USERS_DB, person),
  consents: (env, person) => ownConsents(env.USERS_DB, person),
  alerts: (env, person) => ownAlerts(env.USERS_DB, person),
  devices: (env, person) => ownDevices(env.USERS_DB, person),
  company: (env, person) => ownCompanies(env.USERS_DB, person),
  wishList: (env, person) => ownWishRows(env.USERS_DB, person),
  reviews: async (env, { customers, mails }) => {
    const found = await Promise.all([
      ...customers.map((customerId) => reviewsWrittenBy(env, { customerId })),
      ...mails.map((email) => reviewsWrittenBy(env, { email })),
    ])
    return [...new Map(found.flat().map((review) => [review.id, review])).values()]
  },
  orders: everyOrderOf,
  cart: async (env, { customers }) =>
    (await Promise.all(customers.map((one) => askOrder(env, one, 'cartsOf', one)))).flatMap(({ cart }) => cart ?? []),
  storedValue: (env, { customers, mails }) => ownStoredValues(env.TRANSACTIONS_DB, [...customers, ...mails]),
  messages: (env, person) => ownMessages(env.TRANSACTIONS_DB, namesOf(person)),
  events: (env, person) => ownFacts(env.USERS_DB, person),
  handledByStaff: (env, person) => ownAudit(env.USERS_DB, person),
  requests: (env, person) => ownRequests(env.USERS_DB, person),
}

/** Which tables each part of the file is from. */
const sources = Object.fromEntries(
  SECTIONS.map((section) => [
    section,
    PERSONAL_DATA.filter(({ given }) => given === section).map(({ store, table }) => `${store}.${table}`),
  ]),
)

/** What the file holds, part by part. Moments are ms since 1970, UTC; amounts are whole minor units. */
export const gather = async (env: Env, person: Person, now: number): Promise<Record<string, unknown>> => {
  const parts = await Promise.all(
    SECTIONS.map(async (section) => [section, await SECTION[section](env, person)] as const),
  )
  return { madeAt: now, format: 1, sources, ...Object.fromEntries(parts) }
}

/** Behind the queue; made twice it is made anew. @returns null where nobody is waiting for it any more */
export const makeExport = async (env: Env, id: ExportId, now: number): Promise<DataExport | null> => {
  const asked = await exportBy(env.USERS_DB, id)
  const person = asked && (await personOf(env.USERS_DB, asked.customerId))
  if (!asked || !person) return null
  if (asked.readyAt !== null) return asked
  await keepExportFile(env.MEDIA, id, JSON.stringify(await gather(env, person, now), null, 1))
  await exportReady(env.USERS_DB, id, now)
  return { ...asked, readyAt: now }
}

/** To its owner alone. @returns null where it is none of theirs, is not made yet, or has ended */
export const openExport = async (
  env: Env,
  customer: CustomerId,
  text: string,
  now: number,
): Promise<R2ObjectBody | null> => {
  const id = exportId(text)
  const known = id && (await exportBy(env.USERS_DB, id))
  if (!known || known.customerId !== customer || known.readyAt === null) return null
  return known.readyAt + EXPORT_KEPT_MS > now ? exportFile(env.MEDIA, known.id) : null
}

export const sweepExports = async (env: Env, now: number): Promise<void> => {
  const ended = await endedExports(env.USERS_DB, now)
  await removeExportFiles(env.MEDIA, ended)
  if (ended.length > 0) await forgetExports(env.USERS_DB, ended)
}
