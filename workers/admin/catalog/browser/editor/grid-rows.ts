/** Rows of the grid as elements: a box to pick it by, its name, its cells. */
import type { SheetRow } from '../../editor/sheet.ts'
import { cellOf } from './cell.ts'
import { isGone, word } from './sheet.ts'

export const box = (label: string, checked: boolean): HTMLInputElement => {
  const field = document.createElement('input')
  field.type = 'checkbox'
  field.checked = checked
  field.setAttribute('aria-label', label)
  return field
}

const nameCell = ({ key, choice, isNew }: SheetRow): HTMLTableCellElement => {
  const th = document.createElement('th')
  th.scope = 'row'
  th.className = 'nw'
  if (isNew) {
    const state = document.createElement('span')
    state.className = 'st half s'
    state.textContent = word('new')
    th.append(`${choice} `, state)
  } else {
    const link = document.createElement('a')
    link.className = 'id'
    link.href = `/admin/inventory/${key}`
    link.textContent = choice
    th.append(link)
  }
  return th
}

/** @param at its place among those in sight @param code the currency of the view */
export const rowElement = (
  row: SheetRow,
  { at, picked, columns, code }: { at: number; picked: boolean; columns: readonly string[]; code: string },
): HTMLTableRowElement => {
  const tr = document.createElement('tr')
  tr.dataset.row = row.key
  tr.ariaRowIndex = String(at + 2)
  tr.classList.toggle('pickd', picked)
  tr.classList.toggle('gone', isGone(row))
  const pick = document.createElement('td')
  const pickBox = box(word('pickOf').replace('#', row.choice), picked)
  pickBox.dataset.pick = row.key
  pick.append(pickBox)
  tr.append(pick, nameCell(row), ...columns.map((cell) => cellOf(row, cell, code)))
  return tr
}

/** In place of rows that are out of sight. */
export const gap = (height: number, columns: number): HTMLTableRowElement => {
  const tr = document.createElement('tr')
  tr.ariaHidden = 'true'
  tr.className = 'gap'
  const td = document.createElement('td')
  td.colSpan = columns + 2
  td.style.height = `${height}px`
  tr.append(td)
  return tr
}
