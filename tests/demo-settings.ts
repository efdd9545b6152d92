/** The settings of the demo shop, put into a store of a test as an import would. */
import { documents } from '#demo/settings'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { saveSettings } from '#schema/products/settings/settings'

export const saveDemoSettings = (db: D1Database): Promise<boolean> =>
  saveSettings(
    db,
    SETTINGS_GROUPS.map((group) => ({ group, value: documents[group], basedOn: 0 })),
    1,
  )
