/**
 * The checkout follows what is chosen in it. For another way of delivery the page has all sums already; for another
 * country it asks the shop, and puts in place what depends on it. The card is never sent for that.
 */
import { fitAddress } from '../../frame/browser/address.ts'
import { every, formSent, one, parsed, sentBy } from '../../frame/browser/dom.ts'

const form = one<HTMLFormElement>('[data-checkout]')
for (const field of every<HTMLInputElement>('[data-scripted]')) field.value = 'yes'

/** Led on to the provider's page once; whoever comes back by the browser's button sees the order, and the way onward. */
const onward = one<HTMLAnchorElement>('[data-onward]')
if (onward && sessionStorage.getItem('onward') !== onward.href) {
  sessionStorage.setItem('onward', onward.href)
  location.assign(onward.href)
}

const showAll = (selector: string, text: string | null = ''): void => {
  for (const place of every(selector)) place.textContent = text
}

const showWay = ({ dataset }: HTMLInputElement): void => {
  const { price, amount, due, left, stored, sum, button, added, relief, included, rounding, least } = dataset
  const expected = one<HTMLInputElement>('[data-expected]')
  if (expected) expected.value = amount ?? ''
  const expectedDue = one<HTMLInputElement>('[data-due-expected]')
  if (expectedDue) expectedDue.value = due ?? ''
  one('[data-payment]')?.toggleAttribute('hidden', due === '0')
  showAll('[data-left]', left)
  showAll('dd[data-rounding]', rounding)
  showAll('span[data-least]', least && ' ' + least)
  const parts = JSON.parse(stored ?? '[]') as string[]
  for (const row of every('[data-stored]')) {
    row.textContent = parts[Number(row.dataset.stored)] ?? ''
    row.parentElement?.toggleAttribute('hidden', row.textContent === '')
  }
  for (const { parentElement: row } of every('dd[data-rounding]')) row?.toggleAttribute('hidden', !rounding)
  for (const { parentElement: row } of every('dd[data-left]')) row?.toggleAttribute('hidden', !stored && !rounding)
  showAll('[data-pay]', button)
  showAll('[data-total]', sum)
  showAll('[data-delivery]', price)
  showAll('[data-tax-included]', included)
  showAll('[data-tax-added]', added)
  showAll('[data-tax-relief]', relief)
  for (const { parentElement: row } of every('[data-tax-added]')) row?.toggleAttribute('hidden', !added)
  for (const { parentElement: row } of every('[data-tax-relief]')) row?.toggleAttribute('hidden', !relief)
}

const wayChosen = () => one<HTMLInputElement>('[name=delivery]:checked', form ?? document)

/** @param asked the way that was chosen when the shop was asked: whoever has chosen another meanwhile keeps it */
const putInPlace = (page: Document, asked: string | undefined): void => {
  const chosen = wayChosen()?.value
  const focused = document.activeElement?.id
  for (const part of every('[data-part]')) {
    const fresh = one(`[data-part="${part.dataset.part}"]`, page)
    if (fresh) part.replaceWith(fresh)
  }
  fitAddress(page)
  showAll('summary [data-total]', one('summary [data-total]', page)?.textContent)
  showAll('[data-pay]', one('[data-pay]', page)?.textContent)
  for (const sum of ['[data-expected]', '[data-due-expected]']) {
    const [expected, fresh] = [document, page].map((from) => one<HTMLInputElement>(sum, from))
    if (expected && fresh) expected.value = fresh.value
  }
  one('[data-payment]')?.toggleAttribute('hidden', one('[data-payment]', page)?.hidden === true)
  const kept = chosen !== asked && one<HTMLInputElement>(`[name=delivery][value="${CSS.escape(chosen ?? '')}"]`)
  if (kept) {
    kept.checked = true
    showWay(kept)
  }
  if (focused && document.activeElement?.id !== focused) one(`#${CSS.escape(focused)}`)?.focus()
  showAll('[data-said]', one('[data-news]', page)?.dataset.news)
}

/** Which question is the newest: an older answer is too late. */
let newest = 0
/** Pay was pressed while the shop was asked. */
let pressed: HTMLElement | null = null

const typed = (name: string): string => one<HTMLInputElement>(`#${name}`, form ?? document)?.value ?? ''

const ask = async (checkout: HTMLFormElement, country: string): Promise<void> => {
  const mine = ++newest
  const delivery = wayChosen()?.value
  const shown = one('[data-pay]')?.textContent
  checkout.setAttribute('aria-busy', 'true')
  const paymentMethod = one<HTMLInputElement>('[name=paymentMethod]:checked')?.value ?? ''
  const [postcode, region] = [typed('postcode'), typed('region')]
  const body = new URLSearchParams({
    action: 'update',
    country,
    region,
    postcode,
    delivery: delivery ?? '',
    paymentMethod,
  })
  // Its property of that name is the button.
  const answer = await fetch(checkout.getAttribute('action') ?? '', { method: 'POST', body }).catch(() => null)
  const page = answer?.ok && !answer.redirected ? await parsed(answer) : null
  if (mine !== newest) return
  // Ordered elsewhere, or nothing left to pay for.
  if (answer?.redirected) return location.assign(answer.url)
  if (page) putInPlace(page, delivery)
  // Not answered: whoever wants to know the total can ask by hand.
  else for (const button of every('.noscript', checkout)) button.classList.remove('noscript')
  checkout.removeAttribute('aria-busy')
  const by = pressed
  pressed = null
  // Another sum than the one that was pressed is looked at first.
  if (by && shown === one('[data-pay]')?.textContent) checkout.requestSubmit(by)
}

