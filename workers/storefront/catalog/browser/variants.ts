/** Another variant of a product, without a new page. */
import { isElsewhere, within } from '../../frame/browser/dom.ts'
import { swap } from '../../frame/browser/swap.ts'

document.addEventListener('click', (event) => {
  const link = within<HTMLAnchorElement>(event, '[data-product] .choice a')
  if (!link || isElsewhere(event)) return
  event.preventDefault()
  swap(link.href, '[data-product]', false).catch(() => (location.href = link.href))
})
