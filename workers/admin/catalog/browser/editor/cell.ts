/** One cell of the grid as an element: a field, a box, a choice, or what is reckoned. */
import type { SheetRow } from '../../editor/sheet.ts'
import { own } from '#domain/own'
import { hasWrongCheckDigit } from '#domain/catalog/trade-number'
import {
  hasCell,
  headOf,
  isChangedIn,
  isGone,
  kindOf,
  marginIn,
  nameOf,
  percentText,
  sheet,
  valueIn,
  word,
} from './sheet.ts'

export type CellField = HTMLInputElement | HTMLSelectElement

const NUMBERS = new Set(['amount', 'weight', 'whole'])

const optionOf = (value: string, text: string): HTMLOptionElement => new Option(text, value)

const fieldFor = (cell: string): CellField => {
  const kind = kindOf(cell)
  if (kind === 'picture') {
    const choice = document.createElement('select')
    choice.append(optionOf('', word('noPicture')), ...(sheet?.pictures ?? []).map(([src, name]) => optionOf(src, name)))
    return choice
  }
  if (kind === 'status') {
    const choice = document.createElement('select')
    choice.append(...(sheet?.statuses ?? []).map(([status, name]) => optionOf(status, name)))
    return choice
  }
  const field = document.createElement('input')
  field.type = kind === 'flag' ? 'checkbox' : 'text'
  field.autocomplete = 'off'
  field.spellcheck = false
  if (NUMBERS.has(kind)) field.inputMode = kind === 'whole' ? 'numeric' : 'decimal'
  return field
}

export const readField = (field: CellField): string =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? (field.checked ? 'on' : 'off') : field.value

export const fillField = (field: CellField, value: string): void => {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'on'
  else if (field instanceof HTMLSelectElement && !Array.from(field.options).some((option) => option.value === value))
    field.add(new Option(value.slice(-40), value, false, true))
  else if (field.value !== value) field.value = value
}

/** What a cell looks like by what stands in it. */
export const dress = (td: HTMLTableCellElement, row: SheetRow, cell: string): void => {
  const field = td.querySelector<CellField>('input, select')
  if (!field) return
  const value = valueIn(row, cell)
  const wrong = own(sheet?.wrong, nameOf(row.key, cell))
  const isOff = cell === 'barcode' && hasWrongCheckDigit(value)
  td.classList.toggle('changed', isChangedIn(row, cell))
  td.classList.toggle('doubtful', isOff)
  field.disabled = isGone(row)
  const told = wrong ?? (isOff ? word('checkDigit') : '')
  field.title = told
  if (wrong === undefined) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

const fieldCell = (row: SheetRow, cell: string): HTMLTableCellElement => {
  const td = document.createElement('td')
  td.className = 'cell'
  const field = fieldFor(cell)
  const kind = kindOf(cell)
  if (kind !== 'flag') field.className = NUMBERS.has(kind) ? 'in num' : kind === 'code' ? 'in mono' : 'in'
  field.dataset.key = row.key
  field.dataset.cell = cell
  field.setAttribute('aria-label', `${headOf(cell)}, ${row.choice}`)
  fillField(field, valueIn(row, cell))
  td.append(field)
  dress(td, row, cell)
  return td
}

const STATES = new Map([
  ['in-stock', 'full'],
  ['low', 'due'],
  ['sold-out', 'bad'],
  ['untracked', 'off'],
])

const availabilityCell = ({ availability }: SheetRow): HTMLTableCellElement => {
  const td = document.createElement('td')
  td.className = 'nw'
  if (availability === '') return td
  const state = document.createElement('span')
  state.className = `st ${STATES.get(availability) ?? ''}`
  state.textContent = own(sheet?.availability, availability) ?? ''
  td.append(state)
  return td
}

export const dressMargin = (td: HTMLTableCellElement, row: SheetRow, code: string): void => {
  const share = marginIn(row, code)
  td.textContent = share === undefined ? '' : percentText(share)
  td.classList.toggle('below', share !== undefined && share < 0)
}

export const cellOf = (row: SheetRow, cell: string, code: string): HTMLTableCellElement => {
  if (cell === 'availability') return availabilityCell(row)
  if (!hasCell(row, cell)) return document.createElement('td')
  if (cell !== 'margin') return fieldCell(row, cell)
  const td = document.createElement('td')
  td.className = 'calc'
  td.dataset.margin = row.key
  dressMargin(td, row, code)
  return td
}