form?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'delivery') {
    showWay(target)
    // What is fetched goes to no street, and what is sent does.
    const isFetched = target.dataset.fetched !== undefined
    if (isFetched !== (one('[data-address] #street')?.closest<HTMLElement>('.field')?.hidden ?? isFetched))
      void ask(form, one<HTMLSelectElement>('#country', form)?.value ?? '')
  }
  if (target instanceof HTMLSelectElement && target.name === 'country') void ask(form, target.value)
  // Where in a country it goes, where the ways of delivery depend on that.
  const isPlace = target instanceof HTMLInputElement && (target.name === 'postcode' || target.name === 'region')
  if (isPlace && form.dataset.places !== undefined)
    void ask(form, one<HTMLSelectElement>('#country', form)?.value ?? '')
})

/**
 * The answer of a payment that was not made is put in place of the form, but for the card: what was typed there stays
 * where it is unless it is what was wrong, and never comes from the shop.
 *
 * @returns whether it was the form that came back
 */
const showRefused = (checkout: HTMLFormElement, page: Document): boolean => {
  const fresh = one<HTMLFormElement>('form[data-checkout]', page)
  if (!fresh) return false
  const [card, freshCard] = [checkout, fresh].map((from) => one('[data-payment]', from))
  if (card && freshCard && !one('[role=alert], .wrong', freshCard)) freshCard.replaceWith(card)
  const before = Array.from(fresh.parentElement?.children ?? []).filter((part) => part !== fresh)
  for (const part of Array.from(checkout.parentElement?.children ?? [])) if (part !== checkout) part.remove()
  checkout.before(...before)
  checkout.replaceChildren(...fresh.childNodes)
  one('main aside')?.replaceWith(...every('main aside', page))
  const said = one('[autofocus]')
  said?.focus()
  said?.scrollIntoView({ block: 'center' })
  return true
}

const pay = async (checkout: HTMLFormElement): Promise<void> => {
  checkout.setAttribute('aria-busy', 'true')
  const body = sentBy(checkout)
  const answer = await fetch(checkout.getAttribute('action') ?? '', { method: 'POST', body }).catch(() => null)
  if (answer?.redirected) return location.assign(answer.url)
  const page = answer && (await parsed(answer))
  checkout.removeAttribute('aria-busy')
  // Sent elsewhere, or not understood: the browser sends it itself, with the same key, so it goes on where it stopped.
  if (!page || !showRefused(checkout, page)) checkout.submit()
}

/** A code is used, or taken back, and what it makes of the sum put in place. The card is never sent for that, and stays. */
const redeem = async (checkout: HTMLFormElement, by: HTMLButtonElement): Promise<void> => {
  checkout.setAttribute('aria-busy', 'true')
  const delivery = wayChosen()?.value
  const body = sentBy(checkout, by)
  for (const field of every<HTMLInputElement>('[data-payment] input:not([type=radio])', checkout))
    body.delete(field.name)
  const answer = await fetch(checkout.getAttribute('action') ?? '', { method: 'POST', body }).catch(() => null)
  if (answer?.redirected) return location.assign(answer.url)
  const page = answer && (await parsed(answer))
  checkout.removeAttribute('aria-busy')
  const [codes, fresh] = [document, page].map((from) => from && one('#codes', from))
  if (!page || !codes || !fresh) return checkout.requestSubmit(by)
  putInPlace(page, delivery)
  codes.replaceWith(fresh)
  one('#redeem')?.focus()
}

/**
 * The button of a code, a card or credit that was pressed. A code that stands in its field and was not used is used first:
 * whoever presses to pay, or Enter in that field, means it to count.
 */
const codePressed = (by: HTMLElement | null): HTMLButtonElement | null => {
  if (by instanceof HTMLButtonElement && (by.value === 'redeem' || by.name === 'remove' || by.name === 'credit'))
    return by
  if (by instanceof HTMLButtonElement && by.name === 'action') return null
  return one<HTMLInputElement>('#redeem')?.value.trim() ? one('[name=action][value=redeem]') : null
}

/** Pressing twice pays once anyway; the button says that it was heard. */
form?.addEventListener('submit', (event) => {
  const { submitter } = event
  const code = codePressed(submitter)
  if (code) {
    // Not understood when it was asked for: the browser sends it itself.
    if (code.dataset.tried !== undefined && code === submitter) return
    code.dataset.tried = ''
    event.preventDefault()
    if (!form.hasAttribute('aria-busy')) void redeem(form, code)
    return
  }
  if (submitter instanceof HTMLButtonElement && submitter.name === 'action') return
  event.preventDefault()
  if (form.hasAttribute('aria-busy')) {
    pressed = submitter
    return
  }
  if (submitter instanceof HTMLButtonElement) submitter.disabled = true
  void pay(form)
})

/** What is in the way is put right, and the checkout asks what it comes to: nothing that was typed is touched. */
document.addEventListener('submit', async (event) => {
  const fix = formSent(event, '[data-fix]')
  const country = one<HTMLSelectElement>('#country')
  if (!fix || !form || fix.ariaBusy === 'true') return
  event.preventDefault()
  fix.ariaBusy = 'true'
  const body = sentBy(fix, event.submitter)
  // Where it leads does not matter: what it comes to is asked for here.
  const answer = await fetch(fix.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
  if (answer?.type === 'opaqueredirect') await ask(form, country?.value ?? '')
  else fix.requestSubmit()
})

/** A browser that comes back fills the fields anew, the country too. */
const country = one<HTMLSelectElement>('#country', form ?? document)
if (form && country && !country.selectedOptions[0]?.defaultSelected) void ask(form, country.value)
