/**
 * Which page an address means that is written as other shops write theirs, or with a slip: other capitals, a slash too
 * many, a product within a collection. Links of before, prints and search engines still have them.
 */
import { slug } from './slug.ts'

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** A product within a collection, as Shopify's themes link it; and lists of all that there is. */
const elsewhere = (segments: readonly string[]): readonly string[] => {
  const [first = '', handle, inside, product] = segments
  if (first === 'collections' && inside === 'products' && product) return ['products', product]
  return (first === 'products' || first === 'collections') && !handle ? ['collections', 'all'] : segments
}

/** `Delos-Mug`, `Café`: a handle as somebody typed it. What the shop gives out is never written otherwise. */
const asGiven = (segments: readonly string[]): readonly string[] => {
  const [first = '', handle = '', ...rest] = segments
  if (!['products', 'collections', 'pages', 'policies'].includes(first)) return segments
  const text = decoded(handle)
  if (text === undefined) return segments
  const given = /\p{Lu}|[^\p{L}\p{N}\p{M}._~-]/u.test(text) ? slug(text) : text
  return given === text || given === '' ? segments : [first, encodeURIComponent(given), ...rest]
}

/** @param path encoded, in the first language. @returns it likewise; itself where no other is meant */
export const meantPath = (path: string): string => {
  // A slash too many is a slip, not another page.
  const [first = '', ...rest] = path.split('/').filter(Boolean)
  // The shop's own words are small ones: `/Products/…` of an old print is not another page either.
  return `/${asGiven(elsewhere([first.toLowerCase(), ...rest])).join('/')}`
}
