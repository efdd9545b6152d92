/** Every text in the other language beside the English one that it translates: what is missing stands out. */
import { LANGUAGES, type Language } from '#domain/languages'
import { tagOf } from '../../../http/language.ts'
import { withoutTags } from '../../../flows/markup.ts'
import { Rich } from '../../frame/rich.tsx'
import { common, Wrong } from './field.tsx'
import { FURTHER, TEXTS, wordsOf } from './filled.ts'
import { idOf, valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

type Part = { readonly name: string; readonly label: string; readonly source: string; readonly isLong: boolean }

const SOURCE_SHOWN = 400
const BEFORE_SHOWN = 80

/** What search engines are told may be written in another language alone. */
const OF_SEARCH = /\.seo(Title|Description)$/

const isWritten = ({ source, name }: Pick<Part, 'source' | 'name'>, shown: Shown): boolean =>
  source !== '' || valueIn(shown, name) !== ''

const partsOf = (shown: Shown, into: Language): readonly Part[] => {
  const messages = editorMessages[shown.language]
  const labels = {
    title: messages.title,
    description: messages.description,
    seoTitle: messages.found.seoTitle,
    seoDescription: messages.found.seoText,
  }
  const words = wordsOf({
    type: valueIn(shown, 'type'),
    options: shown.grid.options.map(({ name, values }) => ({ name, values: values.map(({ text }) => text) })),
  })
  return [
    ...TEXTS.map((name) => ({
      name: `translations.${into}.${name}`,
      label: labels[name],
      source: valueIn(shown, name),
      isLong: name === 'description' || name === 'seoDescription',
    })),
    ...words.map((word) => ({
      name: `words.${into}.${word}`,
      label: messages.translations.word,
      source: word,
      isLong: false,
    })),
  ].filter((part) => isWritten(part, shown) || OF_SEARCH.test(part.name))
}

/** Of how many texts how many are there. */
export const translatedOf = (shown: Shown, into: Language): readonly [there: number, of: number] => {
  const parts = partsOf(shown, into).filter((part) => isWritten(part, shown))
  return [parts.filter(({ name }) => valueIn(shown, name) !== '').length, parts.length]
}

export const Translations = ({ shown }: { readonly shown: Shown }) => {
  const messages = editorMessages[shown.language].translations
  return (
    <section class="panel" id="translations" aria-labelledby="translations-title">
      <header>
        <h2 id="translations-title">{messages.title}</h2>
        <span class="s mute end-x">
          {FURTHER.map((into) => messages.count(messages.languages[into], ...translatedOf(shown, into))).join(' · ')}
        </span>
      </header>
      {FURTHER.map((into) => (
        <div class="side-by">
          <div class="h" aria-hidden="true">
            {messages.field}
          </div>
          <div class="h" aria-hidden="true">
            {messages.languages[LANGUAGES[0]]}
          </div>
          <div class="h" aria-hidden="true">
            {messages.languages[into]}
          </div>
          {partsOf(shown, into).map((part) => (
            <Pair part={part} into={into} shown={shown} />
          ))}
        </div>
      ))}
    </section>
  )
}

const Pair = ({ part, into, shown }: { part: Part; into: Language; shown: Shown }) => {
  const { name, label, source, isLong } = part
  const messages = editorMessages[shown.language].translations
  const value = valueIn(shown, name)
  const isMarkup = name.endsWith('.description')
  const plain = withoutTags(source).slice(0, SOURCE_SHOWN)
  const shared = {
    ...common({ name, shown }),
    'aria-label': plain
      ? messages.of(label, plain.slice(0, 60), messages.languages[into])
      : messages.alone(label, messages.languages[into]),
    lang: tagOf(into),
    ...(source !== '' && { placeholder: messages.missing, 'data-missing': value === '' ? 'yes' : undefined }),
  }
  const area = (
    <textarea {...shared} class="in words" rows={isMarkup ? 4 : 2}>
      {value}
    </textarea>
  )
  return (
    <>
      <div class="k">{label}</div>
      <div class="src" lang={plain ? 'en' : undefined}>
        {plain || <span class="mute">{messages.unwritten}</span>}
      </div>
      <div class="dst">
        {isMarkup ? <Rich>{area}</Rich> : isLong ? area : <input {...shared} class="in" value={value} />}
        <SourceChanged name={name} value={value} shown={shown} />
        <Wrong name={name} shown={shown} />
      </div>
    </>
  )
}

/** The English text was changed in this very form, or in a version since this was written, and its translation was not. */
const SourceChanged = ({ name, value, shown }: { name: string; value: string; shown: Shown }) => {
  const messages = editorMessages[shown.language].translations
  const source = name.replace(/^translations\.\w+\./, '')
  const isTouched = shown.typed.has(name) && shown.typed.get(name) !== (shown.filled.get(name) ?? '')
  const isChanged = valueIn(shown, source) !== (shown.filled.get(source) ?? '')
  const before = shown.stale?.get(name)
  return (
    <span
      class="st due s"
      id={`${idOf(name)}-source`}
      data-source={source === name ? undefined : source}
      data-stale={before === undefined ? undefined : 'yes'}
      title={before === undefined ? undefined : withoutTags(before).slice(0, SOURCE_SHOWN)}
      hidden={source === name || value === '' || isTouched || !(isChanged || before !== undefined)}
    >
      {before === undefined ? messages.sourceChanged : messages.stale(withoutTags(before).slice(0, BEFORE_SHOWN))}
    </span>
  )
}
