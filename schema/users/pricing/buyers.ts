/** What of a customer decides a price: whose company they buy for, and which tags staff have given. */
import type { CustomerId } from '#domain/ids'
import type { Buyer } from '#domain/pricing/price-for'

/** In one query; a customer who is neither is left out. A company that is closed buys nothing. */
export const buyersOf = async (
  db: D1Database,
  customers: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, Buyer>> => {
  const { results } = await db
    .prepare(
      `SELECT n.value AS customer,
         (SELECT m.company_id FROM company_members m JOIN companies c ON c.id = m.company_id AND c.closed_at IS NULL
           WHERE m.customer_id = n.value) AS company,
         (SELECT json_group_array(t.tag) FROM customer_records r JOIN customer_tags t ON t.sequence = r.sequence
           WHERE r.customer_id = n.value) AS tags
       FROM json_each(?1) n`,
    )
    .bind(JSON.stringify(customers))
    .all<{ readonly customer: CustomerId; readonly company: Buyer['company']; readonly tags: string }>()
  const buyers = results.map(({ customer, company, tags }) => [customer, { company, tags: JSON.parse(tags) }] as const)
  return new Map(buyers.filter(([, { company, tags }]) => company !== null || tags.length > 0))
}
