/** All settings of a shop as one file: whose they are, and in which format they are written. */
import type { ShopId } from '../ids.ts'
import { refuse, ok, type Result } from '../result.ts'
import type { SettingsDocuments } from './settings.ts'

/** Grows when a file of before could no longer be read as it was meant. */
export const SETTINGS_FORMAT = 1

export type SettingsFile = {
  readonly format: number
  /** The shop that wrote it. */
  readonly shop: ShopId
  /** The version of its settings then. */
  readonly version: number
  /** Groups that are missing are left as they are. */
  readonly settings: { readonly [G in keyof SettingsDocuments]?: SettingsDocuments[G] }
}

/** What whoever imports has said they mean. */
export type ImportConsent = {
  /** The file is another shop's, and this one takes its settings over; it keeps its own id. */
  readonly anotherShop: boolean
}

export type FileRefusal =
  | { readonly code: 'settings-format-newer'; readonly format: number; readonly formatMax: number }
  | { readonly code: 'settings-of-another-shop'; readonly shop: ShopId; readonly own: ShopId }

/** @param own the id of the shop that imports; empty: it has no settings yet, and becomes the shop of the file */
export const checkFile = (
  { format, shop }: Pick<SettingsFile, 'format' | 'shop'>,
  own: ShopId | '',
  { anotherShop }: ImportConsent,
): Result<null, FileRefusal> => {
  if (format > SETTINGS_FORMAT) return refuse({ code: 'settings-format-newer', format, formatMax: SETTINGS_FORMAT })
  if (own !== '' && shop !== own && !anotherShop) return refuse({ code: 'settings-of-another-shop', shop, own })
  return ok(null)
}
