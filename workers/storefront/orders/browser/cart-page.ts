/** On the page of the cart a line is sent as a form: until it has come back, the sums are old. */
import { formSent, one } from '../../frame/browser/dom.ts'

document.addEventListener('submit', (event) => {
  if (formSent(event, 'main [data-line]')) one('main [data-checkout]')?.setAttribute('aria-disabled', 'true')
})
