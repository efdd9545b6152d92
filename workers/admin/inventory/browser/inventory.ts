/** The table of stock by keyboard: Enter and arrows go from cell to cell, Escape takes back, the foot says what is unsaved. */
import { every, one } from '../../frame/browser/dom.ts'

const form = one<HTMLFormElement>('form[data-cells]')
const cells = form ? every<HTMLInputElement>('input[data-cell]', form) : []
const foot = one('[data-cells-foot]')
const said = one('[data-changed]')
const hint = said?.textContent ?? ''
/** Cells of a row: up and down is so far. */
const across = Number(form?.dataset.across ?? 1)

const tell = (): void => {
  const changed = cells.filter(({ value, dataset }) => value.trim() !== dataset.cell)
  for (const cell of cells) cell.classList.toggle('changed', changed.includes(cell))
  foot?.classList.toggle('on', changed.length > 0)
  if (foot) one('[data-save]', foot)?.classList.toggle('go', changed.length > 0)
  if (said)
    said.textContent = changed.length > 0 ? (said.dataset.changed ?? '').replace('0', String(changed.length)) : hint
}

const STEPS = new Map([
  ['ArrowDown', 1],
  ['Enter', 1],
  ['ArrowUp', -1],
])

form?.addEventListener('keydown', (event) => {
  const at = cells.indexOf(event.target as HTMLInputElement)
  const cell = cells[at]
  if (!cell) return
  if (event.key === 'Escape') {
    cell.value = cell.dataset.cell ?? ''
    return tell()
  }
  const step = STEPS.get(event.key) ?? 0
  if (step === 0 || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const next = cells[at + step * across]
  next?.focus()
  next?.select()
})
form?.addEventListener(
  'focusin',
  ({ target }) => target instanceof HTMLInputElement && target.dataset.cell !== undefined && target.select(),
)
form?.addEventListener('input', tell)

/** Numbers that were copied from a spreadsheet go into the cells below and beside, one each. */
form?.addEventListener('paste', (event) => {
  const at = cells.indexOf(event.target as HTMLInputElement)
  const lines = (event.clipboardData?.getData('text') ?? '').trim().split(/\r?\n/)
  if (at < 0 || lines.length < 2) return
  event.preventDefault()
  const room = across - (at % across)
  for (const [row, line] of lines.entries()) {
    for (const [column, text] of line.split('\t').slice(0, room).entries()) {
      const cell = cells[at + row * across + column]
      if (cell) cell.value = text.trim()
    }
  }
  tell()
})
tell()
