/**
 * Where a page that is not there stands: slips in an address, and addresses as other shops write them, which links of
 * before, prints and search engines still have.
 */
import { meantPath } from '#domain/catalog/meant-path'
import { asRead, encodedPath } from '#domain/catalog/redirects'
import { redirectOf } from '#schema/products/catalog/redirects'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { withoutMarket } from '../../http/market.ts'

/**
 * @param url whose path leads nowhere
 * @returns path and query of where it has to lead; undefined when nobody knows
 */
export const movedTo = ({ pathname: sent, search }: Pick<URL, 'pathname' | 'search'>): string | undefined => {
  const pathname = withoutMarket(sent)
  const path = pathIn(languageOf(pathname), meantPath(plainPath(pathname)))
  return path === pathname ? undefined : path + search
}

/**
 * Where staff, or a handle that has changed, say that it stands. A path that is encoded wrongly is looked for as it was sent.
 *
 * @returns a path of this shop, encoded, or an address of elsewhere
 */
export const redirectedTo = async (
  db: D1Database,
  { pathname: sent, search }: Pick<URL, 'pathname' | 'search'>,
): Promise<string | undefined> => {
  const pathname = withoutMarket(sent)
  const target = await redirectOf(db, asRead(plainPath(pathname)))
  if (target === undefined || !target.startsWith('/')) return target
  // No letter of another script stands in a header.
  return pathIn(languageOf(pathname), encodedPath(target)) + search
}
