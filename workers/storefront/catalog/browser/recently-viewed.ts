/** What the shopper has looked at lately: remembered here and nowhere else, shown when its place comes into view. */
import { one } from '../../frame/browser/dom.ts'
import { path } from '../../frame/browser/language.ts'
import { onceShown } from '../../frame/browser/prerendering.ts'
import { RECENTLY_VIEWED, storedList, storeList, wantsNone } from '../../frame/browser/storage.ts'

/** Remembered, and shown: a row. */
const REMEMBERED_MAX = 12
const SHOWN_MAX = 4

const remember = (handles: readonly string[]): void => storeList(RECENTLY_VIEWED, handles, REMEMBERED_MAX)
const without = (handle: string | undefined): string[] =>
  storedList(RECENTLY_VIEWED, REMEMBERED_MAX).filter((one) => one !== handle)

const here = one('[data-product]')?.dataset.product

/** Each card is asked for by itself, as anybody might: the list is told to nobody. */
const cardOf = async (handle: string): Promise<string> => {
  const answer = await fetch(path(`/products/${encodeURIComponent(handle)}/card`))
  if (answer.status === 404) remember(without(handle))
  return answer.ok ? answer.text() : ''
}

const show = async (place: HTMLElement): Promise<void> => {
  const handles = without(here).slice(0, SHOWN_MAX)
  const cards = await Promise.all(handles.map((handle) => cardOf(handle).catch(() => '')))
  const text = cards.join('')
  const list = one('ul', place)
  if (text && list) list.innerHTML = text
  else place.remove()
}

const enhance = (place: HTMLElement): void => {
  if (without(here).length === 0) return place.remove()
  const seen: IntersectionObserverCallback = ([entry], watching) => {
    if (!entry?.isIntersecting) return
    watching.disconnect()
    void show(place)
  }
  new IntersectionObserver(seen, { rootMargin: '300px' }).observe(place)
  const button = one('[data-forget]', place)
  button?.addEventListener('click', () => {
    remember([])
    const text = button.dataset.forget ?? ''
    const note = Object.assign(document.createElement('p'), { className: 'soft', tabIndex: -1, textContent: text })
    place.replaceChildren(note)
    note.focus()
  })
}

const place = one('[data-recently-viewed]')
if (place) enhance(place)
onceShown(() => here && !wantsNone() && remember([here, ...without(here)]))
