/** Collections are made, changed, deleted and brought back; what they hold follows. */
import { isShown, type Collection, type WholeCollection } from '#domain/catalog/collection'
import type { CollectionDraft } from '#domain/catalog/draft'
import type { By } from '#domain/catalog/history'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import { newCollectionId, type CollectionId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { same } from '#domain/same'
import { answerUnder, remembering } from './change.ts'
import { collectionAt, keepStatements, latestCollectionVersion } from './collection-versions.ts'
import { wholeCollection } from './collections.ts'
import { isConflict, standBack } from './conflict.ts'
import { gatherAgain, listStatements } from './membership.ts'

export type CollectionUnknown = { readonly code: 'collection-unknown'; readonly collection: string }
export type CollectionHandleTaken = { readonly code: 'collection-handle-taken'; readonly handle: string }
export type CollectionDiffers = { readonly code: 'collection-differs'; readonly version: number }
export type VersionUnknown = { readonly code: 'version-unknown'; readonly version: number }

export type ChangedCollection = { readonly collection: WholeCollection; readonly changed: boolean }

/** A program of the shop itself. */
const NOBODY: By = { who: '', cause: 'import' }

const isHandleTaken = (fault: unknown): boolean => String(fault).includes('collections.handle')

const saving = (db: D1Database, { products, ...one }: WholeCollection): D1PreparedStatement[] => [
  db
    .prepare(
      `INSERT INTO collections (id, handle, title, description, seo_title, seo_description, translations, picture, rules, sort,
         published_from, published_until, position, version, updated_at, shown)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
       ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, title = excluded.title, description = excluded.description,
         seo_title = excluded.seo_title, seo_description = excluded.seo_description, translations = excluded.translations,
         picture = excluded.picture, rules = excluded.rules, sort = excluded.sort, published_from = excluded.published_from,
         published_until = excluded.published_until, position = excluded.position, version = excluded.version,
         updated_at = excluded.updated_at, shown = excluded.shown`,
    )
    .bind(
      one.id,
      one.handle,
      one.title,
      one.description,
      one.seoTitle,
      one.seoDescription,
      JSON.stringify(one.translations),
      one.picture,
      one.rules && JSON.stringify(one.rules),
      one.sort,
      one.publishedFrom,
      one.publishedUntil,
      one.position,
      one.version,
      one.updatedAt,
      Number(isShown(one, one.updatedAt)),
    ),
  ...listStatements(db, one.id, one.rules ? [] : products),
]

/** Whether they say the same, however often either was changed. */
const isSame = (one: WholeCollection, other: WholeCollection): boolean =>
  same({ ...one, version: other.version, updatedAt: other.updatedAt }, other)

/** Read, decided and written, and begun again when somebody else has written meanwhile. */
export const changeCollection = async <R>(
  db: D1Database,
  id: CollectionId,
  decide: (there: WholeCollection) => Result<WholeCollection, R>,
  by: By,
  now: number,
  attempt = 1,
): Promise<Result<ChangedCollection, R | CollectionUnknown | CollectionHandleTaken>> => {
  const there = await wholeCollection(db, id)
  if (!there) return refuse({ code: 'collection-unknown', collection: id })
  const decided = decide(there)
  if (!decided.ok) return decided
  if (isSame(decided.value, there)) return ok({ collection: there, changed: false })
  const collection = { ...decided.value, id, version: there.version + 1, updatedAt: now }
  try {
    await db.batch([...keepStatements(db, id, there.version, there, by, now), ...saving(db, collection)])
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'collection-handle-taken', handle: collection.handle })
    await standBack(fault, attempt, id)
    return changeCollection(db, id, decide, by, now, attempt + 1)
  }
  await gatherAgain(db, [id])
  return ok({ collection, changed: true })
}

const adding = async (
  db: D1Database,
  collection: WholeCollection,
  by: By,
  now: number,
  beside: readonly D1PreparedStatement[] = [],
): Promise<void> => {
  const { id, version } = collection
  await db.batch([...keepStatements(db, id, version - 1, null, by, now), ...saving(db, collection), ...beside])
  await gatherAgain(db, [id])
}

/** @param once under its key it is added once */
export const addCollection = async (
  db: D1Database,
  collection: WholeCollection,
  by: By,
  now: number,
  once: Idempotency,
  attempt = 1,
): Promise<Result<ChangedCollection, CollectionHandleTaken | CollectionUnknown | IdempotencyRefusal>> => {
  const before = await answerUnder<{ readonly id: CollectionId }>(db, once.key)
  if (before && before.request !== once.request) return refuse({ code: 'idempotency-key-reused' })
  if (before) {
    const there = await wholeCollection(db, before.answer.id)
    return there
      ? ok({ collection: there, changed: false })
      : refuse({ code: 'collection-unknown', collection: before.answer.id })
  }
  try {
    await adding(db, collection, by, now, remembering(db, once, { id: collection.id }, now))
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'collection-handle-taken', handle: collection.handle })
    await standBack(fault, attempt, collection.id)
    return addCollection(db, collection, by, now, once, attempt + 1)
  }
  return ok({ collection, changed: true })
}

