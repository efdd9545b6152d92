/** One line to ask in. A script suggests while somebody types (catalog/browser/suggestions.ts); without it, it is a plain form. */
import { to, type Visit } from './visit.ts'
import { frameMessages } from './messages/index.ts'

type Shown = {
  readonly visit: Visit
  readonly terms?: string
  readonly focus?: boolean
  /** Another one where a page has two. */
  readonly id?: string
}

export const SearchField = ({ visit, terms = '', focus, id = 'q' }: Shown) => {
  const { search, searchField } = frameMessages[visit.language]
  return (
    <form
      class="seek"
      role="search"
      action={to(visit, '/search')}
      data-seek
      data-suggest={to(visit, '/search/suggest')}
    >
      <label class="hidden" for={id}>
        {searchField.label}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        value={terms}
        maxlength={100}
        placeholder={searchField.placeholder}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        {...(focus && { autofocus: true })}
      />
      <button>{search}</button>
      <Found visit={visit} id={id} />
    </form>
  )
}

/** Where the script shows what it found; what it says of it is heard. */
const Found = ({ visit, id }: { readonly visit: Visit; readonly id: string }) => {
  const { suggestions } = frameMessages[visit.language]
  return (
    <>
      <div class="found" data-found hidden>
        <div role="listbox" id={`${id}-list`} aria-label={suggestions.list} data-recent={suggestions.recent}></div>
        <p class="soft" data-none></p>
        <button class="link small soft" type="button" data-forget hidden>
          {suggestions.forget}
        </button>
      </div>
      <p class="hidden" role="status"></p>
    </>
  )
}
