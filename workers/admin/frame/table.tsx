/** The table of a list: columns said once, rows moved through by keys, cards on a phone. */
import type { Child } from 'hono/jsx'

export type Column<R> = {
  readonly head: Child
  /** Its head is only for those who listen to the page: a column of buttons. */
  readonly quiet?: boolean
  /** It names the row. */
  readonly names?: boolean
  /** Classes of the cell: `c-…` says where it stands on a card; `num`, `hide-m` and `c-pick` are the head's as well. */
  readonly class?: string
  readonly cell: (row: R) => Child
}

type Shown<R> = {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowClass?: (row: R) => string | undefined
}

const OF_HEADS = new Set(['num', 'hide-m', 'c-pick'])

const headClass = (cell = ''): string | undefined =>
  cell
    .split(' ')
    .filter((name) => OF_HEADS.has(name))
    .join(' ') || undefined

/** Roles are written out: a table that is laid out as cards would lose its own. */
export const Table = <R,>({ label, columns, rows, rowClass }: Shown<R>) => (
  <table class="tb cards" role="table" data-rows aria-label={label}>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ head, quiet, class: name }) => (
          <th role="columnheader" class={headClass(name)}>
            {quiet ? <span class="vh">{head}</span> : head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row" tabindex={-1} class={rowClass?.(row)}>
          {columns.map(({ names, class: name, cell }) =>
            names ? (
              <th role="rowheader" scope="row" class={name}>
                {cell(row)}
              </th>
            ) : (
              <td role="cell" class={name}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)
