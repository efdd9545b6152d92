/** The search over any page, opened by its script (catalog/browser/search.ts); without one the masthead leads to /search. */
import { assetPath } from '../../http/assets/address.ts'
import type { Visit } from './visit.ts'
import { SearchField } from './search-field.tsx'
import { ShelfLinks } from './shelf-links.tsx'

export const SearchSheet = ({ visit }: { readonly visit: Visit }) => {
  const { search, seek } = visit.words
  return (
    <dialog class="sheet" id="seek" aria-label={search} data-script={assetPath('suggestions.js')}>
      <div class="wrap">
        <div class="between">
          <SearchField visit={visit} id="seek-q" />
          <form method="dialog">
            <button class="link small" aria-label={seek.close}>
              {visit.words.close}
            </button>
          </form>
        </div>
        <div class="idle">
          <p class="label soft">{seek.shelves}</p>
          <ShelfLinks visit={visit} />
          <p class="small soft keys">
            <button class="link" type="button" data-keys aria-pressed="true">
              {seek.key}
            </button>
          </p>
        </div>
      </div>
    </dialog>
  )
}
