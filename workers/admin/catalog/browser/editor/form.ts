/** The form of the editor as its scripts see it: its fields stand all over the page, and what is typed differs from what stood there. */
import { one } from '../../../frame/browser/dom.ts'

export const form = one<HTMLFormElement>('#edit')

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

/** What the page keeps for itself, and what only says how a button is meant. */
const APART = /^(?:key|version|seen|view|page|do|bulk\.|find\.|pick\.|choose\.)|\.was$|^options$/

/** All fields that somebody can change; those of the grid are the grid's. */
export const fields = (): Field[] =>
  Array.from(form?.elements ?? []).filter(
    (element): element is Field =>
      isField(element) &&
      element.type !== 'hidden' &&
      element.name !== '' &&
      !APART.test(element.name) &&
      !element.name.startsWith('variants.'),
  )

export const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? (field.checked ? 'on' : 'off') : field.value

const stood = (field: Field): string => {
  // A box that was never ticked stood for nothing, and is off.
  if (field.dataset.was !== undefined) return field.dataset.was || (field.type === 'checkbox' ? 'off' : '')
  if (field instanceof HTMLSelectElement)
    return Array.from(field.options).find((option) => option.defaultSelected)?.value ?? field.options[0]?.value ?? ''
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.defaultChecked ? 'on' : 'off'
  return field.defaultValue
}

export const isChanged = (field: Field): boolean => valueOf(field) !== stood(field)

export const setValue = (field: Field, value: string): void => {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'on'
  else field.value = value
}

/** Cells of the grid that say something else than before, by name; the grid fills it. */
export const cells = new Map<string, string>()

/** The grid, or a field that a script has filled, tells that something was changed. */
export const tell = (): void => {
  document.dispatchEvent(new Event('edited'))
}
