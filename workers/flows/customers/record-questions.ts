/** What staff read of customers: lists of them, and all that the shop has of one. */
import { z } from 'zod'
import { CUSTOMER_HEADER } from '#domain/customers/file'
import { CUSTOMER_VIEWS } from '#domain/customers/record'
import { TAG_LENGTH_MAX } from '#domain/customers/tags'
import { ok } from '#domain/result'
import { messagesTo } from '#schema/transactions/notifications/messages'
import { boughtBy, ordersBy, peopleOfOrders, type Bought } from '#schema/transactions/orders/orders-by-person'
import { creditsIn } from '#schema/transactions/stored-value/records'
import { addressesOf, firstAddresses } from '#schema/users/customers/addresses'
import { auditEntriesOf } from '#schema/users/customers/audit'
import {
  countCustomers,
  customerRecordsBy,
  customersPage,
  customersWho,
  mergedInto,
  personsOf,
  type CustomerRecord,
  type CustomerRow,
} from '#schema/users/customers/records'
import { waysIn } from '#schema/users/customers/record-state'
import { tagsInUse, tagsOf } from '#schema/users/customers/tags'
import { consentHistory, consentsOf } from '#schema/users/notifications/consents'
import { suppressionOf } from '#schema/users/notifications/suppressions'
import { countReviewsBy } from '#schema/users/reviews/reviewers'
import type { Env } from '../../env.ts'
import { question } from '../question.ts'
import { ownCurrencyFresh } from '../settings/settings.ts'
import { id } from '../input.ts'
import { customerRowsAfter } from './export-rows.ts'
import { knownCustomer } from './record-commands.ts'

const permission = 'customers:see'

export const customersNarrowed = {
  view: z
    .enum(CUSTOMER_VIEWS)
    .default('all')
    .describe('`newsletter`: may be written new things; `unproven`: no address of theirs is proven.'),
  q: z
    .string()
    .max(200)
    .default('')
    .describe('Beginnings of words: name, mail address, telephone; or the name of an order, a tracking number.'),
  tag: z.string().max(TAG_LENGTH_MAX).default(''),
}

export type ListedCustomer = CustomerRow & {
  readonly tags: readonly string[]
  /** By currency; once for their account and once for their orders as a guest. */
  readonly bought: readonly Bought[]
  readonly place: { readonly city: string; readonly country: string } | null
}

/** A number of an order or a parcel has a digit in it; a name has none, and is not looked for among the orders. */
const couldNameOrder = (typed: string): boolean => /\p{Nd}/u.test(typed)

const withAll = async (env: Env, rows: readonly CustomerRow[]): Promise<ListedCustomer[]> => {
  const ids = rows.map((row) => row.id)
  const persons = await personsOf(env.USERS_DB, rows)
  const [tags, bought, places] = await Promise.all([
    tagsOf(env.USERS_DB, ids),
    boughtBy(env.TRANSACTIONS_DB, [...persons.values()].flat()),
    firstAddresses(env.USERS_DB, ids),
  ])
  return rows.map((row) => ({
    ...row,
    tags: tags.get(row.id) ?? [],
    bought: bought.filter(({ person }) => persons.get(row.id)?.includes(person)),
    place: places.get(row.id) ?? null,
  }))
}

/** The newest first. On the first page of a search stand those first whose orders are found by it. */
export const listingCustomers = question({
  name: 'customers:list',
  permission,
  input: z.object({
    ...customersNarrowed,
    cursor: z
      .object({ towards: z.enum(['older', 'newer']), sequence: z.number() })
      .nullable()
      .default(null),
  }),
  refusals: [],
  answer: async ({ env }, { view, q, tag, cursor }) => {
    const filter = { view, tag, search: q.trim() }
    const isByOrder = cursor === null && view === 'all' && tag === '' && couldNameOrder(q)
    const [page, count, people] = await Promise.all([
      customersPage(env.USERS_DB, filter, cursor),
      countCustomers(env.USERS_DB, filter),
      isByOrder ? peopleOfOrders(env.TRANSACTIONS_DB, q) : [],
    ])
    const byOrder = await customersWho(env.USERS_DB, {
      ids: people.filter((one) => !one.includes('@')),
      emails: people.filter((one) => one.includes('@')),
    })
    const there = new Set(page.rows.map((row) => row.id))
    const others = byOrder.filter((row) => !there.has(row.id))
    const customers = await withAll(env, [...others, ...page.rows])
    return ok({ customers, newer: page.newer, older: page.older, count: count + others.length, last: page.rows })
  },
})

