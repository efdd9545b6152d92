/** What the script of the grid reads: every row with what stands in its cells, and its words. A page without scripts does without. */
import { localeOf } from '#domain/languages'
import { digitsOf } from '#domain/money'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import { cellNamed, cellNames } from './cells.ts'
import { pictureName } from './grid-cell.tsx'
import { headOf } from './grid-heads.ts'
import { isReckoned, kindOf } from './grid-views.ts'
import { PRODUCT_CELLS, productCellIn, STATUSES } from './product-cells.ts'
import type { Row } from './rows.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import type { Shown } from './shown.ts'
import { viewsOf } from './views-of.ts'
import { editorMessages } from './messages/index.ts'

const dataOf = (shown: Shown): Sheet => {
  const { grid, shop, language, typed, amiss, product } = shown
  const ofProduct = shown.products ? PRODUCT_CELLS : []
  const cells = [...cellNames(shop.currencies), ...ofProduct]
  const readers = cells.map((cell) => cellNamed(cell, shop.currencies))
  const messages = editorMessages[language].grid
  const rowOf = ({ key, options, variant, isNew, isRemoved }: Row): SheetRow => ({
    key,
    choice: options.join(', ') || messages.only,
    group: options.length > 1 ? (options[0] ?? '') : '',
    availability: isNew ? '' : variant.tracked ? variant.availability : 'untracked',
    isNew,
    isRemoved,
    isFirst: shown.products?.has(key) ?? false,
    shown: readers.map((reader, at) => reader?.shown(variant) ?? productCellIn(shown, key, cells[at] ?? '') ?? ''),
  })
  const names = [...new Set(['margin', 'availability', ...cells])]
  const ofRows = new Set(grid.rows.map(({ key }) => key))
  const keyIn = (name: string) => /^variants\.(.+?)\.(?:(?:price|compareAt|cost)\.[A-Z]{3}|[a-zA-Z]+)$/s.exec(name)?.[1]
  return {
    cells,
    views: viewsOf(shown),
    heads: { variant: messages.variant, ...Object.fromEntries(names.map((name) => [name, headOf(name, language)])) },
    kinds: Object.fromEntries(cells.filter((cell) => !isReckoned(cell)).map((cell) => [cell, kindOf(cell)])),
    rows: grid.rows.map(rowOf),
    typed: Object.fromEntries(Array.from(typed).filter(([name]) => ofRows.has(keyIn(name) ?? ''))),
    wrong: Object.fromEntries(
      Array.from(amiss, ([name, told]): [string, string] => [name, told.join(' ')]).filter(([name]) => keyIn(name)),
    ),
    ofProduct,
    statuses: STATUSES.map((status) => [status, catalogMessages[language].products.statuses[status]]),
    pictures: product.pictures.map(({ src, alt }, at) => [src, pictureName(at, alt)]),
    digits: Object.fromEntries(shop.currencies.map((currency) => [currency, digitsOf(currency)])),
    availability: frameMessages[language].availability,
    taxRate: shop.taxRate,
    locale: localeOf(language),
    words: { ...messages.script, checkDigit: messages.checkDigit, noPicture: messages.noPicture, new: messages.new },
  }
}

/** It is data and no script, which the page's policy lets be; it cannot end its own element. */
export const GridData = ({ shown }: { readonly shown: Shown }) => (
  <script
    type="application/json"
    data-sheet
    dangerouslySetInnerHTML={{ __html: JSON.stringify(dataOf(shown)).replaceAll('<', '\\u003c') }}
  ></script>
)
