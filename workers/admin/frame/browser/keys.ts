/** Keys: Ctrl K searches, g and a letter goes to a place, / to the search of a list, letters to what carries them. */
import { one, within } from './dom.ts'
import { palette } from './palette.ts'
import { rowKeys } from './rows.ts'

/** So soon after g the letter follows, in ms. */
const CHORD_MS = 900
/** When g was pressed last. */
let chordAt = 0

/** Single keys never fire while somebody types, nor for whoever has switched them off. */
const isFree = (event: KeyboardEvent): boolean =>
  document.documentElement.dataset.keys !== 'off' &&
  !(event.ctrlKey || event.metaKey || event.altKey) &&
  !within(event, 'input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]') &&
  !palette?.isOpen()

document.addEventListener('keydown', (event) => {
  const { key } = event
  if ((event.ctrlKey || event.metaKey) && key === 'k' && palette) {
    event.preventDefault()
    return palette.open()
  }
  if (!isFree(event)) return
  const place = Date.now() - chordAt < CHORD_MS && one<HTMLAnchorElement>(`a[data-go="${CSS.escape(key)}"]`)
  if (place) {
    location.href = place.href
    return
  }
  chordAt = key === 'g' ? Date.now() : 0
  const search = key === '/' && one('.find input')
  if (search) {
    event.preventDefault()
    return search.focus()
  }
  const link = one(`a[data-key="${CSS.escape(key)}"]`)
  if (link) link.click()
  else rowKeys[key]?.()
})
