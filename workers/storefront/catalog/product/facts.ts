/** What pages tell search engines, in the words of schema.org. */
import { productPath } from '#domain/catalog/slug'
import type { Card } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../../frame/request-context.ts'
import type { Crumb } from '../../frame/crumbs.tsx'
import { frameMessages } from '../../frame/messages/index.ts'

/** @param crumbs every step after the home page, each with its path */
export const crumbFacts = (request: RequestContext, crumbs: readonly Required<Crumb>[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ text: frameMessages[request.language].home, path: '/' }, ...crumbs].map(
    ({ text, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: request.origin + to(request, path),
    }),
  ),
})

/** What stands on a shelf, in its order, each by its page. Nothing of an empty one. */
export const listFacts = (request: RequestContext, cards: readonly Pick<Card, 'handle' | 'text'>[]): object[] =>
  cards.length === 0
    ? []
    : [
        {
          '@type': 'ItemList',
          numberOfItems: cards.length,
          itemListElement: cards.map(({ handle, text }, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name: inLanguage(text, request.language),
            url: request.origin + to(request, productPath(handle)),
          })),
        },
      ]
