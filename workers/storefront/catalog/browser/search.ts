/**
 * Search on every page: opened from the masthead or with the key "/", and told what was searched. What suggests while
 * somebody types is a script of its own, fetched when a field is first used.
 */
import { every, isElsewhere, one, within } from '../../frame/browser/dom.ts'
import { onceShown } from '../../frame/browser/prerendering.ts'
import { KEYS_OFF, store, stored } from '../../frame/browser/storage.ts'
import { tell } from '../../statistics/browser/page-events.ts'
import { remember } from './recent-searches.ts'
import type * as Suggestions from './suggestions.ts'

const sheet = one<HTMLDialogElement>('#seek')
const FIELD = '[data-seek] [name="q"]'

/* ── Suggestions ─────────────────────────────────────────────────────────────────────────────────────────────── */
const suggest = async (field: HTMLInputElement): Promise<void> => {
  const address = sheet?.dataset.script
  if (!address || !field.form) return
  const { enhance } = (await import(address)) as typeof Suggestions
  enhance(field.form, field)
}
/** Without suggestions a search still finds. */
const suggestIn = (target: EventTarget | null): void => {
  if (target instanceof HTMLInputElement && target.matches(FIELD)) suggest(target).catch(() => {})
}
document.addEventListener('focusin', ({ target }) => suggestIn(target))
suggestIn(document.activeElement)
/** Here, and not with the suggestions: whoever types faster than those come has searched as well. */
document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.matches('[data-seek]')) return
  const field = target.elements.namedItem('q')
  if (field instanceof HTMLInputElement) remember(field.value)
})

/* ── Opening ─────────────────────────────────────────────────────────────────────────────────────────────────── */
/** @returns whether there was a field to go to */
const open = (): boolean => {
  const own = one(`main ${FIELD}`)
  if (own) own.focus()
  else if (sheet && !one('dialog[open]')) {
    sheet.showModal()
    one('[name="q"]', sheet)?.focus()
  } else return false
  return true
}

document.addEventListener('click', (event) => {
  if (!within(event, '[data-seek-open]') || isElsewhere(event) || event.button !== 0) return
  if (open()) event.preventDefault()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (within(event, 'input, textarea, select, [contenteditable]') || stored(KEYS_OFF)) return
  if (open()) event.preventDefault()
})

/* A single key must be possible to switch off: somebody may speak to the computer, or touch keys by chance. */
const keys = sheet && one('[data-keys]', sheet)
const showKeys = () => keys?.setAttribute('aria-pressed', String(!stored(KEYS_OFF)))
keys?.addEventListener('click', () => {
  store(KEYS_OFF, stored(KEYS_OFF) ? '' : 'off')
  showKeys()
})
showKeys()

// A press beside the sheet closes it; and it is not open any more when somebody comes back to the page.
sheet?.addEventListener('click', ({ target }) => target === sheet && sheet.close())
addEventListener('pagehide', () => sheet?.close())

/* ── What was searched, and what was chosen from it ──────────────────────────────────────────────────────────── */
const tellSearch = (results: HTMLElement): void => {
  const { searched: term = '', hits, pageSize } = results.dataset
  // Looked at again is not searched again; nor is a second page, which says no number.
  const [navigation] = performance.getEntriesByType('navigation')
  const isAgain =
    navigation instanceof PerformanceNavigationTiming && ['reload', 'back_forward'].includes(navigation.type)
  if (hits !== undefined && !isAgain) onceShown(() => tell({ type: 'searched', term, hits: Number(hits) }))

  results.addEventListener('click', (event) => {
    const link = within<HTMLAnchorElement>(event, '.card a[href*="/products/"]')
    const card = link?.closest('.card')
    if (!link || !card) return
    const page = Number(new URLSearchParams(location.search).get('page')) || 1
    const place = (page - 1) * Number(pageSize) + every<Element>('.card', results).indexOf(card) + 1
    const product = decodeURIComponent(link.pathname.split('/').pop() ?? '')
    tell({ type: 'product-chosen', term, product, place, from: 'page' })
  })
}
const results = one('[data-searched]')
if (results) tellSearch(results)