/** As rows of the file, with its header on the first page. */
export const exportingCustomers = question({
  name: 'customers:export',
  permission,
  input: z.object({ ...customersNarrowed, after: z.coerce.number().int().min(0).optional() }),
  refusals: [],
  answer: async ({ env, now }, { view, q, tag, after = null }) => {
    const filter = { view, tag, search: q.trim() }
    const { rows, next } = await customerRowsAfter(env, filter, after, await ownCurrencyFresh(env, now))
    return ok({ rows: after === null ? [[...CUSTOMER_HEADER], ...rows] : rows, next })
  },
})

/** For whoever chooses one. */
export const listingTags = question({
  name: 'customers:tags',
  permission,
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await tagsInUse(env.USERS_DB)),
})

export const ORDERS_SHOWN = 20
const MESSAGES_SHOWN = 20
const LINES_SHOWN = 50

/** All people that a customer is: those who were merged into them, too. */
const peopleIn = async (env: Env, record: CustomerRecord): Promise<CustomerRecord[]> => {
  const others = await mergedInto(env.USERS_DB, record.id)
  return [record, ...(await customerRecordsBy(env.USERS_DB, others))]
}

export const readingCustomer = question({
  name: 'customers:read',
  permission,
  input: z.object({
    id,
    before: z.coerce.number().int().min(0).optional().describe('Orders that were placed before that moment, ms.'),
  }),
  refusals: ['customer-unknown'],
  answer: async ({ env, now }, { id: text, before = null }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const record = found.value
    const people = await peopleIn(env, record)
    const persons = people.flatMap((one) => (one.email ? [one.id, one.email] : [one.id]))
    const ids = people.map((one) => one.id)
    const emails = people.flatMap(({ email }) => email ?? [])
    const { USERS_DB, TRANSACTIONS_DB } = env
    const { email } = record
    const [tags, ways, addresses, consents, history, suppression, reviews, log, bought, orders, messages, credits] =
      await Promise.all([
        tagsOf(USERS_DB, [record.id]),
        waysIn(USERS_DB, record.id, now),
        addressesOf(USERS_DB, record.id),
        email ? consentsOf(USERS_DB, email) : [],
        email ? consentHistory(USERS_DB, email) : [],
        email ? suppressionOf(USERS_DB, email, 'mail') : null,
        countReviewsBy(USERS_DB, { customers: ids, emails }),
        auditEntriesOf(USERS_DB, record.id, LINES_SHOWN),
        boughtBy(TRANSACTIONS_DB, persons),
        ordersBy(TRANSACTIONS_DB, persons, before, ORDERS_SHOWN),
        messagesTo(TRANSACTIONS_DB, { customers: ids, recipients: emails }, MESSAGES_SHOWN),
        creditsIn(TRANSACTIONS_DB, record.id),
      ])
    return ok({
      record,
      merged: people.slice(1),
      tags: tags.get(record.id) ?? [],
      ways,
      addresses,
      consents,
      history,
      suppression,
      reviews,
      log,
      bought,
      orders,
      messages,
      credits,
    })
  },
})

type Answer<Q> = Q extends { readonly answer: (...args: never[]) => Promise<infer R> } ? R : never
export type CustomerProfile = Extract<Answer<typeof readingCustomer>, { readonly ok: true }>['value']
