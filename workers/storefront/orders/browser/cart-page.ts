/** The page of the cart, changed in place: the focus stays on what was pressed, and the new sum is said. */
import { one, parsed } from '../../frame/browser/dom.ts'
import { announce, focusIn } from '../../frame/browser/focus.ts'
import { path } from '../../frame/browser/language.ts'
import { changesIn } from './cart-changes.ts'
import { showCount } from './cart-count.ts'

const MAIN = '#main'

const show = async (answer: Response, isLatest: () => boolean): Promise<boolean> => {
  if (!answer.ok || new URL(answer.url).pathname !== path('/cart')) return false
  const page = await parsed(answer)
  if (!isLatest()) return true
  const [from, into] = [one(MAIN, page), one(MAIN)]
  if (!from || !into) return false
  const again = focusIn(into)
  into.replaceWith(from)
  const focused = again?.(from) ?? one('[data-undo] button', from) ?? one('h1', from)
  if (focused?.matches('h1')) focused.tabIndex = -1
  focused?.focus()
  showCount(Number(one('[data-units]', from)?.dataset.units ?? 0))
  announce(
    [one('[data-undo] p, .notes .note', from), one('.totals .sum', from)]
      .map((said) => said?.textContent ?? '')
      .join('. '),
  )
  return true
}

if (location.pathname === path('/cart')) {
  changesIn({
    forms: `${MAIN} [data-line], ${MAIN} [data-undo]`,
    view: 'page',
    // Until it has come back, the sums are old.
    pend: () => one(`${MAIN} [data-checkout]`)?.setAttribute('aria-disabled', 'true'),
    show,
  })
}
