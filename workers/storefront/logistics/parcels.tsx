/** What of an order has left, parcel by parcel: what is in it, where it stands, and the way that it took. */
import { inLanguage } from '#domain/languages'
import { standingOf } from '#domain/logistics/tracking'
import type { Order, Shipment } from '#domain/orders/order'
import { Picture } from '../frame/picture.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { isCarried } from './carried.ts'
import { logisticsMessages } from './messages/index.ts'
import { expectedText, State, Way } from './way.tsx'

/** Where each parcel can be followed, by its id. */
export type Ways = ReadonlyMap<string, string>

type Shown = { readonly request: RequestContext; readonly order: Order; readonly ways: Ways }

/** Names that a heading has room for. */
const NAMES_MAX = 3
/** Moments of each; all of them are on the page of the parcel. */
const MOMENTS_MAX = 5

/** The latest first. */
export const Parcels = (shown: Shown) => (
  <>
    {isCarried(shown.order) &&
      shown.order.shipments
        .map((shipment, index) => <Parcel {...shown} shipment={shipment} number={index + 1} />)
        .toReversed()}
  </>
)

const Parcel = ({ request, order, ways, shipment, number }: Shown & { shipment: Shipment; number: number }) => {
  const messages = logisticsMessages[request.language]
  const lines = shipment.parcels.flatMap(
    ({ variantId }) => order.lines.find((one) => one.variantId === variantId) ?? [],
  )
  const names = [...new Set(lines.map(({ title }) => inLanguage(title, request.language)))]
  const things = messages.things(names.slice(0, NAMES_MAX), Math.max(0, names.length - NAMES_MAX))
  const way = ways.get(shipment.id)
  const carried = [shipment.carrier, shipment.tracking].filter(Boolean).join(' ')
  return (
    <article class="parcel">
      <div class="between fold-up">
        <div>
          <h2>{messages.parcel(number, order.shipments.length, things)}</h2>
          {carried && <p class="soft small num">{carried}</p>}
        </div>
        <State request={request} shipment={shipment} />
      </div>
      <Way request={request} shipment={shipment} expected={expectedText(request, order, shipment)} last={MOMENTS_MAX} />
      <div class="between">
        <ul class="thumbs">
          {lines.map(({ picture }) => (
            <li>
              <div class="picture">
                <Picture of={picture} language={request.language} shown="line" alt="" />
              </div>
            </li>
          ))}
        </ul>
        {way && (
          <a class="button quiet small" href={way}>
            {messages.follow}
            <span class="hidden"> {things}</span>
          </a>
        )}
      </div>
    </article>
  )
}

/** What stands above an order of which something is there; undefined where its own word says it. */
export const arrivedHeading = (request: Pick<RequestContext, 'language'>, order: Order): string | undefined => {
  const { headings } = logisticsMessages[request.language]
  const there = order.shipments.filter((shipment) => standingOf(shipment).status === 'delivered').length
  if (there === 0 || order.status === 'cancelled' || !isCarried(order)) return undefined
  return order.status === 'shipped' && there === order.shipments.length ? headings.delivered : headings.partDelivered
}
