/** What stands in the columns of the desk: an order to pick, a label whose parcel can leave, what went wrong, a parcel on its way. */
import { dayName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { isLate, parcelsToPack, promisedDay, type LabelOfOrder } from '#domain/logistics/desk'
import { isStale } from '#domain/logistics/labelling'
import { customerOf, deliveryName, type Order } from '#domain/orders/order'
import type { SentRow } from '#schema/transactions/logistics/desk'
import type { Staff } from '#schema/users/customers/staff'
import { mayGive } from '../../flows/command.ts'
import { voidingLabel } from '../../flows/logistics/label-commands.ts'
import { nameOfLabel } from '../../flows/logistics/label-questions.ts'
import { Key } from '../frame/forms.tsx'
import { deskMessages } from './messages/desk.ts'
import { logisticsMessages } from './messages/index.ts'
import { classOf } from './sent.tsx'

const unitsIn = (parcels: readonly { readonly units: number }[]): number =>
  parcels.reduce((sum, { units }) => sum + units, 0)

type ToPickProps = { readonly order: Order; readonly today: string; readonly language: Language }

export const ToPick = ({ order, today, language }: ToPickProps) => {
  const messages = deskMessages[language]
  const promised = promisedDay(order)
  const late = isLate(order, today)
  return (
    <li class="job">
      <div>
        <label>
          <input type="checkbox" name="order" value={order.id} aria-label={messages.select(order.name)} />
        </label>
        <a class="strong" href={`/admin/orders/${order.id}`}>
          {order.name}
        </a>
        <span class="clip soft">{customerOf(order)}</span>
        {late && <span class="st bad s">{messages.isLate}</span>}
        <a class="s end-x" href={`/admin/shipping/pack/${order.id}`} aria-label={messages.packTitle(order.name)}>
          {messages.pack}
        </a>
      </div>
      <p>
        {messages.items(unitsIn(parcelsToPack(order)))} · {deliveryName(order, language)}
        {order.address && ` · ${order.address.country}`}
        {promised !== '' && ` · ${messages.promised(dayName(promised, localeOf(language)))}`}
      </p>
    </li>
  )
}

export const Ready = ({ order, label, language }: LabelOfOrder & { readonly language: Language }) => (
  <li class="job">
    <div>
      <label>
        <input
          type="checkbox"
          name="label"
          value={nameOfLabel({ order: order.id, label: label.id })}
          aria-label={deskMessages[language].selectLabel(order.name)}
        />
      </label>
      <a class="strong" href={`/admin/orders/${order.id}`}>
        {order.name}
      </a>
      <span class="clip soft">{customerOf(order)}</span>
    </div>
    <p class="anywhere">
      {label.carrier} {label.service} · {label.tracking}
    </p>
  </li>
)

export const Amiss = ({
  order,
  label,
  language,
  staff,
}: LabelOfOrder & { readonly language: Language; readonly staff: Staff }) => {
  const messages = deskMessages[language]
  const stale = isStale(order, label)
  const why = label.state === 'buying' ? messages.buying : label.state === 'voiding' ? messages.voiding : messages.stale
  return (
    <li class="job">
      <div>
        <a class="strong" href={`/admin/orders/${order.id}`}>
          {order.name}
        </a>
        <span class="clip soft">{customerOf(order)}</span>
      </div>
      <p>{why}</p>
      {stale && label.state === 'bought' && mayGive(staff, voidingLabel) && (
        <form method="post" action={`/admin/orders/${order.id}/void-label`}>
          <Key />
          <input type="hidden" name="label" value={label.id} />
          <button class="btn">{messages.void}</button>
        </form>
      )}
    </li>
  )
}

type SentListProps = { readonly rows: readonly SentRow[]; readonly count: number; readonly language: Language }

export const SentList = ({ rows, count, language }: SentListProps) => (
  <>
    <ul>
      {rows.map(({ order, name, customer, shipment, carrier, tracking, status }) => (
        <li class="job">
          <div>
            <a class="strong" href={`/admin/orders/${order}#${shipment}`}>
              {name}
            </a>
            <span class="clip soft">{customer}</span>
            <span class={`st ${classOf(status)} s end-x`}>{logisticsMessages[language].status[status]}</span>
          </div>
          <p class="anywhere">
            {carrier} {tracking}
          </p>
        </li>
      ))}
    </ul>
    {count > rows.length && <p class="rest">{deskMessages[language].more(count - rows.length)}</p>}
  </>
)
