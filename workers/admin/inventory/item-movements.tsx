/** Every movement of an item, the latest first: what caused it, from which account to which, and the note. */
import { documentOf } from '#domain/inventory/documents/document'
import { orderName, orderOfPayment, paymentId } from '#domain/ids'
import { beforeText, MOVEMENTS_PAGE } from '../../flows/inventory/movements.ts'
import type { ItemPageProps } from './item-page-props.ts'
import { When } from '../frame/time.tsx'
import { documentMessages } from './documents/messages/index.ts'
import { DOCUMENT_PATHS } from './documents/paths.ts'
import { placeName } from './place-name.ts'
import { inventoryMessages } from './messages/index.ts'

type Movement = ItemPageProps['movements'][number]

export const Movements = (props: ItemPageProps) => {
  const { item, movements, language } = props
  const messages = inventoryMessages[language]
  const oldest = movements.at(-1)
  return (
    <section class="panel" aria-labelledby="movements">
      <header>
        <h2 id="movements">{messages.movements}</h2>
      </header>
      {movements.length === 0 ? (
        <p class="in-p soft">{messages.noMovements}</p>
      ) : (
        <ol class="in-p">
          {movements.map((movement) => (
            <Line movement={movement} {...props} />
          ))}
        </ol>
      )}
      {oldest && movements.length >= MOVEMENTS_PAGE && (
        <footer>
          <a class="btn" href={`/admin/inventory/${item.id}?before=${beforeText(oldest)}`}>
            {messages.olderMovements}
          </a>
        </footer>
      )}
    </section>
  )
}

/** What can be sold grows or shrinks; between held and taken it does neither. */
const signed = ({ debit, credit, units }: Movement): string => {
  if (units === 0) return '0'
  if (credit === 'available') return `+${units}`
  return debit === 'available' ? `−${units}` : String(units)
}

const Line = (props: ItemPageProps & { readonly movement: Movement }) => {
  const { movement, orders, documents, names, settings, language, now } = props
  const messages = inventoryMessages[language]
  const { cause, debit, credit, location, note, at, who } = movement
  const id = documentOf(movement.causeId)
  const document = id && documents.get(id)
  const payment = paymentId(movement.causeId)
  const order = payment && orderOfPayment(payment)
  return (
    <li class="mv">
      <When at={at} now={now} language={language} />
      <div>
        {messages.causes[cause]}{' '}
        {order && orders.has(order) && (
          <a class="s" href={`/admin/orders/${order}`}>
            {orderName(order)}
          </a>
        )}
        {order && !orders.has(order) && (
          <span class="s soft">
            {orderName(order)}, {messages.noOrder}
          </span>
        )}
        {document && (
          <a class="s" href={`${DOCUMENT_PATHS[document.kind]}/${document.id}`}>
            {documentMessages[language].named[document.kind](document.number)}
          </a>
        )}
        {(who || note) && (
          <div class="s soft">{[who && (names.get(who) ?? who), note].filter(Boolean).join(' · ')}</div>
        )}
      </div>
      <div class="d">
        {signed(movement)}
        <div class="s mute">
          {messages.between(messages.accounts[debit], messages.accounts[credit])}, {placeName(settings, location)}
        </div>
      </div>
    </li>
  )
}
