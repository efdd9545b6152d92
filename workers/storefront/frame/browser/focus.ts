/** Where a part of the page is put in place anew, the focus stays where it was, and what has become of it is said. */
import { every, fieldOf, one } from './dom.ts'

/** Said by a reader of screens: what is there anew is not read by itself. */
export const announce = (text: string | null | undefined): void => {
  const place = one('[data-said]')
  if (place && text) place.textContent = text.trim()
}

const variantOf = (form: HTMLFormElement | null) => fieldOf(form, 'variant')?.value

/** Choices and buttons share their name; which of them it is their value says. */
const controlOf = (active: Element): string | null => {
  const [name, href] = [active.getAttribute('name'), active.getAttribute('href')]
  if (active.id) return `#${CSS.escape(active.id)}`
  if (href) return `[href="${CSS.escape(href)}"]`
  if (!name) return null
  const isOneOfMany =
    active instanceof HTMLButtonElement || /^(?:checkbox|radio)$/.test(active.getAttribute('type') ?? '')
  return `[name="${CSS.escape(name)}"]${isOneOfMany ? `[value="${CSS.escape(active.getAttribute('value') ?? '')}"]` : ''}`
}

/**
 * @param part that is about to be replaced
 * @param row of things that can be taken away: where one is gone, the focus goes to the next
 * @returns a way to the same control in what takes its place; null when the focus is elsewhere
 */
export const focusIn = (
  part: ParentNode & Node,
  row = '[data-line] [name="units"][value="0"]',
): ((anew: ParentNode) => HTMLElement | null) | null => {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body || !part.contains(active)) return null
  const control = controlOf(active)
  const variant = variantOf(active.closest('form'))
  const place = every(row, part).indexOf(active)
  return (anew) => {
    const lines = every<HTMLFormElement>('form', anew).filter((form) => variant && variantOf(form) === variant)
    const same = control && (variant ? lines : [anew]).map((where) => one(control, where)).find(Boolean)
    if (same) return same
    const others = every(row, anew)
    return place < 0 ? null : (others[Math.min(place, others.length - 1)] ?? null)
  }
}
