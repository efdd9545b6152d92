/** A form is sent once: a second press while the first is on its way does nothing. */
import { every } from './dom.ts'

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})

addEventListener('pageshow', () => {
  for (const form of every('form[data-sent]')) delete form.dataset.sent
})
