/** The preview of the search result follows what is typed, and counters say how much of it is shown. */
import { every, one } from '../../../frame/browser/dom.ts'

const preview = one('[data-serp]')
const field = (id: string) => one<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)
const [title, address, text] = ['title', 'address', 'text'].map((part) => one(`[data-serp-${part}]`))
const initial = new Map([title, text].map((part) => [part, part?.textContent ?? '']))

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words

const plain = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

const put = (part: HTMLElement | null | undefined, words: string): void => {
  if (part) part.textContent = words === '' ? (initial.get(part) ?? '') : cut(words, Number(part.dataset.most))
}

const show = (): void => {
  put(title, field('seoTitle')?.value || field('title')?.value || '')
  put(text, field('seoDescription')?.value || plain(field('description')?.value ?? ''))
  const handle = field('handle')?.value
  if (address && handle) address.textContent = `${address.dataset.serpAddress} › products › ${handle}`
  for (const counter of every('[data-count-of]')) {
    const length = field(counter.dataset.countOf ?? '')?.value.length ?? 0
    counter.textContent = length === 0 ? '' : `${length} / ${counter.dataset.most}`
  }
}

/** A text whose English was changed, here or since it was written, and itself was not. */
const showSources = (): void => {
  for (const mark of every('[data-source]')) {
    const source = field(mark.dataset.source ?? '')
    const own = field(mark.id.replace(/-source$/, '').replaceAll('.', '\\.'))
    if (!source || !own) continue
    const isChanged = source.value !== source.defaultValue || mark.dataset.stale !== undefined
    mark.hidden = !(own.value !== '' && isChanged && own.value === own.defaultValue)
  }
}

if (preview) {
  for (const kind of ['input', 'edited'])
    document.addEventListener(kind, () => {
      show()
      showSources()
    })
  show()
}
