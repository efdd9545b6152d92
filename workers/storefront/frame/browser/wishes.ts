/** Hearts: which of them are full, and a press without a new page. The form of all hearts works without this. */
import { every, formSent } from './dom.ts'
import { announce } from './focus.ts'

let saved: ReadonlySet<string> = new Set()

/** A heart names its product, and behind a dot what was chosen of it. */
const productOf = ({ value }: HTMLButtonElement): string => value.split('.')[0] ?? ''

const show = (): void => {
  for (const heart of every<HTMLButtonElement>('[form=wish][name=save]'))
    heart.ariaPressed = String(saved.has(productOf(heart)))
}

/** Rows of goods come later, too: seen lately, another variant, another page of a list. */
const later = new MutationObserver((changes) => changes.some(({ addedNodes }) => addedNodes.length > 0) && show())

export const showWishes = (products: readonly string[]): void => {
  saved = new Set(products)
  later.disconnect()
  show()
  for (const place of every('[data-wished]')) place.textContent = products.length > 0 ? String(products.length) : ''
  later.observe(document.body, { childList: true, subtree: true })
}

document.addEventListener('submit', async (event) => {
  const form = formSent(event, '#wish')
  const heart = event.submitter
  if (!form || !(heart instanceof HTMLButtonElement)) return
  event.preventDefault()
  if (heart.ariaBusy === 'true') return
  heart.ariaBusy = 'true'
  const name = heart.ariaPressed === 'true' ? 'remove' : 'save'
  const { value } = heart
  const body = new URLSearchParams({ [name]: value })
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
    () => null,
  )
  heart.ariaBusy = null
  if (answer?.ok && answer.headers.get('content-type')?.includes('json')) {
    const { saved: now, said } = (await answer.json()) as { readonly saved: readonly string[]; readonly said: string }
    showWishes(now)
    return announce(said)
  }
  // Refused, or not reached: the page says why.
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  form.submit()
})
