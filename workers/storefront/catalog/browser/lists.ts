/** Filters and order of a list, without a new page: chips, ranges and choices show the same list with one more or less. */
import { formSent, isElsewhere, one, sentBy, within } from '../../frame/browser/dom.ts'
import { swap } from '../../frame/browser/swap.ts'

const LIST = '[data-listing]'

/** Where it cannot be shown in place, the browser goes there. */
const showList = (address: string): void => {
  swap(address, LIST, true).catch(() => (location.href = address))
}

/** Addresses without empty fields are shorter, and the same for everybody. */
document.addEventListener('formdata', (event) => {
  if (!formSent(event, '[data-filters]')) return
  for (const [name, value] of Array.from(event.formData)) if (value === '') event.formData.delete(name)
})

document.addEventListener('click', (event) => {
  const link = within<HTMLAnchorElement>(event, `${LIST} a[data-again]`)
  if (!link || isElsewhere(event)) return
  event.preventDefault()
  showList(link.href)
})

document.addEventListener('submit', (event) => {
  const form = formSent(event, '[data-filters]')
  if (!form) return
  event.preventDefault()
  // Whoever presses the button wants to see the goods: on a phone the filters fold.
  if (event.submitter) one('details', form)?.removeAttribute('open')
  const query = sentBy(form)
  showList(query.size > 0 ? `${form.action}?${query}` : form.action)
})

/** Where the filters stand beside the goods they are open; whoever hears the page should hear it so. */
const beside = matchMedia('(min-width: 64.01rem)')
const unfold = () => beside.matches && one('.filters .unfold')?.setAttribute('open', '')
beside.addEventListener('change', unfold)
unfold()
