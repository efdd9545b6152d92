/** Of an order that came with a file: that it is history, and what the file says of it besides. */
import { ORDER_COLUMNS, type Cells, type OrderColumn } from '#domain/orders/imported/columns'
import { importedMessages } from './messages/imported.ts'
import type { OrderPageProps } from './order-page-props.ts'

const filled = (cells: Cells): readonly (readonly [OrderColumn, string])[] =>
  ORDER_COLUMNS.flatMap((column) => {
    const text = cells[column]
    return text === undefined || text === '' ? [] : [[column, text] as const]
  })

export const OfAnotherShop = ({ order: { imported }, language }: Pick<OrderPageProps, 'order' | 'language'>) => {
  if (!imported) return null
  const messages = importedMessages[language]
  const said = filled({
    'Financial Status': imported.financial,
    'Fulfillment Status': imported.fulfilment,
    Id: imported.id,
    ...imported.cells,
  })
  return (
    <section class="panel unprinted" aria-labelledby="imported">
      <header>
        <h2 id="imported">{messages.title}</h2>
      </header>
      <p class="in-p">{messages.about}</p>
      <details class="fold ruled">
        <summary>{messages.cells}</summary>
        <dl class="kv s in-p">
          {said.map(([column, text]) => (
            <>
              {/* As the file calls it. */}
              <dt lang="en">{column}</dt>
              <dd class="anywhere">{text}</dd>
            </>
          ))}
        </dl>
      </details>
    </section>
  )
}
