/**
 * Suggestions while somebody types: a combobox with a list, as the ARIA practices describe it. What was searched lately
 * is remembered here and nowhere else.
 *
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { every, one, within } from '../../frame/browser/dom.ts'
import { tell } from '../../statistics/browser/page-events.ts'
import { combobox } from './combobox.ts'
import { forget, LENGTH_MAX, recent, remember } from './recent-searches.ts'

/** Between two letters of somebody who types on, in ms. */
const WAIT = 120

/** The same question is asked at the same address, so that one answer is kept for all who ask it. */
const queryOf = (typed: string): string =>
  typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LENGTH_MAX)

/** Terms that were searched lately, as options like the shop's own. */
const recentGroup = (form: HTMLFormElement, list: HTMLElement, terms: readonly string[]): HTMLElement => {
  const label = list.dataset.recent ?? ''
  const heading = Object.assign(document.createElement('div'), { className: 'label', textContent: label })
  heading.setAttribute('aria-hidden', 'true')
  const options = terms.map((term, index) => {
    const href = `${form.action}?${new URLSearchParams({ q: term })}`
    const id = `${list.id}-r${index}`
    const option = document.createElement('a')
    Object.assign(option, { id, className: 'term', href, tabIndex: -1, textContent: term })
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', 'false')
    return option
  })
  const group = document.createElement('div')
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', label)
  group.append(heading, ...options)
  return group
}

/** A field is enhanced once, however often it is used. */
export const enhance = (form: HTMLFormElement, field: HTMLInputElement): void => {
  if (form.dataset.seek === 'ready') return
  form.dataset.seek = 'ready'
  const sheet = form.closest('dialog')
  const found = one('[data-found]', form)
  const list = found && one('[role="listbox"]', found)
  const forgetting = found && one('[data-forget]', found)
  if (!found || !list || !forgetting) return
  const box = combobox(form, field, found, list)
  let waiting: number | undefined
  let asking: AbortController | undefined

  const showRecent = (): void => {
    asking?.abort()
    const terms = recent()
    list.replaceChildren(...(terms.length > 0 ? [recentGroup(form, list, terms)] : []))
    box.show('')
    forgetting.hidden = terms.length === 0
  }

  const ask = async (): Promise<void> => {
    clearTimeout(waiting)
    const q = queryOf(field.value)
    if (!q) return showRecent()
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q })}`, { signal })
      const text = await answer.text()
      if (!answer.ok) throw new Error(String(answer.status))
      // Somebody who has left the field, or typed on, is not shown an old answer.
      if (signal.aborted || !form.contains(document.activeElement)) return
      list.innerHTML = text
      for (const [index, option] of box.options().entries()) option.id = `${list.id}-${index}`
      box.show(one('[data-say]', list)?.dataset.say ?? '')
      forgetting.hidden = true
    } catch {
      if (!signal.aborted) box.close()
    }
  }
  const askLater = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, WAIT)
  }

  field.addEventListener('input', (event) => (event instanceof InputEvent && event.isComposing) || askLater())
  // Chinese is composed of Latin letters first: these are no question.
  field.addEventListener('compositionend', askLater)
  field.addEventListener('focus', ask)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (found.hidden) void ask()
      else box.move(key === 'ArrowDown' ? 1 : -1)
    } else if (key === 'Enter' && box.active()) {
      event.preventDefault()
      box.active()?.click()
    } else if (key === 'Escape' && (sheet || !found.hidden)) {
      event.preventDefault()
      asking?.abort()
      box.close()
      sheet?.close()
    }
  })

  // The field keeps the focus while somebody presses in the list.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = within(event, '[role="option"]')
    if (!option) return
    const { product, term } = option.dataset
    remember(term ?? (field.value || option.textContent))
    if (!product) return
    const products = every('[role="option"][data-product]', list)
    const typed = { term: field.value }
    const place = products.indexOf(option) + 1
    tell(
      { type: 'searched', ...typed, hits: products.length },
      { type: 'product-chosen', ...typed, product, place, from: 'suggestions' },
    )
  })
  forgetting.addEventListener('click', () => {
    forget()
    showRecent()
    field.focus()
  })
  if (!sheet)
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) box.close()
    })
  if (document.activeElement === field) void ask()
}
