/** Settings are changed group by group, or all at once from a file; what is refused has changed nothing. */
import type { z } from 'zod'
import { same } from '#domain/same'
import { locationId, newShopId, shopId, type ShopId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import type { SettingsIssue } from '#domain/settings/check'
import {
  checkFile,
  SETTINGS_FORMAT,
  type FileRefusal,
  type ImportConsent,
  type SettingsFile,
} from '#domain/settings/file'
import {
  checkSettings,
  isSettingsGroup,
  SETTINGS_GROUPS,
  type SettingsDocuments,
  type SettingsGroup,
} from '#domain/settings/settings'
import { relistMetafields } from '#schema/products/catalog/option-statements'
import {
  savedSettings,
  saveSettings,
  type SavedSettings,
  type SettingsChange,
} from '#schema/products/settings/settings'
import type { Env } from '../../env.ts'
import { savePlace } from '../inventory/stock.ts'
import { followChange } from '../pricing/follow.ts'
import { cleaned } from './cleaned.ts'
import { SETTINGS_SCHEMAS, SettingsEnvelope } from './documents.ts'
import { world } from './world.ts'

/** The field, as a path from its document; in words where the shape itself is wrong. */
type Issue = SettingsIssue | { readonly path: string; readonly code: 'shape'; readonly problem: string }
export type InvalidSettings = { readonly code: 'settings-invalid'; readonly issues: readonly Issue[] }
/** Somebody has saved meanwhile: theirs is read first. */
export type ChangedSettings = {
  readonly code: 'settings-changed'
  readonly group: SettingsGroup
  readonly version: number
}

export type SavedGroup = { readonly group: SettingsGroup; readonly version: number }

/** Stock can stand where the settings say: every shard learns of it. Said again it changes nothing. */
export const openPlaces = async (env: Env, { locations }: SettingsDocuments['locations']): Promise<void> => {
  for (const { id, priority } of locations) {
    const place = locationId(id)
    if (place) await savePlace(env, { id: place, priority })
  }
}

/** Those that say something new; the rest is there already, and keeps its version. */
const changesTo = (saved: SavedSettings, documents: Partial<SettingsDocuments>): SettingsChange[] =>
  SETTINGS_GROUPS.flatMap((group) => {
    const value = documents[group]
    if (!value || same(value, saved.documents[group])) return []
    return [{ group, value, basedOn: saved.versions[group] ?? 0 }]
  })

const shapeIssues = ({ issues }: z.ZodError): Issue[] =>
  issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    if (issue.code === 'too_big' && issue.origin === 'string') return { path, code: 'too-long' }
    return { path, code: 'shape', problem: issue.message }
  })

/** In its shape, by the rules, and made safe; or all that is wrong with it. */
const readDocument = <G extends SettingsGroup>(
  group: G,
  value: unknown,
): Result<SettingsDocuments[G], InvalidSettings> => {
  const read = SETTINGS_SCHEMAS[group].safeParse(value)
  if (!read.success) return refuse({ code: 'settings-invalid', issues: shapeIssues(read.error) })
  const document = read.data as SettingsDocuments[G]
  const issues = checkSettings(group, document, world)
  return issues.length > 0 ? refuse({ code: 'settings-invalid', issues }) : ok(cleaned(group, document))
}

/** @param basedOn the version that was changed; 0: none was saved yet */
export const saveGroup = async (
  env: Env,
  { group, value, basedOn }: { readonly group: SettingsGroup; readonly value: unknown; readonly basedOn: number },
  now: number,
): Promise<Result<SavedGroup, InvalidSettings | ChangedSettings>> => {
  const read = readDocument(group, value)
  if (!read.ok) return read
  const saved = await savedSettings(env.PRODUCTS_DB, [group, 'shop'])
  const own = saved.documents.shop?.id || newShopId(crypto.getRandomValues(new Uint8Array(16)))
  const document = withOwn(group, read.value, own)
  const version = saved.versions[group] ?? 0
  const isThere = same(document, saved.documents[group])
  if (!isThere && version !== basedOn) return refuse({ code: 'settings-changed', group, version })
  const written = isThere || (await saveSettings(env.PRODUCTS_DB, [{ group, value: document, basedOn }], now))
  if (!written) return refuse({ code: 'settings-changed', group, version: basedOn + 1 })
  if (group === 'locations') await openPlaces(env, document as SettingsDocuments['locations'])
  if (group === 'metafields') await relistMetafields(env.PRODUCTS_DB)
  if (group === 'markets') await followChange(env, now)
  return ok({ group, version: isThere ? version : basedOn + 1 })
}

