/** How much is in the cart, and what is on the wish list, on every page: the page is the same for everyone, so it is asked for. */
import { every, one } from '../../frame/browser/dom.ts'
import { showWishes } from '../../frame/browser/wishes.ts'

export const showCount = (count: number): void => {
  for (const place of every('[data-count]')) place.textContent = count > 0 ? String(count) : ''
}

const ask = async (): Promise<void> => {
  const answer = await fetch('/cart/count', { headers: { accept: 'application/json' } })
  if (!answer.ok) return
  const { count, saved = [] } = (await answer.json()) as { readonly count: number; readonly saved?: readonly string[] }
  showCount(count)
  showWishes(saved)
}
/** Who cannot be told how much is in the cart still finds it there. */
const update = () => void ask().catch(() => {})

if (one('[data-count]')) update()

// A page that comes back from the browser's memory may show an old number.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  update()
  one('main [data-checkout]')?.removeAttribute('aria-disabled')
})
