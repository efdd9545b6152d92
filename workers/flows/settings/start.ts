/** A shop begins: its first settings are saved together, and only where there are none yet. */
import { newShopId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import type { SettingsIssue } from '#domain/settings/check'
import { checkSettings, type SettingsGroup } from '#domain/settings/settings'
import { firstDocuments, type FirstWords } from '#domain/settings/start'
import { saveSettings, type SettingsChange } from '#schema/products/settings/settings'
import type { Env } from '../../env.ts'
import { openPlaces, type ChangedSettings, type InvalidSettings, type SavedGroup } from './change.ts'
import { world } from './world.ts'

export const startShop = async (
  env: Env,
  words: FirstWords,
  now: number,
): Promise<Result<readonly SavedGroup[], InvalidSettings | ChangedSettings>> => {
  const documents = firstDocuments(words, newShopId(crypto.getRandomValues(new Uint8Array(16))))
  const groups = Object.keys(documents) as (keyof typeof documents & SettingsGroup)[]
  const issues = groups.flatMap((group): SettingsIssue[] =>
    checkSettings(group, documents[group], world).map(({ path, code }) => ({ path: `${group}.${path}`, code })),
  )
  if (issues.length > 0) return refuse({ code: 'settings-invalid', issues })
  const changes: SettingsChange[] = groups.map((group) => ({ group, value: documents[group], basedOn: 0 }))
  if (!(await saveSettings(env.PRODUCTS_DB, changes, now))) {
    return refuse({ code: 'settings-changed', group: 'shop', version: 1 })
  }
  await openPlaces(env, documents.locations)
  return ok(groups.map((group) => ({ group, version: 1 })))
}
