/** The receipt of a withdrawal: what was declared and when, what is cancelled, and what comes back. */
import { isWithdrawn } from '#domain/notifications/returns'
import type { Order } from '#domain/orders/order'
import { customerOf } from '#domain/orders/order'
import { textIn } from '#domain/settings/text'
import { Crumbs } from '../frame/crumbs.tsx'
import { momentText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { returnAddress } from './addresses.ts'
import { afterSalesMessages } from './messages/index.ts'
import { SendTo } from './send-to.tsx'
import { Things } from './things.tsx'

type Shown = { readonly request: RequestContext; readonly order: Order }

/** Both parts of one withdrawal have one name. */
const lastOf = ({ returns = [], cancellations = [] }: Order) => {
  const back = returns.findLast(({ kind }) => kind === 'withdrawal')
  const cancelled = cancellations.findLast(({ id }) => (back ? id === back.id : isWithdrawn({ id })))
  return { back, cancelled }
}

export const ReceiptPage = ({ request, order }: Shown) => {
  const messages = afterSalesMessages[request.language]
  const { withdraw } = messages
  const { back, cancelled } = lastOf(order)
  const at = back?.requestedAt ?? cancelled?.cancelledAt
  return (
    <Layout request={request} title={withdraw.doneTitle} sheet="reviews">
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: messages.order(order.name), path: `/orders/${order.id}` }, { text: withdraw.receipt }]}
        />
        <div class="page-head">
          <h1>{at === undefined ? withdraw.title : withdraw.doneTitle}</h1>
          <p class="lead soft text">{at === undefined ? withdraw.over : withdraw.doneLead}</p>
        </div>
        {at !== undefined && (
          <div class="two">
            <div class="stack loose">
              <p>{withdraw.declared(order.name)}</p>
              {cancelled && (
                <section class="stack">
                  <h2>{withdraw.cancelled}</h2>
                  <Things request={request} order={order} units={cancelled.parcels} />
                </section>
              )}
              {back && (
                <section class="stack">
                  <h2>{withdraw.comesBack}</h2>
                  <Things
                    request={request}
                    order={order}
                    units={back.units.map(({ variantId, units }) => ({ variantId, units }))}
                  />
                </section>
              )}
            </div>
            <aside class="panel stack">
              <h2>{withdraw.receipt}</h2>
              <dl class="facts">
                <div>
                  <dt>{withdraw.received}</dt>
                  <dd class="num">{momentText(request, at)}</dd>
                </div>
                <div>
                  <dt>{withdraw.whose}</dt>
                  <dd>{customerOf(order)}</dd>
                </div>
                <div>
                  <dt>{withdraw.number}</dt>
                  <dd class="num">{order.name}</dd>
                </div>
                <div>
                  <dt>{withdraw.contact}</dt>
                  <dd>{order.email}</dd>
                </div>
              </dl>
              {back && (
                <>
                  <h3>{messages.page.sendTo}</h3>
                  <SendTo request={request} />
                  <p class="lines small soft">{textIn(request.settings.returns.instructions, request.language)}</p>
                  <p>
                    <a href={returnAddress(request, order.id, back.id)}>{withdraw.how}</a>
                  </p>
                </>
              )}
            </aside>
          </div>
        )}
      </div>
    </Layout>
  )
}
