/**
 * Ctrl K: go anywhere, or look for an order, a customer, goods, a setting, a page. Only shown by its script (browser/palette.ts);
 * without it the menu does the same.
 */
import type { Language } from '#domain/languages'
import type { Entry } from '../menu.ts'
import { Icon } from './icon.tsx'
import { frameMessages } from './messages/index.ts'

export const Palette = ({ language, entries }: { language: Language; entries: readonly Entry[] }) => {
  const messages = frameMessages[language]
  return (
    <dialog class="pal" aria-label={messages.searchOrDo}>
      <form class="q" action="/admin/orders" method="get" role="search">
        <Icon name="search" />
        <input
          name="q"
          type="search"
          autocomplete="off"
          placeholder={messages.searchOrDo}
          aria-label={messages.searchOrDo}
        />
        <kbd aria-hidden="true">Esc</kbd>
      </form>
      <ul>
        {entries.map(({ place, icon, label }) => (
          <li>
            <a class="opt" href={`/admin/${place}`} data-option>
              <Icon name={icon} />
              {label[language]}
            </a>
          </li>
        ))}
        {/* What answers while somebody types takes its place before the last. */}
        <li>
          <a class="opt" href="/admin/orders" data-find data-words={messages.palette.find('…')}>
            <Icon name="search" />
            <span>{messages.palette.find('…')}</span>
          </a>
        </li>
      </ul>
      <footer aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {messages.palette.choose}
        </span>
        <span>
          <kbd>↵</kbd> {messages.palette.go}
        </span>
        <span>
          <kbd>Esc</kbd> {messages.palette.close}
        </span>
      </footer>
    </dialog>
  )
}
