/** The head of the pages of search: what was searched, and what means the same. */
import { may } from '#domain/customers/staff'
import type { Staff } from '#schema/users/customers/staff'
import { Views } from '../../frame/lists.tsx'
import type { Words } from '../../messages/words.ts'

type Shown = { readonly here: 'terms' | 'synonyms'; readonly staff: Staff; readonly words: Words }

export const SearchHead = ({ here, staff, words }: Shown) => {
  const { title, tabs, tabsLabel } = words.searches
  const views = [
    ...(may(staff.role, 'statistics:see') ? [{ id: 'terms', label: tabs.terms, href: '/admin/search' }] : []),
    { id: 'synonyms', label: tabs.synonyms, href: '/admin/search/synonyms' },
  ]
  return (
    <>
      <header class="head">
        <h1>{title}</h1>
      </header>
      <Views views={views} here={here} label={tabsLabel} />
    </>
  )
}
