/**
 * Where a page that is not there stands: slips in an address, and addresses as other shops write them, which links of
 * before, prints and search engines still have.
 */
import { slug } from '#domain/catalog/slug'
import { redirectOf } from '#schema/products/catalog/redirects'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'

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

/**
 * @param url whose path leads nowhere
 * @returns path and query of where it has to lead; undefined when nobody knows
 */
export const movedTo = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | undefined => {
  const language = languageOf(pathname)
  // A slash too many is a slip, not another page.
  const [first = '', ...rest] = plainPath(pathname).split('/').filter(Boolean)
  // The shop's own words are small ones: `/Products/…` of an old print is not another page either.
  const segments = [first.toLowerCase(), ...rest]
  const path = pathIn(language, `/${asGiven(elsewhere(segments)).join('/')}`)
  return path === pathname ? undefined : path + search
}

/**
 * Where staff, or a handle that has changed, say that it stands. A path that is encoded wrongly is looked for as it was sent.
 *
 * @returns a path of this shop, encoded, or an address of elsewhere
 */
export const redirectedTo = async (
  db: D1Database,
  { pathname, search }: Pick<URL, 'pathname' | 'search'>,
): Promise<string | undefined> => {
  const plain = plainPath(pathname).replace(/(?<=.)\/+$/, '')
  const target = await redirectOf(db, decoded(plain) ?? plain)
  if (target === undefined || !target.startsWith('/')) return target
  // Segment by segment: a per cent sign of a handle is one, and no letter of another script stands in a header.
  return pathIn(languageOf(pathname), target.split('/').map(encodeURIComponent).join('/')) + search
}
