/** What staff do to collections: make one, change everything of it, delete, bring a former version back. */
import { z } from 'zod'
import type { RuleSet, WholeCollection } from '#domain/catalog/collection'
import { editedCollection, reconciled, type CollectionEdit } from '#domain/catalog/collection-edit'
import { circleFrom, ruleFaults, type RuleFault } from '#domain/catalog/rule-faults'
import { slug } from '#domain/catalog/slug'
import { collectionId, type CollectionId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import {
  addCollection,
  blankCollection,
  changeCollection,
  deleteCollection,
  restoreCollection,
} from '#schema/products/catalog/collection-save'
import { collectionAt } from '#schema/products/catalog/collection-versions'
import { collectionNames, wholeCollection } from '#schema/products/catalog/collections'
import { collectionTag, LISTS, MENU } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { fields } from './collection-input.ts'
import { safeDraft } from './safe-draft.ts'

/** By its id or its handle. */
const collection = z.string().max(255)
const version = z.int().min(1)

const EDIT_REFUSALS = [
  'title-missing',
  'schedule-empty',
  'rule-unfit',
  'rule-circle',
  'collection-handle-taken',
] as const

export type RuleUnfit = { readonly code: 'rule-unfit'; readonly faults: readonly RuleFault[] }
/** Titles, from the collection back to itself. */
export type RuleCircle = { readonly code: 'rule-circle'; readonly way: readonly string[] }

/** @param id of the collection that has them; absent: a new one, which nothing can ask for yet */
export const rulesAmiss = async (
  db: D1Database,
  rules: RuleSet | null | undefined,
  id?: CollectionId,
): Promise<RuleUnfit | RuleCircle | undefined> => {
  if (!rules || rules.rules.length === 0) return undefined
  const names = await collectionNames(db)
  const faults = ruleFaults(rules, new Set(names.map((one) => one.id)))
  if (faults.length > 0) return { code: 'rule-unfit', faults }
  if (id === undefined) return undefined
  const others = new Map(names.flatMap((one) => (one.rules ? [[one.id, one.rules] as const] : [])))
  const way = circleFrom(id, rules, others)
  return way && { code: 'rule-circle', way: way.map((one) => names.find((name) => name.id === one)?.title ?? one) }
}

const tagsOf = (...handles: readonly (string | undefined)[]) => [
  ...[...new Set(handles)].flatMap((handle) => (handle === undefined ? [] : [collectionTag(handle)])),
  MENU,
  LISTS,
]

const made = (
  handle: string,
  edit: CollectionEdit,
  now: number,
): Result<WholeCollection, { readonly code: 'title-missing' | 'schedule-empty' }> =>
  handle === ''
    ? refuse({ code: 'title-missing' })
    : editedCollection({ ...blankCollection(handle, now), title: '' }, edit)

export const creatingCollection = command({
  name: 'catalog:collection-create',
  permission: 'catalog:change',
  input: z.strictObject({ ...fields, handle: fields.handle.describe('In its address; without it made of the title.') }),
  refusals: [...EDIT_REFUSALS, 'collection-unknown', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, now, once, staff }, { handle, ...said }) => {
    const db = env.PRODUCTS_DB
    const amiss = await rulesAmiss(db, said.rules)
    if (amiss) return refuse(amiss)
    const edit = safeDraft(said)
    const one = made(handle || slug(edit.text?.title ?? ''), edit, now)
    return one.ok ? addCollection(db, one.value, { who: staff.userId, cause: 'create' }, now, once) : one
  },
  purges: (_, { collection: { handle }, changed }) => (changed ? tagsOf(handle) : []),
  audit: (_, { collection: { handle, id }, changed }) =>
    changed ? [{ subject: `collections/${handle}`, details: { id } }] : [],
})

