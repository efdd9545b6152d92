/** What pages tell search engines, in the words of schema.org. */
import { pathIn } from '../../http/language.ts'
import type { Visit } from '../visit.ts'
import type { Crumb } from './crumbs.tsx'

/** @param crumbs every step after the home page, each with its path */
export const crumbFacts = (visit: Visit, crumbs: readonly Required<Crumb>[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ text: visit.words.home, path: '/' }, ...crumbs].map(({ text, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: text,
    item: visit.origin + pathIn(visit.language, path),
  })),
})
