/** What is printed before parcels are packed: one list for a walk through the shelves, and a slip for each parcel. */
import { countryName, dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { parcelsToPack, type PickLine } from '#domain/logistics/desk'
import type { Order } from '#domain/orders/order'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import { tagOf } from '../../http/language.ts'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { Table } from '../frame/table.tsx'
import { DESK } from './desk.tsx'
import { deskMessages } from './messages/desk.ts'
import { itemOf } from './packing.tsx'

export type PapersProps = {
  readonly orders: readonly Order[]
  readonly walk: readonly PickLine[]
  readonly language: Language
  /** Its name, as the settings have it, and its clock. */
  readonly shop: string
  readonly timeZone: string
}

const Head = ({
  title,
  sub,
  language,
}: {
  readonly title: string
  readonly sub: string
  readonly language: Language
}) => (
  <header class="head">
    <a class="crumb" href={DESK}>
      <Icon name="back" />
      <span class="hide-s">{deskMessages[language].back}</span>
    </a>
    <h1>{title}</h1>
    <span class="sub">{sub}</span>
    <span class="acts s soft">{deskMessages[language].printPage}</span>
  </header>
)

const Nothing = ({ language }: { readonly language: Language }) => (
  <Empty icon="check" heading={deskMessages[language].nothing.pick} why={deskMessages[language].nonePicked}>
    <a class="btn" href={DESK}>
      {deskMessages[language].back}
    </a>
  </Empty>
)

export const Walk = ({ orders, walk, language }: PapersProps) => {
  const messages = deskMessages[language]
  const units = walk.reduce((sum, one) => sum + one.units, 0)
  return (
    <>
      <Head title={messages.walkTitle} sub={messages.walkOf(orders.length, units)} language={language} />
      {walk.length === 0 ? (
        <Nothing language={language} />
      ) : (
        <Table
          label={messages.walkTitle}
          rows={walk}
          columns={[
            { head: messages.columns.vendor, class: 'c-who', cell: ({ vendor }) => vendor },
            { head: messages.columns.sku, class: 'c-date nw', cell: ({ sku }) => sku },
            {
              head: messages.columns.item,
              class: 'c-id',
              names: true,
              cell: ({ variantId }) => {
                const order = orders.find(({ lines }) => lines.some((line) => line.variantId === variantId))
                return order ? itemOf(order, variantId, language) : ''
              },
            },
            { head: messages.columns.units, class: 'c-sum num', cell: ({ units: many }) => <b>{many}</b> },
            {
              head: messages.columns.orders,
              class: 'c-st anywhere',
              cell: ({ orders: of }) => of.map(({ name, units: many }) => `${name} × ${many}`).join(' · '),
            },
          ]}
        />
      )}
    </>
  )
}

/** In the language of whoever opens the parcel, on a page of its own. */
export const Slips = ({ orders, language, shop, timeZone }: PapersProps) => {
  const messages = deskMessages[language]
  return (
    <>
      <Head title={messages.slips} sub={String(orders.length)} language={language} />
      {orders.length === 0 ? (
        <Nothing language={language} />
      ) : (
        <div class="body">
          <div class="wrap">
            {orders.map((order) => (
              <Slip order={order} shop={shop} timeZone={timeZone} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}

const Slip = ({
  order,
  shop,
  timeZone,
}: {
  readonly order: Order
  readonly shop: string
  readonly timeZone: string
}) => {
  const { language, address } = order
  const messages = deskMessages[language]
  const day = dateFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(order.placedAt)
  return (
    <section class="slip" lang={tagOf(language)} aria-label={`${messages.slip} ${order.name}`}>
      <h2>
        {shop} · {messages.slip} {order.name}
      </h2>
      <p class="soft">
        {messages.ordered} {day}
      </p>
      {address && (
        <address>
          {addressLines(address).map((line) => (
            <div>{line}</div>
          ))}
          <div>{countryName(address.country, localeOf(language))}</div>
        </address>
      )}
      <table>
        <thead>
          <tr>
            <th>{messages.columns.item}</th>
            <th>{messages.columns.sku}</th>
            <th class="num">{messages.columns.units}</th>
          </tr>
        </thead>
        <tbody>
          {parcelsToPack(order).map(({ variantId, units }) => (
            <tr>
              <td>{itemOf(order, variantId, language)}</td>
              <td>{order.lines.find((line) => line.variantId === variantId)?.sku}</td>
              <td class="num">{units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
