/** Fields of the merchant's own, as the settings name them: what is said of one is told by its type, and what files bring is added. */
import type { Draft } from '#domain/catalog/draft'
import {
  metafieldsAfter,
  type MetafieldRefusal,
  type Metafields,
  type MetafieldsDraft,
  type MetafieldType,
} from '#domain/catalog/metafields'
import { namedIn, newlyNamed, type Named } from '#domain/catalog/references'
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import { own } from '#domain/own'
import { DEFINITIONS_MAX, typesOf, type MetafieldDefinition } from '#domain/settings/metafields'
import { missingAmong } from '#schema/products/catalog/references'
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

/** A field that names something, and the shop has no such thing. */
export type Unnamed = Named & { readonly field: string }
export type ReferenceUnknown = Unnamed & { readonly code: 'metafield-reference-unknown' }

/** What an editor names has to be there, also as a draft; what was named before may have gone meanwhile. */
export const unknownReference = async (
  db: D1Database,
  before: Metafields,
  said: MetafieldsDraft | undefined,
): Promise<ReferenceUnknown | undefined> => {
  if (!said) return undefined
  const { metafields } = metafieldsAfter(before, said, (field) => own(before, field)?.type)
  const [missing] = await missingAmong(db, newlyNamed(before, metafields, said))
  return missing && { code: 'metafield-reference-unknown', ...missing }
}

/** The same of many edits at once, for one question. */
export const namesNobody = async (db: D1Database, edits: readonly Pick<Draft, 'metafields'>[]) => {
  const named = edits.flatMap(({ metafields = {} }) =>
    namedIn(metafieldsAfter({}, metafields, () => undefined).metafields),
  )
  const missing = new Set((await missingAmong(db, named)).map(({ kind, handle }) => `${kind}/${handle}`))
  return (before: Metafields, said: MetafieldsDraft | undefined): ReferenceUnknown | undefined => {
    if (!said || missing.size === 0) return undefined
    const { metafields } = metafieldsAfter(before, said, (field) => own(before, field)?.type)
    const one = newlyNamed(before, metafields, said).find(({ kind, handle }) => missing.has(`${kind}/${handle}`))
    return one && { code: 'metafield-reference-unknown', ...one }
  }
}

/** What each of these drafts names and the shop has not, nor are it the drafts themselves: a file may bring it later. */
export const unnamedIn = async (
  db: D1Database,
  drafts: readonly (Pick<Draft, 'metafields' | 'handle'> | undefined)[],
): Promise<readonly (readonly Unnamed[])[]> => {
  const beside = new Set(drafts.map((draft) => draft?.handle))
  const named = drafts.flatMap((draft, at) =>
    namedIn(metafieldsAfter({}, draft?.metafields ?? {}, () => undefined).metafields)
      .filter(({ kind, handle }) => kind !== 'product' || !beside.has(handle))
      .map((one) => ({ at, ...one })),
  )
  const missing = Map.groupBy(await missingAmong(db, named), ({ at }) => at)
  return drafts.map((_, at) => (missing.get(at) ?? []).map(({ field, kind, handle }) => ({ field, kind, handle })))
}

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
