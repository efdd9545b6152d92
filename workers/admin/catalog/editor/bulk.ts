/** A change of many cells at once, as the bar above the grid says it. Nothing is saved by it: it is typed, as if by hand. */
import { isGiftCard } from '#domain/catalog/gift-card'
import { AMOUNT_CHANGES, changedAmount, ENDINGS, type AmountChange } from '#domain/catalog/amount-change'
import { asTyped, minorOf } from '#domain/catalog/typed-number'
import { cellName, type Filled } from './filled.ts'
import { bulkCells, currencyOf, digitsIn } from './grid-views.ts'
import { cellTyped, type Grid } from './rows.ts'
import type { Currency } from '#domain/money'

export const BULK = {
  cell: 'bulk.cell',
  how: 'bulk.how',
  by: 'bulk.by',
  ending: 'bulk.ending',
  picked: 'pick.',
} as const

const HOWS = ['set', 'raise', 'lower', 'raise-percent', 'lower-percent'] as const
export { HOWS }

/** @returns undefined when it is no such change: nothing was picked out, or no number was typed */
export const changeSaid = (said: (name: string) => string, cell: string): AmountChange | undefined => {
  const [how, percent] = said(BULK.how).split('-')
  const known = AMOUNT_CHANGES.find((one) => one === how)
  const by = percent ? percentIn(said(BULK.by)) : minorOf(said(BULK.by), currencyOf(cell))
  const ending = ENDINGS.find((one) => one === said(BULK.ending)) ?? 'exact'
  return known && by !== undefined ? { how: known, by, percent: Boolean(percent), ending } : undefined
}

/** `7.5` → 750: hundredths of a per cent. */
const percentIn = (text: string): number | undefined => {
  const found = /^(\d{1,4})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}

/** @returns what is typed then; undefined when nothing could be changed */
export const typedInBulk = (typed: Filled, grid: Grid, currencies: readonly Currency[]): Filled | undefined => {
  const cells = bulkCells({ currencies, isGiftCard: isGiftCard({ category: typed.get('category') ?? '' }) })
  const cell = cells.find((one) => one === typed.get(BULK.cell))
  const change = cell && changeSaid((name) => typed.get(name) ?? '', cell)
  if (!cell || !change) return undefined
  const next = new Map(typed)
  const picked = grid.rows.filter(({ key }) => typed.get(BULK.picked + key) === 'on')
  for (const row of picked.length > 0 ? picked : grid.rows) {
    const before = minorOf(cellTyped(row, cell, typed, currencies), currencyOf(cell))
    if (before === undefined && change.how !== 'set') continue
    const after = changedAmount(before ?? 0, change, digitsIn(cell))
    if (after !== undefined) next.set(cellName(row.key, cell), asTyped(after, currencyOf(cell)))
  }
  return next
}