/** Sent again it changes nothing: what it says is there already. */
export const editingCollection = command({
  name: 'catalog:collection-edit',
  permission: 'catalog:change',
  input: z.strictObject({
    collection: collection.describe('Its id or its handle.'),
    version: version.describe(
      'That the editor saw. When it is another now, the answer is `collection-differs`, with every field that differs.',
    ),
    merge: z
      .boolean()
      .default(false)
      .describe(
        'Where somebody has changed other fields meanwhile, take both. What both have changed is asked nevertheless.',
      ),
    ...fields,
  }),
  refusals: [...EDIT_REFUSALS, 'collection-unknown', 'collection-differs'],
  repeats: 'none',
  act: async ({ env, now, staff }, { collection: name, version: seen, merge, handle, ...said }) => {
    const db = env.PRODUCTS_DB
    const before = await wholeCollection(db, name)
    if (!before) return refuse({ code: 'collection-unknown', collection: name })
    const amiss = await rulesAmiss(db, said.rules, before.id)
    if (amiss) return refuse(amiss)
    const edit: CollectionEdit = { ...safeDraft(said), ...(handle && { handle }) }
    const base = before.version === seen ? before : await collectionAt(db, before.id, seen)
    const by = { who: staff.userId, cause: 'edit' } as const
    const done = await changeCollection(
      db,
      before.id,
      (there) => (there.version === seen ? editedCollection(there, edit) : reconciled(base, there, edit, merge)),
      by,
      now,
    )
    return done.ok ? ok({ ...done.value, before: before.handle }) : done
  },
  purges: (_, { collection: { handle }, before, changed }) => (changed ? tagsOf(handle, before) : []),
  audit: (_, { collection: { handle, version: last }, changed }) =>
    changed ? [{ subject: `collections/${handle}`, details: { version: last } }] : [],
})

export const deletingCollection = command({
  name: 'catalog:collection-delete',
  permission: 'catalog:change',
  input: z.strictObject({
    collection,
    version: version.describe('That was seen: another one is not deleted. Restoring it brings the collection back.'),
  }),
  refusals: ['collection-unknown', 'collection-differs'],
  repeats: 'none',
  act: async ({ env, now, staff }, { collection: name, version: seen }) => {
    const there = await wholeCollection(env.PRODUCTS_DB, name)
    if (!there) return refuse({ code: 'collection-unknown', collection: name })
    return deleteCollection(env.PRODUCTS_DB, there.id, seen, { who: staff.userId, cause: 'delete' }, now)
  },
  purges: (_, { handle }) => tagsOf(handle),
  audit: (_, { handle, id, version: last }) => [{ subject: `collections/${handle}`, details: { id, version: last } }],
})

/** The undo of every change and of a deletion. Restored twice it is restored once. */
export const restoringCollection = command({
  name: 'catalog:collection-restore',
  permission: 'catalog:change',
  input: z.strictObject({
    collection: collection.describe('Its id or its handle; its id when it was deleted.'),
    version: version.describe('The one that is to be the latest again, under a number of its own.'),
  }),
  refusals: ['collection-unknown', 'version-unknown', 'rule-circle', 'collection-handle-taken'],
  repeats: 'none',
  act: async ({ env, now, staff }, { collection: name, version: which }) => {
    const db = env.PRODUCTS_DB
    const there = await wholeCollection(db, name)
    const id = there?.id ?? collectionId(name)
    if (!id) return refuse({ code: 'collection-unknown', collection: name })
    const past = await collectionAt(db, id, which)
    // Others may ask for it by now.
    const amiss = await rulesAmiss(db, past?.rules, id)
    if (amiss?.code === 'rule-circle') return refuse(amiss)
    const done = await restoreCollection(db, id, which, { who: staff.userId, cause: 'restore' }, now)
    return done.ok ? ok({ ...done.value, before: there?.handle }) : done
  },
  purges: (_, { collection: { handle }, before, changed }) => (changed ? tagsOf(handle, before) : []),
  audit: ({ version: which }, { collection: { handle }, changed }) =>
    changed ? [{ subject: `collections/${handle}`, details: { version: which } }] : [],
})
