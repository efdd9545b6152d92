/** What comes back of an order, beside it: each return as it stands, and the way to take goods back. */
import type { Language } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import type { Staff } from '#schema/users/customers/staff'
import { mayGive } from '../../flows/command.ts'
import { openingReturn } from '../../flows/after-sales/return-commands.ts'
import { PATH, ReturnState } from './list-page.tsx'
import { returnsMessages } from './messages/index.ts'

type Shown = { readonly order: Order; readonly language: Language; readonly staff: Staff }

export const ReturnsBeside = ({ order, language, staff }: Shown) => {
  const messages = returnsMessages[language]
  const { returns = [] } = order
  const may = mayGive(staff, openingReturn) && !order.imported && order.shipments.length > 0
  if (returns.length === 0 && !may) return null
  return (
    <section class="unprinted">
      <h2>{messages.title}</h2>
      {returns.map(({ id, status }, index) => (
        <a href={`${PATH}/${order.id}/${id}`}>
          {`${order.name}-${index + 1} `}
          <ReturnState status={status} language={language} />
        </a>
      ))}
      {may && <a href={`${PATH}/${order.id}`}>{messages.counter}</a>}
    </section>
  )
}
