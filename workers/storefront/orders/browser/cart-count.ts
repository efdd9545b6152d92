/** How much is in the cart, and what is on the wish list, on every page: the page is the same for everyone, so it is asked for. */
import { every, one } from '../../frame/browser/dom.ts'
import { path } from '../../frame/browser/language.ts'
import { showWishes } from '../../frame/browser/wishes.ts'
import { showOwnPrice } from '../../frame/browser/own-price.ts'

export const showCount = (count: number): void => {
  for (const place of every('[data-count]')) place.textContent = count > 0 ? String(count) : ''
}

type Personal = {
  readonly count: number
  readonly saved?: readonly string[]
  /** Whether they are signed in: then they may have prices of their own. */
  readonly known?: true
  /** HTML of the shop's own; for staff who see the shop as a customer. */
  readonly banner?: string
  /** HTML of the shop's own; for whoever seems to be in another market than the page. */
  readonly line?: string
}

/** Below the foot of the page, so that it moves nothing and lies over nothing; whoever answers stays where they are. */
const showMarket = (line: string): void => {
  if (one('.market-line')) return
  document.body.insertAdjacentHTML('beforeend', line)
  const to = one<HTMLInputElement>('.market-line [name="to"]')
  if (to) to.value = location.pathname + location.search
}

const ask = async (): Promise<void> => {
  const answer = await fetch(path('/cart/count'), { headers: { accept: 'application/json' } })
  if (!answer.ok) return
  const { count, saved = [], banner, line, known } = (await answer.json()) as Personal
  if (known) showOwnPrice()
  showCount(count)
  showWishes(saved)
  if (line) showMarket(line)
  if (banner && !one('.impersonation')) one('.skip')?.insertAdjacentHTML('afterend', banner)
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
