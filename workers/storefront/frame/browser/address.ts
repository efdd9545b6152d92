/**
 * The fields of an address as another country has them: in its order, by its names, and without those that it does not have. What was typed
 * stays in them.
 */
import { every, one } from './dom.ts'

const COPIED = ['required', 'aria-invalid', 'aria-describedby']

/** What the country needs of a field is said beside it; the field itself stays. */
const fit = (field: HTMLElement, fresh: HTMLElement, page: Document): HTMLElement | null => {
  const [shown, now] = [field, fresh].map((one) => one.closest<HTMLElement>('.field'))
  if (!shown || !now) return null
  for (const name of COPIED) {
    const value = fresh.getAttribute(name)
    if (value === null) field.removeAttribute(name)
    else field.setAttribute(name, value)
  }
  shown.hidden = now.hidden
  shown.className = now.className
  one('label', shown)?.replaceWith(...every(`label[for="${fresh.id}"]`, page))
  one('.wrong', shown)?.remove()
  return shown
}

/** @param page as the shop has made it for the country */
export const fitAddress = (page: Document): void => {
  const controls = '[data-address] :is(input, select)'
  const fields = every(controls, page).flatMap((fresh) => {
    const field = one(`[data-address] #${fresh.id}`)
    return (field && fit(field, fresh, page)) ?? []
  })
  const before = every(controls).flatMap((field) => field.closest<HTMLElement>('.field') ?? [])
  // Whoever is typing loses their place in a field that is moved: only another order moves any.
  if (fields.some((field, at) => field !== before[at])) one('[data-address]')?.append(...fields)
}
