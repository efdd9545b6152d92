/** Addresses that customers keep. */
import type { CustomerId } from '#domain/ids'
import type { Address } from '#domain/orders/address'

export type KeptAddress = { readonly id: string; readonly address: Address }

/** More than anybody sends to; each is a line of a page. */
export const ADDRESSES_MAX = 20

/** The one that was chosen last is the first. */
export const addressesOf = async (db: D1Database, customer: CustomerId): Promise<KeptAddress[]> => {
  const { results } = await db
    .prepare(`SELECT id, address FROM customer_addresses WHERE customer_id = ?1 ORDER BY used_at DESC, id LIMIT ?2`)
    .bind(customer, ADDRESSES_MAX)
    .all<{ id: string; address: string }>()
  return results.map(({ id, address }) => ({ id, address: JSON.parse(address) as Address }))
}

/** Adds one, or changes it; one of somebody else stays as it is. The bound is looked at by the statement itself. */
export const saveAddress = async (
  db: D1Database,
  customer: CustomerId,
  { id, address }: KeptAddress,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO customer_addresses (id, customer_id, address, used_at)
       SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM customer_addresses WHERE id = ?1)
         OR (SELECT count(*) FROM customer_addresses WHERE customer_id = ?2) < ?5
       ON CONFLICT (id) DO UPDATE SET address = excluded.address WHERE customer_id = excluded.customer_id`,
    )
    .bind(id, customer, JSON.stringify(address), now, ADDRESSES_MAX)
    .run()
  return meta.changes > 0
}

/** @returns whether they have it */
export const chooseAddress = async (
  db: D1Database,
  customer: CustomerId,
  id: string,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(`UPDATE customer_addresses SET used_at = ?3 WHERE id = ?1 AND customer_id = ?2`)
    .bind(id, customer, now)
    .run()
  return meta.changes > 0
}

/** @returns whether they had it */
export const removeAddress = async (db: D1Database, customer: CustomerId, id: string): Promise<boolean> => {
  const { meta } = await db
    .prepare(`DELETE FROM customer_addresses WHERE id = ?1 AND customer_id = ?2`)
    .bind(id, customer)
    .run()
  return meta.changes > 0
}

/** By customer; the one that was chosen last is the first. */
export const addressesOfMany = async (
  db: D1Database,
  customers: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, readonly KeptAddress[]>> => {
  const all = new Map<CustomerId, KeptAddress[]>()
  if (customers.length === 0) return all
  const { results } = await db
    .prepare(
      `SELECT customer_id AS customer, id, address FROM customer_addresses
       WHERE customer_id IN (SELECT value FROM json_each(?1)) ORDER BY used_at DESC, id`,
    )
    .bind(JSON.stringify(customers))
    .all<{ customer: CustomerId; id: string; address: string }>()
  for (const { customer, id, address } of results)
    all.set(customer, [...(all.get(customer) ?? []), { id, address: JSON.parse(address) as Address }])
  return all
}

/** Where they live, by the address that was chosen last; nothing of those who keep none. */
export const firstAddresses = async (
  db: D1Database,
  customers: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, Pick<Address, 'city' | 'country'>>> => {
  if (customers.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT customer_id AS id, max(used_at) AS usedAt, address ->> '$.city' AS city, address ->> '$.country' AS country
       FROM customer_addresses WHERE customer_id IN (SELECT value FROM json_each(?1)) GROUP BY customer_id`,
    )
    .bind(JSON.stringify(customers))
    .all<{ id: CustomerId; city: string; country: string }>()
  return new Map(results.map(({ id, city, country }) => [id, { city, country }]))
}
