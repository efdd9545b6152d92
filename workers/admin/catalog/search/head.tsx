/** The head of the pages of search: what was searched, and what means the same. */
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import { readingSearches } from '../../../flows/catalog/search-questions.ts'
import { mayAsk } from '../../../flows/question.ts'
import { Views } from '../../frame/lists.tsx'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly here: 'terms' | 'synonyms'; readonly staff: Staff; readonly language: Language }

export const SearchHead = ({ here, staff, language }: Shown) => {
  const { title, tabs, tabsLabel } = catalogMessages[language].searches
  const views = [
    ...(mayAsk(staff, readingSearches) ? [{ id: 'terms', label: tabs.terms, href: '/admin/search' }] : []),
    { id: 'synonyms', label: tabs.synonyms, href: '/admin/search/synonyms' },
  ]
  return (
    <>
      <header class="head">
        <h1>{title}</h1>
      </header>
      <Views views={views} here={here} label={tabsLabel} language={language} />
    </>
  )
}
