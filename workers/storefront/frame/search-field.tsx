/** One line to ask in. A script suggests while somebody types (catalog/browser/suggestions.ts); without it, it is a plain form. */
import { to, type RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly terms?: string
  readonly focus?: boolean
  /** Another one where a page has two. */
  readonly id?: string
}

export const SearchField = ({ request, terms = '', focus, id = 'q' }: Shown) => {
  const { search, searchField } = frameMessages[request.language]
  return (
    <form
      class="seek"
      role="search"
      action={to(request, '/search')}
      data-seek
      data-suggest={to(request, '/search/suggest')}
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
      <Found request={request} id={id} />
    </form>
  )
}

/** Where the script shows what it found; what it says of it is heard. */
const Found = ({ request, id }: { readonly request: RequestContext; readonly id: string }) => {
  const { suggestions } = frameMessages[request.language]
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
