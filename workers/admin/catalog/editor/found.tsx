/** As search engines show it: a preview, and what it is made of. */
import { withoutTags } from '../../../flows/markup.ts'
import { Area, Line } from './field.tsx'
import { valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

/** About as much as a result page shows. */
export const TITLE_SHOWN = 60
export const TEXT_SHOWN = 155

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

export const Found = ({ shown }: { readonly shown: Shown }) => {
  const { shop, language, product } = shown
  const messages = editorMessages[language].found
  const title = valueIn(shown, 'seoTitle') || valueIn(shown, 'title')
  const text =
    valueIn(shown, 'seoDescription') || withoutTags(valueIn(shown, 'description')).replaceAll(/\s+/g, ' ').trim()
  const handle = valueIn(shown, 'handle') || messages.fromTitle
  const host = shop.origin.replace(/^https?:\/\//, '')
  return (
    <section class="panel" id="found" aria-labelledby="found-title">
      <header>
        <h2 id="found-title">{messages.title}</h2>
      </header>
      <div class="in-p stack">
        <div class="serp" data-serp data-shop={shop.name} aria-label={messages.preview} role="group">
          <span class="u" data-serp-address={host}>{`${host} › products › ${handle}`}</span>
          <span class="t" data-serp-title data-most={TITLE_SHOWN}>
            {cut(title || messages.noTitle, TITLE_SHOWN)}
          </span>
          <p data-serp-text data-most={TEXT_SHOWN}>
            {cut(text || messages.noText, TEXT_SHOWN)}
          </p>
        </div>
        <Line
          name="seoTitle"
          label={messages.seoTitle}
          optional
          of={TITLE_SHOWN}
          placeholder={valueIn(shown, 'title')}
          lang="en"
          shown={shown}
        />
        <Area
          name="seoDescription"
          label={messages.seoText}
          optional
          of={TEXT_SHOWN}
          rows={2}
          lang="en"
          shown={shown}
        />
        <Line
          name="handle"
          label={messages.address}
          before="/products/"
          hint={product.handle === '' ? messages.addressNew : messages.addressHint}
          shown={shown}
        />
      </div>
    </section>
  )
}
