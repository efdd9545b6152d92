/** Beside an order: for whom it is and where it goes; where it is kept is folded away, for those who look after the shop. */
import { countryName } from '#domain/formats'
import { localeOf } from '#domain/languages'
import { deliveryName } from '#domain/orders/order'
import { slotInId } from '#domain/sharding/slots'
import { mayGive } from '../../flows/command.ts'
import { changingDelivery } from '../../flows/orders/delivery-commands.ts'
import { readdressingOrder } from '../../flows/orders/edit-commands.ts'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import { pickupLines } from '../../flows/logistics/pickup-lines.ts'
import { pathIn } from '../../http/language.ts'
import type { OrderPageProps } from './order-page-props.ts'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { ReturnsBeside } from '../after-sales/beside-order.tsx'
import { Duplicate, Note, Tags } from './order-notes.tsx'
import { RiskBeside } from './order-risk.tsx'
import { deliveryMessages } from './messages/delivery.ts'
import { editsMessages } from './messages/edits.ts'
import { importedMessages } from './messages/imported.ts'
import { ordersMessages } from './messages/index.ts'

export const OrderSide = (props: OrderPageProps) => {
  const { order, language, cartKey, shard, staff } = props
  const messages = ordersMessages[language]
  const { address, email, id, status, imported } = order
  const isOpen = status === 'placed' || status === 'part-shipped'
  const pickup = order.pricedBy?.delivery?.pickup
  const written = address ? [...addressLines(address), countryName(address.country, localeOf(language))] : []
  return (
    <aside class="side" aria-label={messages.order.title(order.name)}>
      <section>
        <h2>{messages.order.customer}</h2>
        {address && <span>{address.name}</span>}
        {!address && imported && imported.buyer !== '' && <span>{imported.buyer}</span>}
        {email === '' && imported ? (
          <span class="soft">{importedMessages[language].noEmail}</span>
        ) : (
          <a class="anywhere" href={`mailto:${email}`}>
            {email}
          </a>
        )}
        {/* Where it is fetched it goes to no address of theirs. */}
        {pickup && (
          <address class="soft">
            {written.slice(1).map((line) => (
              <div>{line}</div>
            ))}
          </address>
        )}
        {address && address.phone !== '' && <span class="soft">{address.phone}</span>}
        <span class="s mute unprinted">{notificationsMessages[language].languages[order.language]}</span>
        {cartKey && (
          <a class="s unprinted" href={`${pathIn(order.language, `/orders/${id}`)}?key=${cartKey}`}>
            {messages.order.seeAsCustomer}
          </a>
        )}
      </section>
      <section>
        <h2>
          {pickup ? messages.order.fetchedAt : messages.order.deliverTo}{' '}
          {isOpen && mayGive(staff, readdressingOrder) && (
            <a class="s unprinted" href={`/admin/orders/${id}/address`}>
              {editsMessages[language].change}
            </a>
          )}
        </h2>
        {address ? (
          <>
            <address class="soft">
              {(pickup ? pickupLines(pickup, language) : written).map((line) => (
                <div>{line}</div>
              ))}
            </address>
            <span class="s mute">{deliveryName(order, language)}</span>
            {status === 'placed' &&
              order.shipments.length === 0 &&
              !pickup &&
              !imported &&
              mayGive(staff, changingDelivery) && (
                <a class="s unprinted" href={`/admin/orders/${id}/delivery`}>
                  {deliveryMessages[language].open}
                </a>
              )}
          </>
        ) : (
          <span class="soft">{imported ? importedMessages[language].noAddress : messages.order.nothingTravels}</span>
        )}
      </section>
      <Payer {...props} />
      <RiskBeside {...props} />
      <ReturnsBeside {...props} />
      <Tags {...props} />
      <Note {...props} />
      <Duplicate {...props} />
      <details class="unprinted">
        <summary class="s soft">{messages.order.lives}</summary>
        <dl class="kv s">
          <dt>{messages.order.shard}</dt>
          <dd>{shard}</dd>
          <dt>{messages.order.slot}</dt>
          <dd>{messages.order.slotOf(slotInId(id))}</dd>
          <dt>{messages.order.id}</dt>
          <dd class="mono anywhere">{id}</dd>
          <dt>{messages.order.paymentId}</dt>
          <dd class="mono anywhere">{order.paymentId}</dd>
        </dl>
      </details>
    </aside>
  )
}

/** To whom the invoice is written, where it is somebody else; and what the buyer wrote to whoever packs. */
const Payer = ({ order: { billing, buyerNote }, language }: OrderPageProps) => {
  const { order: messages } = ordersMessages[language]
  return (
    <>
      {buyerNote && (
        <section>
          <h2>{messages.buyerNote}</h2>
          <p class="anywhere lines">{buyerNote}</p>
        </section>
      )}
      {billing && (
        <section>
          <h2>{messages.invoiceTo}</h2>
          <address class="soft">
            {[...addressLines(billing), countryName(billing.country, localeOf(language))].map((line) => (
              <div>{line}</div>
            ))}
          </address>
        </section>
      )}
    </>
  )
}
