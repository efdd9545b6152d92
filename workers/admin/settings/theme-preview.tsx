/** Beside the form of the theme: how well each text is read, and with scripts the shop's own pages as they would look. */
import type { Language } from '#domain/languages'
import { pairsOf, ratioText, READABLE, type ThemeSettings } from '#domain/settings/theme'
import { assetPath } from '../../http/assets/address.ts'
import { labelOf } from './shown.ts'
import { settingsMessages } from './messages/index.ts'

type Props = { readonly theme: ThemeSettings; readonly language: Language }

/** `By day: Links and focus / Page` */
const nameOf = (light: string, colour: string, on: string, language: Language): string => {
  const label = (path: string) => labelOf('theme', path, language)
  return `${label(light)}: ${label(`${light}.${colour}`)} / ${label(`${light}.${on}`)}`
}

const PAGES = ['/', '/collections/all', '/search?q=a'] as const

export const ThemePreview = ({ theme, language }: Props) => {
  const messages = settingsMessages[language].theme
  return (
    <>
      <section class="panel" aria-labelledby="contrast">
        <header>
          <h2 id="contrast">{messages.contrast}</h2>
          <span class="s mute">{messages.least}</span>
        </header>
        <ul class="in-p pairs" aria-live="off">
          {pairsOf(theme).map(({ light, colour, on, ratio }) => (
            <li data-pair={`${light} ${colour} ${on}`}>
              <span>{nameOf(light, colour, on, language)}</span>
              <span class={ratio < READABLE ? 'st bad' : 'st full'} data-ratio>
                {`${ratioText(ratio)}:1`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section class="panel scripted-only" aria-labelledby="look" hidden data-theme-preview>
        <header>
          <h2 id="look">{messages.look}</h2>
          <span class="row end-x">
            <select class="in short" aria-label={messages.page} data-page>
              {PAGES.map((path, index) => (
                <option value={path}>{messages.pages[index]}</option>
              ))}
            </select>
            <select class="in short" aria-label={messages.light} data-light>
              <option value="light">{labelOf('theme', 'light', language)}</option>
              <option value="dark">{labelOf('theme', 'dark', language)}</option>
            </select>
          </span>
        </header>
        <iframe class="shop-frame" title={messages.look} data-src="/" loading="lazy"></iframe>
      </section>
      <script type="module" src={assetPath('theme.js')}></script>
    </>
  )
}
