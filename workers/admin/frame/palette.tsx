/** Ctrl K: go anywhere, or look for an order. Only shown by its script (browser/palette.ts); without it the menu does the same. */
import type { Words } from '../messages/words.ts'
import { Icon, type IconName } from './icon.tsx'

type Entry = { readonly place: keyof Words['nav']; readonly icon: IconName }

export const Palette = ({ words, entries }: { words: Words; entries: readonly Entry[] }) => (
  <dialog class="pal" aria-label={words.searchOrDo}>
    <form class="q" action="/admin/orders" method="get" role="search">
      <Icon name="search" />
      <input name="q" type="search" autocomplete="off" placeholder={words.searchOrDo} aria-label={words.searchOrDo} />
      <kbd aria-hidden="true">Esc</kbd>
    </form>
    <ul>
      {entries.map(({ place, icon }) => (
        <li>
          <a class="opt" href={`/admin/${place}`} data-option>
            <Icon name={icon} />
            {words.nav[place]}
          </a>
        </li>
      ))}
      <li>
        <a class="opt" href="/admin/orders" data-find data-words={words.palette.find('…')}>
          <Icon name="search" />
          <span>{words.palette.find('…')}</span>
        </a>
      </li>
    </ul>
    <footer aria-hidden="true">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {words.palette.choose}
      </span>
      <span>
        <kbd>↵</kbd> {words.palette.go}
      </span>
      <span>
        <kbd>Esc</kbd> {words.palette.close}
      </span>
    </footer>
  </dialog>
)
