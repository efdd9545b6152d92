/** Values of options: Enter takes those that were typed. */
import { one, within } from '../../../frame/browser/dom.ts'

document.addEventListener('keydown', (event) => {
  const field = event.key === 'Enter' && !event.isComposing && within<HTMLInputElement>(event, '[data-more]')
  if (!field || field.value.trim() === '') return
  event.preventDefault()
  one('button', field.parentElement ?? document)?.click()
})
