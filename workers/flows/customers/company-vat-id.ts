/** The VAT id of a company: by staff, and by its own administrators; looked over and asked for at its register by one rule. */
import { repairVatId, type Company } from '#domain/customers/companies'
import type { CustomerId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import type { VatIdRefusal } from '#domain/tax/vat-id'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { changeCompany } from '#schema/users/customers/companies'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'
import { checkVatId } from '../tax/vat-ids.ts'
import { asAdministrator, type NotTheirs } from './companies.ts'

type Given = { readonly vatId: string }

/** A number that stays as it is is not asked for again, unless its register could not say. */
export const withVatCheck = async <G extends Given>(env: Env, given: G, before: Company | null, now: number) => {
  const said = before?.vatCheck
  if (before && said && said.state !== 'unknown' && before.vatId === given.vatId)
    return ok({ ...given, vatCheck: said })
  const settings = await settingsFresh(env, now)
  const checked = await checkVatId(env, settings, { typed: given.vatId, country: '' }, now)
  return checked.ok ? ok({ ...given, vatId: checked.value.vatId, vatCheck: checked.value.check }) : checked
}

/** In the audit log, where it stands beside what staff did to the company. */
const CHANGED = 'customers:company-vat-id'

export type OwnVatIdRefusal =
  | VatIdRefusal
  | NotTheirs
  | { readonly code: 'company-closed' }
  | { readonly code: 'company-changed'; readonly version: number }

/** @param typed as an administrator of the company wrote it; empty: it has none any more */
export const changeOwnVatId = (
  env: Env,
  customer: CustomerId,
  typed: string,
  now: number,
): Promise<Result<Company, OwnVatIdRefusal>> =>
  asAdministrator(env, customer, async (company): Promise<Result<Company, OwnVatIdRefusal>> => {
    if (company.closedAt !== null) return refuse({ code: 'company-closed' })
    const checked = await withVatCheck(env, { vatId: repairVatId(typed) }, company, now)
    if (!checked.ok) return checked
    const after: Company = { ...company, ...checked.value, version: company.version + 1 }
    if (after.vatId === company.vatId && after.vatCheck === company.vatCheck) return ok(company)
    // The tax of all its orders follows from it: who changes it in the same moment is asked to look again.
    if (!(await changeCompany(env.USERS_DB, after, company.version)))
      return refuse({ code: 'company-changed', version: company.version })
    const details = { before: company.vatId, after: after.vatId, state: after.vatCheck?.state ?? null }
    await saveAuditEntry(env.USERS_DB, { who: customer, action: CHANGED, subject: company.id, details }, now)
    return ok(after)
  })
