/** Enter in a field that looks for something looks for it, and saves nothing. */
import { within } from '../../../frame/browser/dom.ts'

document.addEventListener('keydown', (event) => {
  const field = event.key === 'Enter' && !event.isComposing && within<HTMLInputElement>(event, '[data-enter]')
  if (!field) return
  event.preventDefault()
  document.getElementById(field.dataset.enter ?? '')?.click()
})
