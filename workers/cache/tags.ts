/**
 * Tags: the names under which answers and data are purged, and when each was purged last in this isolate.
 *
 * A page says of which tags it is made; whoever changes something purges the tags of what was changed.
 */

/** Every page shows the menu, so every page has this tag. */
export const MENU = 'collections'
/** Whatever lists products: shelves, search, home, the sitemap. */
export const LISTS = 'products'
/** Product pages say through which line an item is sold. */
export const DROPS = 'drops'
/** Everything that is made of the products store: an import of many goods purges this instead of each. */
export const CATALOGUE = 'catalogue'

/** Printable ASCII without a comma, as the platform asks for; a handle may be written in any alphabet. */
export const productTag = (handle: string): string => `product-${encodeURIComponent(handle).toLowerCase()}`
export const collectionTag = (handle: string): string => `collection-${encodeURIComponent(handle).toLowerCase()}`

const listeners: { readonly tags: ReadonlySet<string>; readonly forget: () => void }[] = []

/** For the life of the isolate: called by what is opened when it starts. */
export const whenPurged = (tags: readonly string[], forget: () => void): void =>
  void listeners.push({ tags: new Set([...tags, CATALOGUE]), forget })

/** Tags that were purged, and when, in ms. What is older than any answer may be is of no use any more. */
const purgedAt = new Map<string, number>()
/** As long as no answer is older, nothing else needs to be looked at. */
let lastAt = Number.NEGATIVE_INFINITY
/** No answer is older than a minute; an import that never ends must not fill the memory. */
const REMEMBERED_MS = 60_000
const TAGS_MAX = 10_000

/** In this isolate, at once. */
export const purgeHere = (tags: readonly string[], now: number): void => {
  lastAt = now
  for (const tag of tags) purgedAt.set(tag, now)
  if (purgedAt.size > TAGS_MAX) tidy(now)
  for (const listener of listeners) if (tags.some((tag) => listener.tags.has(tag))) listener.forget()
}

const tidy = (now: number): void => {
  for (const [tag, at] of purgedAt) if (now - at > REMEMBERED_MS) purgedAt.delete(tag)
  if (purgedAt.size <= TAGS_MAX) return
  purgedAt.clear()
  purgedAt.set(CATALOGUE, now)
}

/** Whether something that was made then, of these tags, has been changed since. */
export const isPurged = (tags: readonly string[], madeAt: number): boolean =>
  madeAt <= lastAt && tags.some((tag) => (purgedAt.get(tag) ?? Number.NEGATIVE_INFINITY) >= madeAt)
