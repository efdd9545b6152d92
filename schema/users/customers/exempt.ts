/** Who owes no tax, by what their record says. */
import type { CustomerId } from '#domain/ids'

export const exemptAmong = async (db: D1Database, ids: readonly CustomerId[]): Promise<ReadonlySet<CustomerId>> => {
  const { results } = await db
    .prepare(
      `SELECT customer_id AS id FROM customer_records
       WHERE is_tax_exempt = 1 AND customer_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<{ id: CustomerId }>()
  return new Set(results.map(({ id }) => id))
}

export const saveExemption = async (
  db: D1Database,
  id: CustomerId,
  { exempt, certificate }: { readonly exempt: boolean; readonly certificate: string },
): Promise<void> => {
  await db
    .prepare('UPDATE customer_records SET is_tax_exempt = ?2, tax_certificate = ?3 WHERE customer_id = ?1')
    .bind(id, Number(exempt), certificate)
    .run()
}
