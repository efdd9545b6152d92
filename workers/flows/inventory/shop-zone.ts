/** By whose clocks days of stock are counted: those of the shop. */
import { savedSettings } from '#schema/products/settings/settings'

/** IANA; of a shop that has not said it, UTC. */
export const shopZone = async (db: D1Database): Promise<string> =>
  (await savedSettings(db, ['shop'])).documents.shop?.timeZone ?? 'UTC'
