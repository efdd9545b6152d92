/** The bar on top: how many changes are not saved, Ctrl S, and a question to whoever leaves with them. */
import { one } from '../../../frame/browser/dom.ts'
import { cells, fields, form, isChanged } from './form.ts'
import { forget } from './kept.ts'

const bar = one('[data-unsaved]')
const count = bar && one('[data-unsaved-count]', bar)
const what = bar && one('[data-unsaved-what]', bar)

/** Named in the bar; more is a number alone. */
const NAMES_SHOWN = 3
let isLeaving = false
const idle = count?.textContent ?? ''

const nameOf = (field: Element): string =>
  (field.getAttribute('aria-label') ?? (field as HTMLInputElement).labels?.[0]?.textContent ?? '').trim()

const show = (): void => {
  if (!bar || !count || !what) return
  const changed = fields().filter(isChanged)
  const all = changed.length + cells.size
  bar.classList.toggle('waiting', all > 0)
  const { one: single = '', many = '' } = bar.dataset
  count.textContent = all === 0 ? idle : all === 1 ? single : many.replace('2', String(all))
  const names = [...new Set(changed.map(nameOf))].filter(Boolean)
  what.textContent = names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ' …' : '')
}

const isUnsaved = (): boolean => fields().some(isChanged) || cells.size > 0

if (form && bar) {
  document.addEventListener('input', show)
  document.addEventListener('change', show)
  document.addEventListener('edited', show)
  form.addEventListener('submit', () => (isLeaving = true))
  // What is kept beside the form comes back with the page: forms of pictures do not ask.
  document.addEventListener('submit', ({ target }) => (isLeaving ||= target !== form))
  one('[data-discard]', bar)?.addEventListener('click', () => {
    isLeaving = true
    forget()
  })
  addEventListener('beforeunload', (event) => !isLeaving && isUnsaved() && event.preventDefault())
  addEventListener('pageshow', () => (isLeaving = false))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.requestSubmit()
  })
  show()
}
