/** As search engines show it: a preview, and what it is made of. */
import { LANGUAGES, type Language } from '#domain/languages'
import { tagOf } from '../../../http/language.ts'
import { withoutTags } from '../../../flows/markup.ts'
import { Area, Line } from './field.tsx'
import { valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

/** About as much as a result page shows. */
export const TITLE_SHOWN = 60
export const TEXT_SHOWN = 155

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

/** Letters of Chinese are twice as wide. */
const mostIn = (language: Language, most: number): number => (language === 'zh' ? most / 2 : most)

const plain = (html: string): string => withoutTags(html).replaceAll(/\s+/g, ' ').trim()

/** As its page says it: what was written for search engines, else what is written of it, each in English where nothing else is. */
const Result = ({ shown, of }: { readonly shown: Shown; readonly of: Language }) => {
  const { shop, language } = shown
  const messages = editorMessages[language]
  const { found } = messages
  const said = (field: string) =>
    (of === LANGUAGES[0] ? '' : valueIn(shown, `translations.${of}.${field}`)) || valueIn(shown, field)
  const host = [shop.origin.replace(/^https?:\/\//, ''), ...(of === LANGUAGES[0] ? [] : [of])].join(' › ')
  const name = messages.translations.languages[of]
  return (
    <div class="serp" data-serp={of} aria-label={found.preview(name)} role="group">
      <span class="u">{name}</span>
      <span
        class="u"
        data-serp-address={host}
      >{`${host} › products › ${valueIn(shown, 'handle') || found.fromTitle}`}</span>
      <span class="t" lang={tagOf(of)} data-serp-title data-most={mostIn(of, TITLE_SHOWN)} data-none={found.noTitle}>
        {cut(said('seoTitle') || said('title') || found.noTitle, mostIn(of, TITLE_SHOWN))}
      </span>
      <p lang={tagOf(of)} data-serp-text data-most={mostIn(of, TEXT_SHOWN)} data-none={found.noText}>
        {cut(said('seoDescription') || plain(said('description')) || found.noText, mostIn(of, TEXT_SHOWN))}
      </p>
    </div>
  )
}

export const Found = ({ shown }: { readonly shown: Shown }) => {
  const { language, product } = shown
  const messages = editorMessages[language].found
  return (
    <section class="panel" id="found" aria-labelledby="found-title">
      <header>
        <h2 id="found-title">{messages.title}</h2>
      </header>
      <div class="in-p stack">
        {LANGUAGES.map((of) => (
          <Result of={of} shown={shown} />
        ))}
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
        <p class="hint">
          <a href="#translations">{messages.inOthers}</a>
        </p>
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
