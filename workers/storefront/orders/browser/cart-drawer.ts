/** The cart as a drawer beside the page: filled by the shop, changed in place, closed to the checkout while it is asked. */
import { isElsewhere, one, within } from '../../frame/browser/dom.ts'
import { announce, focusIn } from '../../frame/browser/focus.ts'
import { path } from '../../frame/browser/language.ts'
import { changesIn } from './cart-changes.ts'
import { showCount } from './cart-count.ts'

const enhance = (drawer: HTMLDialogElement): void => {
  const show = async (answer: Response, isLatest: () => boolean): Promise<boolean> => {
    if (!answer.ok || !answer.url.includes('/cart/drawer')) return false
    const text = await answer.text()
    if (!isLatest()) return true
    const again = focusIn(drawer)
    drawer.innerHTML = text
    showCount(Number(one('[data-units]', drawer)?.dataset.units ?? 0))
    if (!drawer.open) drawer.showModal()
    const focused = again?.(drawer) ?? one('[data-undo] button', drawer) ?? one('#drawer-title', drawer)
    focused?.focus()
    announce(one('.totals .sum', drawer)?.textContent)
    return true
  }
  const fill = changesIn({
    forms: '[data-add], #drawer [data-line], #drawer [data-undo]',
    view: 'drawer',
    // Until the shop has said what it costs now, nobody goes on to pay.
    pend: () => drawer.firstElementChild?.setAttribute('aria-busy', 'true'),
    show,
  })

  document.addEventListener('click', async (event) => {
    // The way to the checkout is closed while a sum is being asked for.
    if (within(event, '[aria-busy="true"] [data-checkout], [data-checkout][aria-disabled="true"]'))
      return event.preventDefault()
    const link = within<HTMLAnchorElement>(event, '[data-cart]')
    if (!link || isElsewhere(event) || location.pathname === link.pathname) return
    event.preventDefault()
    const filled = await fetch(path('/cart/drawer')).then(fill, () => false)
    if (!filled) location.href = link.href
  })

  // A press beside the drawer closes it.
  drawer.addEventListener('click', ({ target }) => target === drawer && drawer.close())
}

const drawer = one<HTMLDialogElement>('#drawer')
if (drawer) enhance(drawer)
