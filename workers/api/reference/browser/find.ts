/**
 * The search field: operations and shapes that have every word that was typed, by address, text, codes and the names of
 * fields, also of the shapes that they lead to. Contents and chapters are narrowed alike; an empty field shows all.
 */
import { hasWords } from '#domain/folding'

const every = <E extends HTMLElement>(selector: string, from: ParentNode = document) =>
  Array.from(from.querySelectorAll<E>(selector))

const form = document.querySelector<HTMLFormElement>('[data-search]')
const found = document.querySelector<HTMLElement>('[data-found]')
const entries = every<HTMLDetailsElement>('[data-entry]')
const chapters = every<HTMLDetailsElement>('[data-chapter]')
/** What is led to: the page itself has nothing else with these words. */
const links = every<HTMLAnchorElement>('.contents a')

const anchorOf = (entry: Element) => entry.querySelector('.inside')?.id ?? ''
const byAnchor = new Map(entries.map((entry) => [anchorOf(entry), entry]))

const shapesIn = (entry: Element): Element[] =>
  every<HTMLAnchorElement>('a[href^="#schema-"]', entry).flatMap(({ hash }) => byAnchor.get(hash.slice(1)) ?? [])

/** Names of fields of every shape that can be reached from it. */
const fieldsBehind = (entry: Element): string => {
  const reached = new Set(shapesIn(entry))
  for (const shape of reached) for (const further of shapesIn(shape)) reached.add(further)
  return [...reached].flatMap((shape) => every('.members dt code', shape).map((name) => name.textContent)).join(' ')
}

/** Read at the first letter: who only reads does not wait for it. What is in the form is no text of the document. */
let words: ReadonlyMap<Element, string> | undefined
const wordsOf = (entry: Element): string => {
  words ??= new Map(
    entries.map((one) => {
      const parts = [one.querySelector('summary'), ...every('.inside > :not([data-try])', one)]
      return [one, `${parts.map((part) => part?.textContent).join(' ')} ${fieldsBehind(one)}`]
    }),
  )
  return words.get(entry) ?? ''
}

/** Which chapters were open before something was typed. */
let before: ReadonlySet<HTMLDetailsElement> | undefined

const find = (typed: string): void => {
  const searching = typed.trim() !== ''
  if (searching) before ??= new Set(chapters.filter(({ open }) => open))
  for (const entry of entries) entry.hidden = searching && !hasWords(wordsOf(entry), typed)
  for (const chapter of chapters) {
    chapter.hidden = every('[data-entry]', chapter).every(({ hidden }) => hidden)
    if (searching) chapter.open = !chapter.hidden
    else if (before) chapter.open = before.has(chapter)
  }
  if (!searching) before = undefined
  for (const intro of every('[data-intro]')) intro.hidden = searching
  for (const link of links) {
    const target = document.getElementById(link.hash.slice(1))
    if (link.parentElement) link.parentElement.hidden = Boolean(target?.closest('[hidden]'))
  }
  const many = entries.filter(({ hidden }) => !hidden).length
  if (found) found.textContent = searching ? (many ? `${many} of ${entries.length}` : 'Nothing has these words.') : ''
}

if (form) {
  const field = form.querySelector('input')
  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  field?.addEventListener('input', () => {
    find(field.value)
    if (field.value) scrollTo({ top: 0 })
  })
  // A link leads to what was left out: then all of it is shown again.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!field || !target?.closest('[hidden]')) return
    field.value = ''
    find('')
    for (let at: Element | null = target; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true
    target.scrollIntoView()
  })
}
