/** Beside an order: for whom it is, where it goes, and where it is kept. */
import { localeOf } from '#domain/languages'
import { slotInId } from '#domain/sharding/slots'
import { pathIn } from '../../http/language.ts'
import type { OrderPageProps } from './order-page.tsx'

export const OrderSide = ({ order, words, language, cartKey, shard }: OrderPageProps) => {
  const { address, email, id } = order
  const country = new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(address.country) ?? address.country
  const lines = [
    address.name,
    address.street,
    address.extra,
    `${address.postcode} ${address.city}`,
    address.region,
    country,
  ]
  return (
    <aside class="side" aria-label={words.order.title(order.name)}>
      <section>
        <h2>{words.order.customer}</h2>
        <span>{address.name}</span>
        <a class="anywhere" href={`mailto:${email}`}>
          {email}
        </a>
        {address.phone !== '' && <span class="soft">{address.phone}</span>}
        <span class="s mute">{words.outbox.languages[order.language]}</span>
        {cartKey && (
          <a class="s" href={`${pathIn(order.language, `/orders/${id}`)}?key=${cartKey}`}>
            {words.order.seeAsCustomer}
          </a>
        )}
      </section>
      <section>
        <h2>{words.order.deliverTo}</h2>
        <address class="soft">
          {lines
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <div>{line}</div>
            ))}
        </address>
        <span class="s mute">{words.delivery[order.delivery]}</span>
      </section>
      <section>
        <h2>{words.order.lives}</h2>
        <dl class="kv s">
          <dt>{words.order.shard}</dt>
          <dd>{shard}</dd>
          <dt>{words.order.slot}</dt>
          <dd>{words.order.slotOf(slotInId(id))}</dd>
          <dt>{words.order.id}</dt>
          <dd class="mono anywhere">{id}</dd>
          <dt>{words.order.paymentId}</dt>
          <dd class="mono anywhere">{order.paymentId}</dd>
        </dl>
      </section>
    </aside>
  )
}
