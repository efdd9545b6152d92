/** Companies, as staff keep them. Who buys for them stands in company-members.ts. */
import type { Company, CompanyId } from '#domain/customers/companies'
import type { VatCheck } from '#domain/tax/vat-id'

const COLUMNS = 'id, name, vat_id AS vatId, vat_check AS vatCheck, note, closed_at AS closedAt, version'

/** As a row has it. */
export type CompanyRow<T extends Company = Company> = Omit<T, 'vatCheck'> & { readonly vatCheck: string | null }

export const companyIn = <T extends Company>(row: CompanyRow<T>): T =>
  ({ ...row, vatCheck: row.vatCheck === null ? null : (JSON.parse(row.vatCheck) as VatCheck) }) as T

export const companyBy = async (db: D1Database, id: CompanyId): Promise<Company | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM companies WHERE id = ?1`).bind(id).first<CompanyRow>()
  return row && companyIn(row)
}

export type ListedCompany = Company & { readonly members: number; readonly invited: number }

/** Above every name that begins with the one before it. */
const BEHIND = '\u{10ffff}'

/**
 * By name, those that are closed among them.
 *
 * @param found the beginning of a name; empty: all
 * @param vatId the same as a whole number, as it is kept
 * @param after a name and an id: where the page before has ended
 */
export const companiesListed = async (
  db: D1Database,
  {
    found,
    vatId,
    after,
    most,
  }: {
    readonly found: string
    readonly vatId: string
    readonly after: readonly [string, string] | null
    readonly most: number
  },
): Promise<ListedCompany[]> => {
  const [name, id] = after ?? ['', '']
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS},
         (SELECT count(*) FROM company_members m WHERE m.company_id = companies.id) AS members,
         (SELECT count(*) FROM company_invitations i WHERE i.company_id = companies.id) AS invited
       FROM companies
       WHERE (name COLLATE NOCASE, id) > (?1, ?2)
         AND (?3 = '' OR (name COLLATE NOCASE >= ?3 AND name COLLATE NOCASE < ?4) OR (vat_id <> '' AND vat_id = ?5))
       ORDER BY name COLLATE NOCASE, id LIMIT ?6`,
    )
    .bind(name, id, found, found + BEHIND, vatId, most)
    .all<CompanyRow<ListedCompany>>()
  return results.map((row) => companyIn(row))
}

/** The same again is the same: whoever sends it twice has made one. */
export const addCompany = async (
  db: D1Database,
  { id, name, vatId, vatCheck, note }: Company,
  now: number,
): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO companies (id, name, vat_id, note, created_at, vat_check) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(id, name, vatId, note, now, vatCheck && JSON.stringify(vatCheck))
    .run()
}

/** @returns whether it still was the version that was seen */
export const changeCompany = async (
  db: D1Database,
  { id, name, vatId, vatCheck, note, closedAt }: Company,
  version: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE companies SET name = ?3, vat_id = ?4, note = ?5, closed_at = ?6, vat_check = ?7, version = version + 1
       WHERE id = ?1 AND version = ?2`,
    )
    .bind(id, version, name, vatId, note, closedAt, vatCheck && JSON.stringify(vatCheck))
    .run()
  return meta.changes > 0
}

/** @param names ids, and names as they are written @returns those that there are; several may have one name */
export const companiesCalled = async (
  db: D1Database,
  names: readonly string[],
): Promise<readonly Pick<Company, 'id' | 'name'>[]> => {
  if (names.length === 0) return []
  const wanted = '(SELECT value FROM json_each(?1))'
  const { results } = await db
    .prepare(`SELECT id, name FROM companies WHERE id IN ${wanted} OR name COLLATE NOCASE IN ${wanted}`)
    .bind(JSON.stringify(names))
    .all<Pick<Company, 'id' | 'name'>>()
  return results
}
