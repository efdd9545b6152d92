/** Who buys for a company, and who may join it. What must hold is looked at by the statement that changes it. */
import {
  COMPANY_PEOPLE_MAX,
  INVITATION_MS,
  type Company,
  type CompanyId,
  type CompanyInvitation,
  type CompanyMember,
  type CompanyRole,
} from '#domain/customers/companies'
import type { CustomerId } from '#domain/ids'
import { companyIn, type CompanyRow } from './companies.ts'

/** Those who joined first stand first. */
export const membersOf = async (db: D1Database, company: CompanyId): Promise<CompanyMember[]> => {
  const { results } = await db
    .prepare(
      `SELECT customer_id AS customerId, coalesce(email, '') AS email, name, role, since
       FROM company_members JOIN customers ON customers.id = customer_id WHERE company_id = ?1 ORDER BY since, customer_id`,
    )
    .bind(company)
    .all<CompanyMember>()
  return results
}

export const invitationsOf = async (db: D1Database, company: CompanyId, now: number): Promise<CompanyInvitation[]> => {
  const { results } = await db
    .prepare(`SELECT email, role, at FROM company_invitations WHERE company_id = ?1 AND at > ?2 ORDER BY at, email`)
    .bind(company, now - INVITATION_MS)
    .all<CompanyInvitation>()
  return results
}

export type OwnCompany = { readonly company: Company; readonly role: CompanyRole }

/** For whom somebody buys; null for nobody. */
export const companyOf = async (db: D1Database, customer: CustomerId): Promise<OwnCompany | null> => {
  const row = await db
    .prepare(
      `SELECT id, companies.name, vat_id AS vatId, vat_check AS vatCheck, note, closed_at AS closedAt, version, role
       FROM company_members JOIN companies ON companies.id = company_id WHERE customer_id = ?1`,
    )
    .bind(customer)
    .first<CompanyRow<Company & { role: CompanyRole }>>()
  if (!row) return null
  const { role, ...company } = companyIn(row)
  return { company, role }
}

export type Invited = CompanyInvitation & { readonly company: CompanyId; readonly name: string }

/** What somebody with this address may accept. */
export const invitedTo = async (db: D1Database, email: string, now: number): Promise<Invited[]> => {
  const { results } = await db
    .prepare(
      `SELECT company_id AS company, name, email, role, at
       FROM company_invitations JOIN companies ON companies.id = company_id
       WHERE email = ?1 AND at > ?2 AND closed_at IS NULL ORDER BY at DESC`,
    )
    .bind(email, now - INVITATION_MS)
    .all<Invited>()
  return results
}

/** Whoever is invited again and again is written of it once a day. */
const WRITTEN_AGAIN_MS = 24 * 60 * 60_000

/**
 * Somebody may join, and is written of it by a trigger; whoever was invited before may join in the role that was said last, and is
 * written once more.
 *
 * @returns whether there was room
 */
export const invite = async (
  db: D1Database,
  company: CompanyId,
  { email, role }: Pick<CompanyInvitation, 'email' | 'role'>,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO company_invitations (company_id, email, role, at)
       SELECT ?1, ?2, ?3, ?4
       WHERE EXISTS (SELECT 1 FROM company_invitations WHERE company_id = ?1 AND email = ?2)
         OR (SELECT count(*) FROM company_members WHERE company_id = ?1)
           + (SELECT count(*) FROM company_invitations WHERE company_id = ?1 AND at > ?5) < ?6
       ON CONFLICT (company_id, email) DO UPDATE SET role = excluded.role, at = iif(at > ?7, at, excluded.at)`,
    )
    .bind(company, email, role, now, now - INVITATION_MS, COMPANY_PEOPLE_MAX, now - WRITTEN_AGAIN_MS)
    .run()
  return meta.changes > 0
}

export const withdrawInvitation = async (db: D1Database, company: CompanyId, email: string): Promise<boolean> => {
  const { meta } = await db
    .prepare(`DELETE FROM company_invitations WHERE company_id = ?1 AND email = ?2`)
    .bind(company, email)
    .run()
  return meta.changes > 0
}

/** @returns whether they buy for it now: not without an invitation, and not beside another company */
export const join = async (
  db: D1Database,
  company: CompanyId,
  { id, email }: { readonly id: CustomerId; readonly email: string },
  now: number,
): Promise<boolean> => {
  const [joined] = await db.batch([
    db
      .prepare(
        `INSERT INTO company_members (customer_id, company_id, role, since)
         SELECT ?2, company_id, role, ?4 FROM company_invitations JOIN companies ON companies.id = company_id
         WHERE company_id = ?1 AND email = ?3 AND at > ?5 AND closed_at IS NULL
         ON CONFLICT (customer_id) DO NOTHING`,
      )
      .bind(company, id, email, now, now - INVITATION_MS),
    db
      .prepare(
        `DELETE FROM company_invitations WHERE company_id = ?1 AND email = ?3
           AND EXISTS (SELECT 1 FROM company_members WHERE company_id = ?1 AND customer_id = ?2)`,
      )
      .bind(company, id, email),
  ])
  return (joined?.meta.changes ?? 0) > 0
}

/** Somebody else who can say who buys. */
const OTHER_ADMINISTRATOR = `EXISTS (SELECT 1 FROM company_members o
  WHERE o.company_id = ?1 AND o.customer_id <> ?2 AND o.role = 'administrator')`
const OTHERS = `EXISTS (SELECT 1 FROM company_members o WHERE o.company_id = ?1 AND o.customer_id <> ?2)`

/** @returns false where they are no member, or the last who could say who buys */
export const changeMember = async (
  db: D1Database,
  company: CompanyId,
  customer: CustomerId,
  role: CompanyRole,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `UPDATE company_members SET role = ?3
       WHERE company_id = ?1 AND customer_id = ?2
         AND (role <> 'administrator' OR ?3 = 'administrator' OR ${OTHER_ADMINISTRATOR})`,
    )
    .bind(company, customer, role)
    .run()
  return meta.changes > 0
}

/** @returns as `changeMember`; whoever is alone may go */
export const removeMember = async (db: D1Database, company: CompanyId, customer: CustomerId): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `DELETE FROM company_members
       WHERE company_id = ?1 AND customer_id = ?2
         AND (role <> 'administrator' OR ${OTHER_ADMINISTRATOR} OR NOT ${OTHERS})`,
    )
    .bind(company, customer)
    .run()
  return meta.changes > 0
}

export const isMember = async (db: D1Database, company: CompanyId, customer: CustomerId): Promise<boolean> =>
  (await db
    .prepare(`SELECT 1 AS there FROM company_members WHERE company_id = ?1 AND customer_id = ?2`)
    .bind(company, customer)
    .first('there')) !== null

/** Those that nobody can accept any more. */
export const forgetOldInvitations = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(`DELETE FROM company_invitations WHERE at <= ?1`)
    .bind(now - INVITATION_MS)
    .run()
}
