/** The variants as a grid. Without its script it is a table of fields, a page at a time; the script makes a spreadsheet of it. */
import { Icon } from '../../frame/icon.tsx'
import { countText } from '../../frame/count.ts'
import { BulkBar } from './bulk-bar.tsx'
import { GridCell } from './grid-cell.tsx'
import { GridData } from './grid-data.tsx'
import { isReckoned, kindOf } from './grid-views.ts'
import { headOf } from './grid-heads.ts'
import { cellName } from './filled.ts'
import { productCellIn } from './product-cells.ts'
import { cellShown, type Row } from './rows.ts'
import { FORM, type Shown } from './shown.ts'
import { viewsOf } from './views-of.ts'
import { editorMessages } from './messages/index.ts'

export const ROWS_SHOWN = 50

type Props = { readonly shown: Shown }

export const viewIn = (shown: Shown) => {
  const views = viewsOf(shown)
  return views.find(({ id }) => id === shown.typed.get('view')) ?? views[0] ?? { id: '', cells: [] }
}

export const pageIn = ({ typed, grid }: Pick<Shown, 'typed' | 'grid'>): number => {
  const pages = Math.max(1, Math.ceil(grid.rows.length / ROWS_SHOWN))
  return Math.min(pages, Math.max(1, Math.trunc(Number(typed.get('page') ?? 1)) || 1))
}

export const GridPanel = ({ shown }: Props) => {
  const { grid, language } = shown
  const messages = editorMessages[language].grid
  const view = viewIn(shown)
  const page = pageIn(shown)
  const rows = grid.rows.slice((page - 1) * ROWS_SHOWN, page * ROWS_SHOWN)
  return (
    <section class="panel" id="variants" aria-labelledby="variants-title" data-variants>
      <header>
        <h2 id="variants-title">{messages.title}</h2>
        <span class="s mute">{countText(grid.rows.length, language)}</span>
        <span class="find only-js">
          <Icon name="search" />
          <input class="in" type="search" data-filter placeholder={messages.filter} aria-label={messages.filter} />
        </span>
        <div class="acts">
          <span class="join" role="group" aria-label={messages.views}>
            {viewsOf(shown).map(({ id }) => (
              <button
                class="btn"
                form={FORM}
                name="do"
                value={`view:${id}`}
                data-view={id}
                aria-pressed={id === view.id ? 'true' : 'false'}
              >
                {headOf(id, language)}
              </button>
            ))}
          </span>
        </div>
      </header>
      <input type="hidden" form={FORM} name="view" value={view.id} />
      <input type="hidden" form={FORM} name="page" value={String(page)} />
      <BulkBar shown={shown} />
      <div class="scroll grid-scroll" tabindex={0} role="region" aria-label={messages.table} data-grid>
        <table class="tb grid">
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">{messages.pick}</span>
              </th>
              <th scope="col">{messages.variant}</th>
              {view.cells.map((cell) => (
                <th scope="col" class={isNumber(cell) ? 'num' : undefined}>
                  {headOf(cell, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <GridRow shown={shown} row={row} cells={view.cells} />
            ))}
          </tbody>
        </table>
      </div>
      <Kept shown={shown} rows={rows} cells={view.cells} />
      <Paging shown={shown} page={page} />
      <GridData shown={shown} />
    </section>
  )
}

export const isNumber = (cell: string): boolean =>
  cell === 'margin' || (!isReckoned(cell) && ['amount', 'weight', 'whole'].includes(kindOf(cell)))

export const choiceText = ({ options }: Pick<Row, 'options'>, only: string): string => options.join(', ') || only

const GridRow = ({ shown, row, cells }: Props & { readonly row: Row; readonly cells: readonly string[] }) => {
  const messages = editorMessages[shown.language].grid
  const choice = choiceText(row, messages.only)
  return (
    <tr class={row.isRemoved ? 'gone' : undefined}>
      <td>
        <input type="checkbox" form={FORM} name={`pick.${row.key}`} value="on" aria-label={messages.pickOf(choice)} />
      </td>
      <th scope="row" class="nw">
        {row.isNew ? (
          <>
            {choice} <span class="st half s">{messages.new}</span>
          </>
        ) : (
          <a class="id" href={`/admin/inventory/${row.key}`}>
            {choice}
          </a>
        )}
      </th>
      {cells.map((cell) => (
        <GridCell shown={shown} row={row} cell={cell} choice={choice} />
      ))}
    </tr>
  )
}

/** What was typed into cells that are not on this page stays with the form. */
const Kept = ({ shown, rows, cells }: Props & { readonly rows: readonly Row[]; readonly cells: readonly string[] }) => {
  const { typed, grid, shop } = shown
  const seen = new Set(
    rows.filter(({ isRemoved }) => !isRemoved).flatMap(({ key }) => cells.map((cell) => cellName(key, cell))),
  )
  const known = new Map(grid.rows.map((row) => [row.key, row]))
  const kept = [...typed].filter(([name, text]) => {
    if (!name.startsWith('variants.') || seen.has(name)) return false
    const [, key = '', cell = ''] =
      /^variants\.(.+?)\.((?:price|compareAt|cost)\.[A-Z]{3}|[a-zA-Z]+)$/s.exec(name) ?? []
    const row = known.get(key)
    if (row === undefined || cell === 'removed') return row !== undefined && text !== ''
    return text !== (productCellIn(shown, key, cell) ?? cellShown(row, cell, shop.currencies))
  })
  return (
    <div data-kept hidden>
      {kept.map(([name, text]) => (
        <input type="hidden" form={FORM} name={name} value={text} />
      ))}
    </div>
  )
}

const Paging = ({ shown, page }: Props & { readonly page: number }) => {
  const messages = editorMessages[shown.language].grid
  const pages = Math.ceil(shown.grid.rows.length / ROWS_SHOWN)
  if (pages < 2) return null
  return (
    <div class="row in-p2 no-js">
      <button class="btn" form={FORM} name="do" value={`page:${page - 1}`} disabled={page === 1}>
        {messages.before}
      </button>
      <span class="s mute">{messages.page(page, pages)}</span>
      <button class="btn" form={FORM} name="do" value={`page:${page + 1}`} disabled={page === pages}>
        {messages.after}
      </button>
    </div>
  )
}
