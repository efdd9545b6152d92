/** At the checkout another way of delivery is another total: the page has them all, and shows the chosen one. */
import { every, one } from '../../frame/browser/dom.ts'

const showAll = (selector: string, text = ''): void => {
  for (const place of every(selector)) place.textContent = text
}

const checkout = one<HTMLFormElement>('[data-checkout]')

checkout?.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== 'delivery') return
  const { price, amount, sum, button } = target.dataset
  const expected = one<HTMLInputElement>('[data-expected]', checkout)
  if (expected) expected.value = amount ?? ''
  showAll('[data-pay]', button)
  showAll('[data-total]', sum)
  showAll('[data-delivery]', price)
  for (const place of every('[data-tax]')) place.hidden = true
})

/** Pressing twice pays once anyway; the button says that it was heard. */
checkout?.addEventListener('submit', ({ submitter }) =>
  setTimeout(() => submitter instanceof HTMLButtonElement && (submitter.disabled = true)),
)
