/** What staff write down of customers: a note, tags, and whether somebody may sign in. */
import { z } from 'zod'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import { TAGS_MAX } from '#domain/customers/tags'
import { customerId, type CustomerId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { customerRecord, type CustomerRecord } from '#schema/users/customers/records'
import { disableCustomer, enableCustomer, saveNote } from '#schema/users/customers/record-state'
import { addingTags, removingTags, tagsOf } from '#schema/users/customers/tags'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'
import { id, lines, tags as tagsIn } from '../input.ts'

const permission = 'customers:change'

/** As many as a page has. */
export const PICKED_MAX = 100

export const knownCustomer = async (
  env: Pick<Env, 'USERS_DB'>,
  text: string,
): Promise<Result<CustomerRecord, { readonly code: 'customer-unknown' }>> => {
  const known = customerId(text)
  const record = known && (await customerRecord(env.USERS_DB, known))
  return record ? ok(record) : refuse({ code: 'customer-unknown' })
}

/** The log names whom, and never what was written: what it says stays for ever, and people may want to be forgotten. */
export const notingCustomer = command({
  name: 'customers:note',
  permission,
  input: z.strictObject({
    id,
    version: z.int().min(1).describe('Of the note that was read: one that was changed meanwhile is not written over.'),
    note: lines(NOTE_LENGTH_MAX).describe('Plain text for the staff alone; empty: none.').default(''),
  }),
  refusals: ['customer-unknown', 'customer-changed'],
  repeats: 'none',
  act: async ({ env }, { id: text, ...said }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, note } = found.value
    if (!(await saveNote(env.USERS_DB, customer, said))) return refuse({ code: 'customer-changed' })
    return ok({ customer, isNew: note !== said.note })
  },
  audit: (_, { customer, isNew }) => (isNew ? [{ subject: customer }] : []),
})

const tags = tagsIn(TAGS_MAX)

const had = (before: ReadonlyMap<CustomerId, readonly string[]>, id: CustomerId): ReadonlySet<string> =>
  new Set(before.get(id))

export const taggingCustomers = command({
  name: 'customers:tag',
  permission,
  input: z.strictObject({
    customers: z.array(id).min(1).max(PICKED_MAX),
    add: tags.describe('At most 100 letters each.'),
    remove: tags.describe('Those that somebody has not change nothing.'),
  }),
  refusals: ['customer-unknown', 'too-many-tags'],
  repeats: 'none',
  act: async ({ env }, { customers, add, remove }) => {
    const asked = [...new Set(customers)].map((text) => customerId(text))
    const ids = asked.flatMap((one) => one ?? [])
    const [records, before] = await Promise.all([
      Promise.all(ids.map((one) => customerRecord(env.USERS_DB, one))),
      tagsOf(env.USERS_DB, ids),
    ])
    if (ids.length < asked.length || records.includes(null)) return refuse({ code: 'customer-unknown' })
    const changed = ids.flatMap((one) => {
      const old = had(before, one)
      const now = new Set([...old, ...add])
      for (const gone of remove) now.delete(gone)
      return [{ id: one, now, isNew: now.size !== old.size || [...now].some((kept) => !old.has(kept)) }]
    })
    if (changed.some(({ now }) => now.size > TAGS_MAX)) return refuse({ code: 'too-many-tags' })
    const db = env.USERS_DB
    const statements = [
      ...addingTags(
        db,
        ids,
        add.filter((one) => !remove.includes(one)),
      ),
      ...removingTags(db, ids, remove),
    ]
    if (statements.length > 0) await db.batch(statements)
    return ok({ customers: ids, changed: changed.flatMap((one) => (one.isNew ? [one.id] : [])) })
  },
  audit: ({ add, remove }, { changed }) => changed.map((subject) => ({ subject, details: { add, remove } })),
})

/** Whether somebody may sign in: said twice it is said once. */
const keeping = (isOpen: boolean) =>
  command({
    name: isOpen ? 'customers:enable' : 'customers:disable',
    permission,
    input: z.strictObject({ id }),
    refusals: ['customer-unknown', 'customer-merged'],
    repeats: 'none',
    act: async ({ env, now }, { id: text }) => {
      const found = await knownCustomer(env, text)
      if (!found.ok) return found
      const { id: customer, mergedInto, disabledAt } = found.value
      if (mergedInto) return refuse({ code: 'customer-merged' })
      await (isOpen ? enableCustomer : disableCustomer)(env.USERS_DB, customer, now)
      return ok({ customer, isNew: (disabledAt === null) !== isOpen })
    },
    audit: (_, { customer, isNew }) => (isNew ? [{ subject: customer }] : []),
  })

/** Their sessions end with it. */
export const disablingCustomer = keeping(false)
export const enablingCustomer = keeping(true)
