/** Fields of the merchant's own, as the settings name them: what is said of one is told by its type, and what files bring is added. */
import type { Draft } from '#domain/catalog/draft'
import { metafieldsAfter, type MetafieldRefusal, type MetafieldType } from '#domain/catalog/metafields'
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import { DEFINITIONS_MAX, typesOf, type MetafieldDefinition } from '#domain/settings/metafields'
import { savedSettings, saveSettings } from '#schema/products/settings/settings'
import { purge } from '../../cache/purge.ts'
import { SETTINGS } from '../../cache/tags.ts'

type Types = ReadonlyMap<string, MetafieldType>
const GROUP = 'metafields'

const typesNow = async (db: D1Database): Promise<Types> =>
  typesOf((await savedSettings(db, [GROUP])).documents[GROUP] ?? { definitions: [] })

/** Each with its type, where nobody has said it; the settings are asked where there is something to say. */
export const typedAll = async <D extends Pick<Draft, 'metafields'>>(
  db: D1Database,
  drafts: readonly D[],
): Promise<readonly D[]> => {
  if (!drafts.some(({ metafields }) => metafields && Object.keys(metafields).length > 0)) return drafts
  const types = await typesNow(db)
  return drafts.map((draft) => typed(draft, types))
}

export const typedOne = async <D extends Pick<Draft, 'metafields'>>(db: D1Database, draft: D): Promise<D> =>
  (await typedAll(db, [draft]))[0] ?? draft

export const typed = <D extends Pick<Draft, 'metafields'>>(draft: D, types: Types): D =>
  draft.metafields
    ? {
        ...draft,
        metafields: Object.fromEntries(
          Object.entries(draft.metafields).map(([field, said]) => [
            field,
            said && { ...said, type: said.type ?? types.get(field) },
          ]),
        ),
      }
    : draft

/** Fields of a draft that do not fit; the others are taken. */
export const unfitIn = ({ metafields = {} }: Pick<Draft, 'metafields'>): readonly MetafieldRefusal[] =>
  metafieldsAfter({}, metafields, () => undefined).refused

/** Others may save the settings at the same moment. */
const ATTEMPTS = 5

/** What is new stands on the page of a product, as it did where it comes from. @returns those that were added */
export const addMetafields = async (
  db: D1Database,
  fields: readonly FileMetafield[],
  now: number,
  attempt = 1,
): Promise<readonly string[]> => {
  if (fields.length === 0) return []
  const saved = await savedSettings(db, [GROUP])
  const { definitions } = saved.documents[GROUP] ?? { definitions: [] }
  const known = new Set(definitions.map(({ field }) => field.toLowerCase()))
  const fresh = fields
    .filter(({ field }) => !known.has(field.toLowerCase()))
    .slice(0, DEFINITIONS_MAX - definitions.length)
    .map(({ field, name, type }): MetafieldDefinition => ({
      field,
      name: { en: name || field },
      type,
      shown: true,
      filterable: false,
    }))
  if (fresh.length === 0) return []
  const value = { definitions: [...definitions, ...fresh] }
  const isSaved = await saveSettings(db, [{ group: GROUP, value, basedOn: saved.versions[GROUP] ?? 0 }], now)
  if (isSaved) purge([SETTINGS])
  if (isSaved) return fresh.map(({ field }) => field)
  if (attempt === ATTEMPTS) throw new Error('the settings of fields are changed too often')
  return addMetafields(db, fields, now, attempt + 1)
}