/** The shop's own id is never taken from outside. */
const withOwn = <G extends SettingsGroup>(group: G, document: SettingsDocuments[G], own: ShopId) =>
  (group === 'shop' ? { ...document, id: own } : document) as SettingsDocuments[G]

/** Whose file it is decides whether it is taken at all. */
const NO_SHOP: Issue = {
  path: 'shop',
  code: 'shape',
  problem: 'This is no id of a shop: one is `shop_` and 16 small letters or digits. Leave it as it was exported.',
}

export type ImportRefusal =
  | InvalidSettings
  | FileRefusal
  | { readonly code: 'settings-changed'; readonly group: SettingsGroup | null; readonly version: number }

/** Every document of the file; or all that is wrong in any of them. */
const documentsIn = (
  settings: Readonly<Record<string, unknown>>,
): Result<Partial<SettingsDocuments>, InvalidSettings> => {
  const issues: Issue[] = []
  const documents = new Map<SettingsGroup, unknown>()
  for (const [group, value] of Object.entries(settings)) {
    if (!isSettingsGroup(group)) {
      issues.push({ path: group, code: 'shape', problem: 'No group of the settings has this name.' })
      continue
    }
    const read = readDocument(group, value)
    if (read.ok) documents.set(group, read.value)
    else issues.push(...read.refusal.issues.map((issue) => ({ ...issue, path: `${group}.${issue.path}` })))
  }
  return issues.length > 0
    ? refuse({ code: 'settings-invalid', issues })
    : ok(Object.fromEntries(documents) as Partial<SettingsDocuments>)
}

/** @returns the groups that say something else now, with their versions */
export const importSettings = async (
  env: Env,
  { file, ...consent }: { readonly file: unknown } & ImportConsent,
  now: number,
): Promise<Result<{ readonly changed: readonly SavedGroup[] }, ImportRefusal>> => {
  const envelope = SettingsEnvelope.safeParse(file)
  if (!envelope.success) return refuse({ code: 'settings-invalid', issues: shapeIssues(envelope.error) })
  const { shop, settings } = envelope.data
  if (!shopId(shop)) return refuse({ code: 'settings-invalid', issues: [NO_SHOP] })
  const saved = await savedSettings(env.PRODUCTS_DB, SETTINGS_GROUPS)
  const own = saved.documents.shop?.id ?? ''
  const allowed = checkFile(envelope.data, own, consent)
  if (!allowed.ok) return allowed
  const read = documentsIn(settings)
  if (!read.ok) return read
  const documents = read.value.shop
    ? { ...read.value, shop: withOwn('shop', read.value.shop, own === '' ? shop : own) }
    : read.value
  const changes = changesTo(saved, documents)
  if (changes.length > 0 && !(await saveSettings(env.PRODUCTS_DB, changes, now)))
    return refuse({ code: 'settings-changed', group: null, version: saved.number })
  if (documents.locations) await openPlaces(env, documents.locations)
  if (documents.metafields) await relistMetafields(env.PRODUCTS_DB)
  if (documents.markets) await followChange(env, now)
  return ok({ changed: changes.map(({ group, basedOn }) => ({ group, version: basedOn + 1 })) })
}

export type ExportRefusal = { readonly code: 'settings-empty' }

/** All that was saved, as a file that this shop and an empty one take as it is. */
export const exportSettings = async (env: Pick<Env, 'PRODUCTS_DB'>): Promise<Result<SettingsFile, ExportRefusal>> => {
  const { documents, number } = await savedSettings(env.PRODUCTS_DB, SETTINGS_GROUPS)
  if (!documents.shop) return refuse({ code: 'settings-empty' })
  return ok({ format: SETTINGS_FORMAT, shop: documents.shop.id, version: number, settings: documents })
}
