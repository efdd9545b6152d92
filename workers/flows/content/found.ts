/** What the shop has written that answers to a search: pages from memory, documents by one small question beside that for goods. */
import type { ListQuery } from '#domain/catalog/list-query'
import { pathOf } from '#domain/content/document'
import { folded, hasWords } from '#domain/folding'
import { LANGUAGES } from '#domain/languages'
import type { ContentPage } from '#domain/settings/pages'
import type { Text } from '#domain/settings/text'
import { readAlone } from '#schema/products/catalog/reading'
import { foundReading } from '#schema/products/content/documents'
import type { Env } from '../../env.ts'
import { contentPagesFresh } from '../settings/settings.ts'

export type Written = { readonly path: string; readonly title: Text; readonly lead: Text }

/** Below the goods; whoever looks for more looks for it by more words. */
const SHOWN = 6

/** As long as the pages were not read anew. */
const words = new WeakMap<ContentPage, string>()

const wordsOf = (page: ContentPage): string => {
  let said = words.get(page)
  if (said === undefined) {
    const texts = [page.title, page.lead, page.body]
    said = folded(
      texts
        .flatMap((text) => LANGUAGES.map((language) => text[language] ?? ''))
        .join(' ')
        .replaceAll(/<[^>]*>/g, ' '),
    )
    words.set(page, said)
  }
  return said
}

/** On the first page of a search alone. */
export const writtenFound = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  { terms, page }: Pick<ListQuery, 'terms' | 'page'>,
  now: number,
): Promise<readonly Written[]> => {
  if (terms === undefined || page > 1) return []
  const [pages, documents] = await Promise.all([
    contentPagesFresh(env, now),
    readAlone(env.PRODUCTS_DB, foundReading(env.PRODUCTS_DB, terms, { now, most: SHOWN })),
  ])
  return [
    ...documents.map((one) => ({ path: pathOf(one), title: one.title, lead: one.lead })),
    ...pages
      .filter((one) => hasWords(wordsOf(one), terms))
      .map(({ folder, handle, title, lead }) => ({ path: `/${folder}/${handle}`, title, lead })),
  ].slice(0, SHOWN)
}
