/** The bar above the grid: what a change of many cells would come to is told before it is applied, margin included. */
import { AMOUNT_CHANGES, changedAmount, ENDINGS, type AmountChange } from '#domain/catalog/amount-change'
import { asTyped, minorOf } from '#domain/catalog/typed-number'
import type { SheetRow } from '../../editor/sheet.ts'
import { one } from '../../../frame/browser/dom.ts'
import { cells as changes } from './form.ts'
import { canUndo, change, codeOf, digitsOf, isGone, marginIn, percentText, undo, valueIn, word } from './sheet.ts'

type Grid = {
  readonly picked: ReadonlySet<string>
  readonly seen: () => readonly SheetRow[]
  readonly again: () => void
  readonly say: (words: string) => void
  /** The currency of the view. */
  readonly code: () => string
}

const percentIn = (text: string): number | undefined => {
  const found = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}

export const startBulk = (panel: HTMLElement, grid: Grid): void => {
  const bar = one('[data-bulk-cells]', panel)
  if (!bar) return
  const [cellField, howField, byField, endingField] = ['cell', 'how', 'by', 'ending'].map((name) =>
    one<HTMLInputElement | HTMLSelectElement>(`[name="bulk.${name}"]`, bar),
  )
  const [count, preview, undoButton] = ['[data-picked-count]', '[data-preview]', '[data-undo]'].map((name) =>
    one(name, bar),
  )
  const cell = () => cellField?.value ?? ''

  const targets = (): readonly SheetRow[] => {
    const rows = grid.seen().filter((row) => !isGone(row))
    return grid.picked.size > 0 ? rows.filter(({ key }) => grid.picked.has(key)) : rows
  }

  const said = (): AmountChange | undefined => {
    const [how, percent] = (howField?.value ?? '').split('-')
    const known = AMOUNT_CHANGES.find((name) => name === how)
    const by = percent ? percentIn(byField?.value ?? '') : minorOf(byField?.value ?? '', codeOf(cell()))
    const ending = ENDINGS.find((name) => name === endingField?.value) ?? 'exact'
    return known && by !== undefined ? { how: known, by, percent: Boolean(percent), ending } : undefined
  }

  const after = (row: SheetRow, by: AmountChange): string | undefined => {
    const before = minorOf(valueIn(row, cell()), codeOf(cell()))
    if (before === undefined && by.how !== 'set') return undefined
    const next = changedAmount(before ?? 0, by, digitsOf(cell()))
    return next === undefined ? undefined : asTyped(next, codeOf(cell()))
  }

  const show = (): void => {
    if (count)
      count.textContent = grid.picked.size > 0 ? word('picked').replace('#', String(grid.picked.size)) : word('all')
    if (undoButton) (undoButton as HTMLButtonElement).disabled = !canUndo()
    if (!preview) return
    const by = said()
    const row = targets().find((one) => by && after(one, by) !== undefined)
    const next = by && row && after(row, by)
    if (!row || next === undefined) {
      preview.textContent = ''
      return
    }
    const code = codeOf(cell())
    const [before, then] = [marginIn(row, code ?? ''), marginIn(row, code ?? '', next)]
    const margin =
      cell().startsWith('price.') && before !== undefined && then !== undefined
        ? `, ${word('margin')} ${percentText(before)} → ${percentText(then)}${then < 0 ? `, ${word('below')}` : ''}`
        : ''
    preview.textContent = `${row.choice}: ${valueIn(row, cell()) || '–'} → ${next}${margin}`
  }

  one('[data-apply]', bar)?.addEventListener('click', (event) => {
    event.preventDefault()
    const by = said()
    if (!by) return byField?.focus()
    change(
      targets().flatMap((row) => {
        const value = after(row, by)
        return value === undefined ? [] : [{ row, cell: cell(), value }]
      }),
    )
    grid.say(word('changed').replace('#', String(changes.size)))
  })
  undoButton?.addEventListener('click', () => {
    if (undo()) grid.say(word('undone'))
    grid.again()
  })
  one('[data-remove-rows]', bar)?.addEventListener('click', () => {
    if (grid.picked.size === 0) return
    change(targets().map((row) => ({ row, cell: 'removed', value: 'on' })))
    grid.again()
  })
  byField?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    one('[data-apply]', bar)?.click()
  })
  bar.addEventListener('input', show)
  bar.addEventListener('change', show)
  document.addEventListener('picked', show)
  document.addEventListener('edited', show)
  show()
}
