/** One line to ask in. */
import { to, type Visit } from '../visit.ts'

type Shown = { readonly visit: Visit; readonly terms?: string; readonly focus?: boolean }

export const SearchField = ({ visit, terms = '', focus }: Shown) => {
  const { search, searchPage } = visit.words
  return (
    <form class="seek" role="search" action={to(visit, '/search')}>
      <label class="hidden" for="q">
        {searchPage.label}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={terms}
        maxlength={100}
        placeholder={searchPage.placeholder}
        autocomplete="off"
        {...(focus && { autofocus: true })}
      />
      <button>{search}</button>
    </form>
  )
}
