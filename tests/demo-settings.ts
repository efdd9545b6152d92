/** The settings of the demo shop, put into a store of a test as an import would. */
import { documents } from '#demo/settings'
import { SETTINGS_GROUPS, type SettingsDocuments } from '#domain/settings/settings'
import { saveSettings } from '#schema/products/settings/settings'

/** @param changed what the shop says otherwise */
export const saveDemoSettings = (db: D1Database, changed: Partial<SettingsDocuments> = {}): Promise<boolean> => {
  const all = { ...documents, ...changed }
  return saveSettings(
    db,
    SETTINGS_GROUPS.map((group) => ({ group, value: all[group], basedOn: 0 })),
    1,
  )
}
