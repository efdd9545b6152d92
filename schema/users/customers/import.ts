/** Customers of a file: who of them the shop has, and many written by few statements, together or not at all. */
import type { CustomerId } from '#domain/ids'
import type { Address } from '#domain/orders/address'
import { ADDRESSES_MAX } from './addresses.ts'
import { customerRecordsBy, type CustomerRecord } from './records.ts'

type Keys = { readonly ids: readonly string[]; readonly emails: readonly string[]; readonly phones: readonly string[] }

/** More than a slice of a file names, four times over. */
const FOUND_MAX = 2_000

/** Whoever has one of these ids, former ids, addresses or numbers. */
export const customersNamed = async (db: D1Database, { ids, emails, phones }: Keys): Promise<CustomerRecord[]> => {
  const { results } = await db
    .prepare(
      `SELECT id FROM customers WHERE id IN (SELECT value FROM json_each(?1))
       UNION SELECT id FROM customers WHERE email IN (SELECT value FROM json_each(?2))
       UNION SELECT id FROM customers WHERE phone_number IN (SELECT value FROM json_each(?3))
       UNION SELECT customer_id FROM customer_records WHERE former_id IN (SELECT value FROM json_each(?1))
       LIMIT ?4`,
    )
    .bind(JSON.stringify(ids), JSON.stringify(emails), JSON.stringify(phones), FOUND_MAX)
    .all<{ id: CustomerId }>()
  return customerRecordsBy(
    db,
    results.map(({ id }) => id),
  )
}

export type WrittenCustomer = Pick<
  CustomerRecord,
  | 'id'
  | 'name'
  | 'email'
  | 'phone'
  | 'language'
  | 'note'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'isTaxExempt'
  | 'takesSms'
  | 'formerId'
  | 'formerOrders'
  | 'formerSpent'
  | 'formerCurrency'
>

/** Those who are there already, under any of their keys, stay as they are. */
export const addingCustomers = (
  db: D1Database,
  all: readonly WrittenCustomer[],
  { run, now }: { readonly run: string; readonly now: number },
): D1PreparedStatement[] =>
  all.length === 0
    ? []
    : [
        db
          .prepare(
            `INSERT INTO customers (id, name, email, phone_number, language, created_at, updated_at)
             SELECT value ->> '$.id', value ->> '$.name', value ->> '$.email', value ->> '$.phone', value ->> '$.language', ?2, ?2
             FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
          )
          .bind(JSON.stringify(all), now),
        db
          .prepare(
            `UPDATE customer_records SET brought_by = ?2
             WHERE customer_id IN (SELECT value ->> '$.id' FROM json_each(?1)) AND former_id IS NULL AND brought_by IS NULL
               AND state = 'unproven'`,
          )
          .bind(JSON.stringify(all), run),
      ]

/** A note that is another has another version, so that nobody who has the old one before them writes over it. */
export const changingCustomers = (
  db: D1Database,
  all: readonly WrittenCustomer[],
  now: number,
): D1PreparedStatement[] =>
  all.length === 0
    ? []
    : [
        db
          .prepare(
            `UPDATE customers SET name = one.value ->> '$.name', email = one.value ->> '$.email',
               phone_number = one.value ->> '$.phone', updated_at = ?2
             FROM json_each(?1) AS one WHERE customers.id = one.value ->> '$.id'
               AND (name, coalesce(email, ''), coalesce(phone_number, '')) IS NOT
                 (one.value ->> '$.name', coalesce(one.value ->> '$.email', ''), coalesce(one.value ->> '$.phone', ''))`,
          )
          .bind(JSON.stringify(all), now),
        db
          .prepare(
            `UPDATE customer_records SET
               version = version + (note <> one.value ->> '$.note'), note = one.value ->> '$.note',
               first_name = one.value ->> '$.firstName', last_name = one.value ->> '$.lastName', company = one.value ->> '$.company',
               is_tax_exempt = one.value ->> '$.isTaxExempt', takes_sms = one.value ->> '$.takesSms',
               former_id = one.value ->> '$.formerId', former_orders = one.value ->> '$.formerOrders',
               former_spent = one.value ->> '$.formerSpent', former_currency = one.value ->> '$.formerCurrency'
             FROM json_each(?1) AS one WHERE customer_id = one.value ->> '$.id'`,
          )
          .bind(JSON.stringify(all)),
      ]

export type WrittenAddress = {
  readonly id: string
  readonly customer: CustomerId
  readonly address: Address
  /** 0: behind those that somebody has chosen. */
  readonly usedAt: number
}

export const addingAddresses = (db: D1Database, all: readonly WrittenAddress[]): D1PreparedStatement[] =>
  all.length === 0
    ? []
    : [
        db
          .prepare(
            `INSERT INTO customer_addresses (id, customer_id, address, used_at)
             SELECT value ->> '$.id', value ->> '$.customer', value -> '$.address', value ->> '$.usedAt' FROM json_each(?1)
             WHERE (SELECT count(*) FROM customer_addresses WHERE customer_id = value ->> '$.customer') < ?2
             ON CONFLICT DO NOTHING`,
          )
          .bind(JSON.stringify(all), ADDRESSES_MAX),
      ]

/** Each gets the tags that stand beside their id. */
export const addingTagsOfEach = (
  db: D1Database,
  all: readonly { readonly id: CustomerId; readonly tags: readonly string[] }[],
): D1PreparedStatement[] => {
  const pairs = all.flatMap(({ id, tags }) => tags.map((tag) => [id, tag]))
  if (pairs.length === 0) return []
  return [
    db
      .prepare(
        `INSERT INTO customer_tags (tag, sequence) SELECT one.value ->> 1, sequence
         FROM json_each(?1) AS one CROSS JOIN customer_records ON customer_id = one.value ->> 0 WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(JSON.stringify(pairs)),
  ]
}

/** In one go. */
const TAKEN_BACK_MAX = 500

/** Whom an import has made, and who have not signed in since: gone. @returns how many, and whether there may be more */
export const takeCustomersBack = async (
  db: D1Database,
  run: string,
): Promise<{ readonly gone: readonly CustomerId[]; readonly isLast: boolean }> => {
  const { results } = await db
    .prepare(
      `DELETE FROM customers WHERE id IN (
         SELECT customer_id FROM customer_records WHERE brought_by = ?1 AND state = 'unproven' LIMIT ?2) RETURNING id`,
    )
    .bind(run, TAKEN_BACK_MAX)
    .all<{ id: CustomerId }>()
  return { gone: results.map(({ id }) => id), isLast: results.length < TAKEN_BACK_MAX }
}

/** Who have come in by it and stay. */
export const broughtAndThere = async (db: D1Database, run: string): Promise<number> =>
  (await db
    .prepare(`SELECT count(*) AS people FROM customer_records WHERE brought_by = ?1`)
    .bind(run)
    .first<number>('people')) ?? 0
