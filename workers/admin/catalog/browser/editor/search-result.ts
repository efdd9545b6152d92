/** Previews of the search result, one in each language, follow what is typed, and counters say how much of it is shown. */
import { every, one } from '../../../frame/browser/dom.ts'

const previews = every('[data-serp]')
const field = (id: string) => document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | null

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words

const plain = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

const put = (part: HTMLElement | null | undefined, words: string): void => {
  if (part) part.textContent = cut(words || (part.dataset.none ?? ''), Number(part.dataset.most))
}

/** In that language, else in English, as its page says it. */
const said = (language: string, name: string): string =>
  field(`translations.${language}.${name}`)?.value || field(name)?.value || ''

const showResult = (preview: HTMLElement): void => {
  const language = preview.dataset.serp ?? ''
  const [title, address, text] = ['title', 'address', 'text'].map((part) => one(`[data-serp-${part}]`, preview))
  put(title, said(language, 'seoTitle') || said(language, 'title'))
  put(text, said(language, 'seoDescription') || plain(said(language, 'description')))
  const handle = field('handle')?.value
  if (address && handle) address.textContent = `${address.dataset.serpAddress} › products › ${handle}`
}

const show = (): void => {
  for (const preview of previews) showResult(preview)
  for (const counter of every('[data-count-of]')) {
    const length = field(counter.dataset.countOf ?? '')?.value.length ?? 0
    counter.textContent = length === 0 ? '' : `${length} / ${counter.dataset.most}`
  }
}

/** A text whose English was changed, here or since it was written, and itself was not. */
const showSources = (): void => {
  for (const mark of every('[data-source]')) {
    const source = field(mark.dataset.source ?? '')
    const own = field(mark.id.replace(/-source$/, ''))
    if (!source || !own) continue
    const isChanged = source.value !== source.defaultValue || mark.dataset.stale !== undefined
    mark.hidden = !(own.value !== '' && isChanged && own.value === own.defaultValue)
  }
}

if (previews.length > 0) {
  for (const kind of ['input', 'edited'])
    document.addEventListener(kind, () => {
      show()
      showSources()
    })
  show()
}
