/** The end of a session in which somebody of the staff was a customer. */
import { saveAuditEntry } from '#schema/users/customers/audit'
import type { Env } from '../../env.ts'
import type { Customer } from '../../http/customer.ts'

/** Written when somebody ends it; one that runs out has said its end when it began. */
export const noteImpersonationEnded = async (
  env: Pick<Env, 'USERS_DB'>,
  { id, impersonatedBy }: Pick<Customer, 'id' | 'impersonatedBy'>,
  now: number,
): Promise<void> => {
  if (impersonatedBy === null) return
  const entry = { who: impersonatedBy, action: 'customers:impersonation-ended', subject: id, details: {} }
  await saveAuditEntry(env.USERS_DB, entry, now)
}
