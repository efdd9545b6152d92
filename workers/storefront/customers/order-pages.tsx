/** From one page of an account's orders to the next, in lists that go by orders. */
import { orderId } from '#domain/ids'
import type { OrderRef } from '#domain/orders/order'
import { to, type RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'

/** `1764460800000.ord_…`: where the next page begins. @returns null for the first one, and for what is none */
export const refIn = (text: string | undefined): OrderRef | null => {
  const [placedAt = '', id] = (text ?? '').split('.')
  const order = orderId(id)
  return order && /^\d{1,15}$/.test(placedAt) ? { id: order, placedAt: Number(placedAt) } : null
}

type Shown = {
  readonly request: RequestContext
  readonly path: string
  readonly before: OrderRef | null
  readonly older: OrderRef | null
}

export const OrderPages = ({ request, path, before, older }: Shown) => {
  const texts = customersMessages[request.language].orders
  if (!older && !before) return null
  return (
    <nav class="row" aria-label={texts.pages}>
      {before && <a href={to(request, path)}>{texts.latest}</a>}
      {older && <a href={`${to(request, path)}?before=${older.placedAt}.${older.id}`}>{texts.older}</a>}
    </nav>
  )
}
