/** What staff read of gift cards and store credit: all of them, one with its ledger, those of a customer, and whether both books agree. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { STORED_VALUE_STATES } from '#domain/stored-value/record'
import { entriesOf } from '#schema/transactions/stored-value/ledger'
import { accountTotals } from '#schema/transactions/stored-value/ledger'
import { owedInAll, recordsAfter, recordsListed } from '#schema/transactions/stored-value/list'
import { creditsIn } from '#schema/transactions/stored-value/records'
import { knownCustomer } from '../customers/record-commands.ts'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { knownValue } from './change.ts'
import { balanceAt, copyLedger, differencesIn } from './money.ts'

export const VALUES_LISTED = 50
/** Of a file: a page is one question to the store. */
const FILE_PAGE = 500
const permission = 'stored-value:see'

export const listingValues = question({
  name: 'stored-value:list',
  permission,
  input: z.object({
    kind: z.enum(['gift-card', 'store-credit']).optional(),
    state: z.enum(STORED_VALUE_STATES).optional(),
    q: z.string().max(200).default('').describe('The last four signs, a recipient, the name of an order, an id.'),
    before: z.coerce.number().int().min(0).optional().describe('`next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(FILE_PAGE).default(VALUES_LISTED),
  }),
  refusals: [],
  answer: async ({ env, now }, { kind = null, state = null, q, before = null, limit }) => {
    const filter = { kind, state, q: q.trim(), before, now, most: limit + 1 }
    const [found, owed] = await Promise.all([
      recordsListed(env.TRANSACTIONS_DB, filter),
      owedInAll(env.TRANSACTIONS_DB),
    ])
    const values = found.slice(0, limit)
    return ok({ values, owed, next: found.length > limit ? (values.at(-1)?.sequence ?? null) : null })
  },
})

export const readingValue = question({
  name: 'stored-value:read',
  permission,
  input: z.object({ id }),
  refusals: ['stored-value-unknown'],
  answer: async ({ env }, { id: of }) => {
    const found = await knownValue(env, of)
    if (!found.ok) return found
    const balance = await balanceAt(env, found.value.id)
    // Looked at, it is brought up to date: the copy may be behind what was paid a moment ago.
    if (balance.available + balance.held !== found.value.balance) await copyLedger(env, found.value.id)
    const entries = await entriesOf(env.TRANSACTIONS_DB, found.value.id)
    return ok({ value: { ...found.value, balance: balance.available + balance.held }, balance, entries })
  },
})

export const readingCredit = question({
  name: 'stored-value:credit',
  permission,
  input: z.object({ customer: id }),
  refusals: ['customer-unknown'],
  answer: async ({ env }, { customer }) => {
    const found = await knownCustomer(env, customer)
    if (!found.ok) return found
    const credits = await creditsIn(env.TRANSACTIONS_DB, found.value.id)
    return ok(
      await Promise.all(
        credits.map(async (value) => ({ value, entries: await entriesOf(env.TRANSACTIONS_DB, value.id) })),
      ),
    )
  },
})

/** Asked of the shards at one time. */
const CHECKED = 100

export const checkingLedger = question({
  name: 'stored-value:check',
  permission,
  input: z.object({ after: z.coerce.number().int().min(0).default(0).describe('`next` of the part before.') }),
  refusals: [],
  answer: async ({ env }, { after }) => {
    const records = await recordsAfter(env.TRANSACTIONS_DB, after, CHECKED)
    const [differences, accounts] = await Promise.all([differencesIn(env, records), accountTotals(env.TRANSACTIONS_DB)])
    const next = records.length === CHECKED ? (records.at(-1)?.sequence ?? null) : null
    return ok({ checked: records.length, differences, accounts, next })
  },
})
