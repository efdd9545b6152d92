/** What staff read of collections: all of them, one with what it lists, what it was, and what a rule would select. */
import { z } from 'zod'
import { VERSIONS_MAX } from '#domain/catalog/history'
import { collectionId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { selectedBy } from '#schema/products/catalog/candidates'
import { collectionAt, collectionVersions } from '#schema/products/catalog/collection-versions'
import {
  collectionLines,
  collectionNames,
  COLLECTIONS_PAGE,
  listedProducts,
  wholeCollection,
} from '#schema/products/catalog/collections'
import { shelvesOf } from '#schema/products/catalog/membership'
import { namesById } from '#schema/users/customers/staff'
import { question } from '../question.ts'
import { rulesAmiss } from './collection-commands.ts'
import { ruleSet } from './import-input.ts'

const permission = 'catalog:see'
const collection = z.string().max(255).describe('Its id or its handle; its id when it was deleted.')
const version = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const PAGES_MAX = 1_000

export const listingCollections = question({
  name: 'catalog:collections',
  permission,
  input: z.object({
    q: z.string().max(200).default('').describe('A part of its title or handle.'),
    page: z.coerce.number().int().min(1).max(PAGES_MAX).default(1),
  }),
  refusals: [],
  answer: async ({ env }, { q: search, page }) => {
    const found = await collectionLines(env.PRODUCTS_DB, { search, page })
    return ok({ lines: found.slice(0, COLLECTIONS_PAGE), page, isLast: found.length <= COLLECTIONS_PAGE })
  },
})

export const readingCollection = question({
  name: 'catalog:collection',
  permission,
  input: z.object({ collection }),
  refusals: ['collection-unknown'],
  answer: async ({ env }, { collection: name }) => {
    const there = await wholeCollection(env.PRODUCTS_DB, name)
    return there ? ok(there) : refuse({ code: 'collection-unknown', collection: name })
  },
})

export const listingCollectionVersions = question({
  name: 'catalog:collection-versions',
  permission,
  input: z.object({ collection, before: version.optional().describe('A version, to read on behind it.') }),
  refusals: ['collection-unknown'],
  answer: async ({ env }, { collection: name, before = Number.MAX_SAFE_INTEGER }) => {
    const id = (await wholeCollection(env.PRODUCTS_DB, name))?.id ?? collectionId(name)
    const versions = id ? await collectionVersions(env.PRODUCTS_DB, id, { before, limit: VERSIONS_MAX }) : []
    if (!id || (versions.length === 0 && !(await wholeCollection(env.PRODUCTS_DB, id))))
      return refuse({ code: 'collection-unknown', collection: name })
    const names = await namesById(env.USERS_DB, [...new Set(versions.map(({ who }) => who))])
    return ok({ id, versions: versions.map((one) => ({ ...one, who: names.get(one.who) ?? null })) })
  },
})

export const readingCollectionVersion = question({
  name: 'catalog:collection-version',
  permission,
  input: z.object({ collection, version }),
  refusals: ['collection-unknown', 'version-unknown'],
  answer: async ({ env }, { collection: name, version: which }) => {
    const id = (await wholeCollection(env.PRODUCTS_DB, name))?.id ?? collectionId(name)
    if (!id) return refuse({ code: 'collection-unknown', collection: name })
    const past = await collectionAt(env.PRODUCTS_DB, id, which)
    return past ? ok(past) : refuse({ code: 'version-unknown', version: which })
  },
})

/** Nobody who writes a rule waits longer than for so many goods and variants: what is saved looks through all. */
const LOOKED_MAX = { products: 10_000, variants: 100_000 }
/** As many stand beside the sentence. */
const SHOWN = 8

/** What rules would select if they were saved. */
export const previewingRules = question({
  name: 'catalog:rules-preview',
  permission,
  input: z.object({ rules: ruleSet, collection: collection.optional().describe('The one that they are of.') }),
  refusals: ['rule-unfit', 'rule-circle'],
  answer: async ({ env }, { rules, collection: name }) => {
    const db = env.PRODUCTS_DB
    const there = name === undefined ? undefined : await wholeCollection(db, name)
    const amiss = await rulesAmiss(db, rules, there?.id)
    if (amiss) return refuse(amiss)
    const names = await collectionNames(db)
    const ruled = names.flatMap((one) => (one.rules ? [{ id: one.id, rules: one.rules }] : []))
    const all = [...ruled, { id: NEW, rules }]
    const { numbers, handles, looked, isWhole } = await selectedBy(db, rules, await shelvesOf(db, all), LOOKED_MAX)
    return ok({ count: numbers.length, looked, isWhole, first: await listedProducts(db, handles.slice(0, SHOWN)) })
  },
})

/** Of rules that are not saved yet: nothing asks for it. */
const NEW = 'col_0000000000000000' as NonNullable<ReturnType<typeof collectionId>>
