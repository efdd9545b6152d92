/** The search over any page, opened by its script (catalog/browser/search.ts); without one the masthead leads to /search. */
import { assetPath } from '../../http/assets/address.ts'
import type { RequestContext } from './request-context.ts'
import { SearchField } from './search-field.tsx'
import { CollectionLinks } from './collection-links.tsx'
import { frameMessages } from './messages/index.ts'

export const SearchSheet = ({ request }: { readonly request: RequestContext }) => {
  const { search, close, suggestions } = frameMessages[request.language]
  return (
    <dialog class="sheet" id="seek" aria-label={search} data-script={assetPath('suggestions.js')}>
      <div class="wrap">
        <div class="between">
          <SearchField request={request} id="seek-q" />
          <form method="dialog">
            <button class="link small" aria-label={suggestions.close}>
              {close}
            </button>
          </form>
        </div>
        <div class="idle">
          <p class="label soft">{suggestions.browse}</p>
          <CollectionLinks request={request} />
          <p class="small soft keys">
            <button class="link" type="button" data-keys aria-pressed="true">
              {suggestions.key}
            </button>
          </p>
        </div>
      </div>
    </dialog>
  )
}