/** @param version that whoever deletes it has seen; another one is not deleted. @returns the collection as it was */
export const deleteCollection = async (
  db: D1Database,
  id: CollectionId,
  version: number,
  by: By,
  now: number,
): Promise<Result<WholeCollection, CollectionUnknown | CollectionDiffers>> => {
  const there = await wholeCollection(db, id)
  if (!there) return refuse({ code: 'collection-unknown', collection: id })
  if (there.version !== version) return refuse({ code: 'collection-differs', version: there.version })
  try {
    await db.batch([
      ...keepStatements(db, id, version, there, by, now),
      db.prepare('DELETE FROM collections WHERE id = ?1').bind(id),
    ])
  } catch (fault) {
    // Somebody has changed or deleted it since it was read.
    if (!isConflict(fault)) throw fault
    const other = await latestCollectionVersion(db, id)
    return refuse({ code: 'collection-differs', version: other ?? version })
  }
  await gatherAgain(db, [id])
  return ok(there)
}

/** A former version is the latest again; of one that was deleted, with its id. Restored by two at once it is restored once. */
export const restoreCollection = async (
  db: D1Database,
  id: CollectionId,
  version: number,
  by: By,
  now: number,
  attempt = 1,
): Promise<Result<ChangedCollection, CollectionUnknown | CollectionHandleTaken | VersionUnknown>> => {
  const [past, there, latest] = await Promise.all([
    collectionAt(db, id, version),
    wholeCollection(db, id),
    latestCollectionVersion(db, id),
  ])
  if (!there && latest === undefined) return refuse({ code: 'collection-unknown', collection: id })
  if (!past) return refuse({ code: 'version-unknown', version })
  if (there) return changeCollection<never>(db, id, () => ok(past), by, now)
  const collection = { ...past, version: (latest ?? version) + 1, updatedAt: now }
  try {
    await adding(db, collection, by, now)
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'collection-handle-taken', handle: collection.handle })
    await standBack(fault, attempt, id)
    return restoreCollection(db, id, version, by, now, attempt + 1)
  }
  return ok({ collection, changed: true })
}

export type SavedCollection = { readonly handle: string; readonly outcome: 'created' | 'updated' | 'unchanged' }

/** As files and programs say them. Saving the same drafts again changes nothing. */
export const saveCollections = async (
  db: D1Database,
  drafts: readonly CollectionDraft[],
  by: By = NOBODY,
  now = Date.now(),
): Promise<SavedCollection[]> => {
  const saved: SavedCollection[] = []
  for (const draft of drafts) saved.push({ handle: draft.handle, outcome: await saveDraft(db, draft, by, now) })
  return saved
}

const saveDraft = async (
  db: D1Database,
  draft: CollectionDraft,
  by: By,
  now: number,
): Promise<SavedCollection['outcome']> => {
  const there = await wholeCollection(db, draft.handle)
  if (there?.handle !== draft.handle) {
    try {
      await adding(db, laid(blankCollection(draft.handle, now), draft), by, now)
      return 'created'
    } catch (fault) {
      // Another has made it meanwhile.
      if (!isHandleTaken(fault)) throw fault
      return saveDraft(db, draft, by, now)
    }
  }
  const done = await changeCollection<never>(db, there.id, (now) => ok(laid(now, draft)), by, now)
  return done.ok && done.value.changed ? 'updated' : 'unchanged'
}

export const blankCollection = (handle: string, now: number): WholeCollection => ({
  id: newCollectionId(crypto.getRandomValues(new Uint8Array(16))),
  handle,
  title: handle,
  description: '',
  seoTitle: '',
  seoDescription: '',
  translations: {},
  picture: null,
  rules: null,
  sort: 'featured',
  publishedFrom: null,
  publishedUntil: null,
  position: 0,
  version: 1,
  updatedAt: now,
  products: [],
})

/** What is absent stays. A list of products makes it one by hand, where nothing is said of rules. */
const laid = (there: WholeCollection, { products, rules, ...draft }: CollectionDraft): WholeCollection => {
  const stated = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  const next = { ...there, ...(stated as Partial<Collection>) }
  const ruled = rules === undefined ? (products ? null : there.rules) : rules
  return {
    ...next,
    title: next.title || there.title,
    rules: ruled,
    products: ruled ? [] : [...new Set(products ?? there.products)],
  }
}
