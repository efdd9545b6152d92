/** Who saved which version of the settings, and when: the store of settings knows when, the audit log knows who. */
import type { SettingsGroup } from '#domain/settings/settings'
import { pastOf, type SettingsPast } from '#schema/products/settings/settings'
import { auditEntriesAt } from '#schema/users/customers/audit'
import { namesOf } from '#schema/users/customers/staff'
import type { Env } from '../../env.ts'

export type PastSettings = SettingsPast & {
  /** Their name; of somebody who has left the mail address; null when no member of staff did it. */
  readonly who: string | null
}

/** Versions of a group, the latest first. @param before a version, to read on behind it */
export const settingsHistory = async (
  { PRODUCTS_DB, USERS_DB }: Pick<Env, 'PRODUCTS_DB' | 'USERS_DB'>,
  group: SettingsGroup,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly PastSettings[]> => {
  const versions = await pastOf(PRODUCTS_DB, group, { before, limit })
  const moments = versions.map(({ savedAt }) => savedAt)
  const entries = moments.length > 0 ? await auditEntriesAt(USERS_DB, `settings:${group}`, moments) : []
  const names =
    entries.length > 0
      ? await namesOf(USERS_DB, [...new Set(entries.map(({ who }) => who))])
      : new Map<string, string>()
  return versions.map((one) => {
    const entry = entries.find(({ at, details }) => at === one.savedAt && details['version'] === one.version)
    return { ...one, who: entry ? (names.get(entry.who) ?? entry.who) : null }
  })
}
