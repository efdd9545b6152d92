/** Who did what a fact tells of, where the audit log names no more than the act. */
import type { SavedAuditEntry } from '#schema/users/customers/audit'

/** The log says when the request came, the fact when it was done: the latest entry before it is of it. */
export const latestOf = (
  actions: string | readonly string[],
  at: number,
  auditEntries: readonly SavedAuditEntry[],
): string | undefined =>
  auditEntries
    .filter((entry) => [actions].flat().includes(entry.action) && entry.at <= at)
    .toSorted((one, other) => other.at - one.at)[0]?.who
