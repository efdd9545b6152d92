/**
 * Search on every page: opened from the masthead or with the key "/", and told what was searched. What suggests while
 * somebody types is a script of its own, fetched when a field is first used.
 */
const sheet = document.querySelector('#seek')
const KEYS_OFF = 'stoa.keys'

const kept = (name) => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

const suggest = (field) =>
  import(sheet.dataset.script).then(
    ({ enhance }) => enhance(field.form),
    () => {}, // Without suggestions a search still finds.
  )
const isField = (target) => sheet && target instanceof Element && target.matches('[data-seek] [name="q"]')
document.addEventListener('focusin', ({ target }) => isField(target) && suggest(target))
if (isField(document.activeElement)) suggest(document.activeElement)

/** @returns whether there was a field to go to */
const seek = () => {
  const own = document.querySelector('main [data-seek] [name="q"]')
  if (own) own.focus()
  else if (sheet && !document.querySelector('dialog[open]')) {
    sheet.showModal()
    sheet.querySelector('[name="q"]').focus()
  } else return false
  return true
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-seek-open]')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  if (seek()) event.preventDefault()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input, textarea, select, [contenteditable]') || kept(KEYS_OFF)) return
  if (seek()) event.preventDefault()
})

/* A single key must be possible to switch off: somebody may speak to the computer, or touch keys by chance. */
const keys = sheet?.querySelector('[data-keys]')
const showKeys = () => keys?.setAttribute('aria-pressed', String(!kept(KEYS_OFF)))
keys?.addEventListener('click', () => {
  try {
    if (kept(KEYS_OFF)) localStorage.removeItem(KEYS_OFF)
    else localStorage.setItem(KEYS_OFF, 'off')
  } catch {}
  showKeys()
})
showKeys()

// A press beside the sheet closes it; and it is not open any more when somebody comes back to the page.
sheet?.addEventListener('click', ({ target }) => target === sheet && sheet.close())
addEventListener('pagehide', () => sheet?.close())

/* ── What was searched, and what was chosen from it: told without saying who ─────────────────────────────────── */
const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
export const tell = (...events) =>
  navigator.sendBeacon('/events', JSON.stringify({ events: events.map((one) => ({ language, ...one })) }))

const searched = document.querySelector('[data-searched]')
if (searched) {
  const { searched: term, hits, pageSize } = searched.dataset
  const [{ type } = {}] = performance.getEntriesByType('navigation')
  // Looked at again is not searched again; nor is a second page, which says no number.
  const told = () => hits !== undefined && !['reload', 'back_forward'].includes(type) && tell({ type: 'searched', term, hits: Number(hits) })
  if (document.prerendering) document.addEventListener('prerenderingchange', told, { once: true })
  else told()

  searched.addEventListener('click', ({ target }) => {
    const link = target.closest('.card a[href*="/products/"]')
    if (!link) return
    const page = Number(new URLSearchParams(location.search).get('page')) || 1
    const cards = Array.from(searched.querySelectorAll('.card'))
    const place = (page - 1) * Number(pageSize) + cards.indexOf(link.closest('.card')) + 1
    tell({ type: 'product-chosen', term, product: decodeURIComponent(new URL(link.href).pathname.split('/').pop()), place, from: 'page' })
  })
}
