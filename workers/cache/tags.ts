/**
 * Tags: of what an answer is made. Whoever changes something purges the tags of what was changed: in this isolate at
 * once, and elsewhere by the store's own journal (journal.ts), whose triggers write the same tags.
 */

import type { Named } from '#domain/catalog/references'

/** Every page shows the menu, so every page has this tag. */
export const MENU = 'collections'
/** Whatever lists products: shelves, search, home, the sitemap. */
export const LISTS = 'products'
/** Product pages say through which line an item is sold. */
export const DROPS = 'drops'
/** The rules of the shop: every page speaks by them. */
export const SETTINGS = 'settings'
/** What the shop writes: posts, pages of sections, its first page. */
export const CONTENT = 'content'
/** Sections that show what was said of goods. */
export const REVIEWS = 'reviews'
/** What is taken off for whom, and the codes for it: carts are judged by them. */
export const PROMOTIONS = 'promotions'
/** Which other systems are told of what. */
export const WEBHOOKS = 'webhooks'
/** Everything that is made of the products store: many changes at once purge this instead of each. */
export const CATALOGUE = 'catalogue'

export const productTag = (handle: string): string => `product-${handle}`
export const collectionTag = (handle: string): string => `collection-${handle}`

/** A header bears so many; what is beyond is as old as an answer may be. */
const NAMED_MAX = 60

/** Of what fields of a product name, also of what is not to be seen yet: the day it is, the page is another. */
export const namedTags = (named: readonly Named[]): readonly string[] => [
  ...new Set(
    named
      .slice(0, NAMED_MAX)
      .map(({ kind, handle }) =>
        kind === 'product' ? productTag(handle) : kind === 'collection' ? collectionTag(handle) : CONTENT,
      ),
  ),
]

/** As a header takes them, printable ASCII without a comma; the platform compares them without case. */
export const tagsInHeader = (tags: readonly string[]): string => tags.map((tag) => encodeURIComponent(tag)).join(',')
export const tagsOfHeader = (header: string | null): string[] =>
  header ? header.split(',').map((tag) => decoded(tag.trim())) : []

const decoded = (tag: string): string => {
  try {
    return decodeURIComponent(tag)
  } catch {
    return tag
  }
}

const further = new WeakMap<object, readonly string[]>()

/** What a page turns out to be made of beside what its policy says: the products on its cards. @param c the request that it is made in */
export const alsoMadeOf = (c: object, tags: readonly string[]): void => void further.set(c, tags)
export const madeOf = (c: object): readonly string[] => further.get(c) ?? []

const ends = new WeakMap<object, number>()

/** A page that will be another one at a moment that is known, though nothing is written then: a sale that begins. @param at ms */
export const holdsUntil = (c: object, at: number): void => void ends.set(c, Math.min(at, heldUntil(c)))
export const heldUntil = (c: object): number => ends.get(c) ?? Number.POSITIVE_INFINITY

const listeners: { readonly tags: ReadonlySet<string>; readonly forget: () => void }[] = []

/** For the life of the isolate: called by what is opened when it starts. */
export const whenPurged = (tags: readonly string[], forget: () => void): void =>
  void listeners.push({ tags: new Set([...tags, CATALOGUE]), forget })

/** What is said of one product is said of products. */
const whole = (tag: string) => (tag.startsWith('product-') ? LISTS : tag.startsWith('collection-') ? MENU : tag)

/** Data made of these tags is old. @param tags null: nobody knows which */
export const received = (tags: readonly string[] | null): void => {
  for (const { tags: theirs, forget } of listeners) if (!tags || tags.some((tag) => theirs.has(whole(tag)))) forget()
}

/** What was purged here, and when, in ms. */
const purgedAt = new Map<string, number>()
/** As long as no answer is older, nothing else needs to be looked at. */
let lastAt = Number.NEGATIVE_INFINITY
let purges = 0
/** Then what was purged first is forgotten, and everything counts as purged: an import that never ends must not fill the memory. */
const PURGED_MAX = 10_000

/** In this isolate, at once. */
export const purgeHere = (tags: readonly string[], now: number): void => {
  if (tags.length === 0) return
  lastAt = now
  purges++
  if (purgedAt.size + tags.length > PURGED_MAX) {
    purgedAt.clear()
    purgedAt.set(CATALOGUE, now)
  }
  for (const tag of tags) purgedAt.set(tag, now)
  received(tags)
}

/** Counts the purges of this isolate: what is being made while one comes is not for whoever comes after it. */
export const purgesHere = (): number => purges

/** Whether something of these tags, made then, was changed here since. */
export const isPurgedHere = (tags: readonly string[], madeAt: number): boolean =>
  madeAt <= lastAt && (isAfter(CATALOGUE, madeAt) || tags.some((tag) => isAfter(tag, madeAt)))

const isAfter = (tag: string, madeAt: number) => (purgedAt.get(tag) ?? Number.NEGATIVE_INFINITY) >= madeAt
