/** Withdrawal in two steps, as the law has it: what it is about and who declares it, then the receipt with its time. */
import type { Withdrawable } from '#domain/after-sales/withdrawal'
import { inLanguage } from '#domain/languages'
import { customerOf, type Order, type Parcel } from '#domain/orders/order'
import { textIn } from '#domain/settings/text'
import { Crumbs } from '../frame/crumbs.tsx'
import { dateText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { withdrawAddress } from './addresses.ts'
import { afterSalesMessages } from './messages/index.ts'
import { Things } from './things.tsx'

type Shown = { readonly request: RequestContext; readonly order: Order; readonly withdrawal: Withdrawable | null }

export const WithdrawPage = ({ request, order, withdrawal }: Shown) => {
  const messages = afterSalesMessages[request.language]
  const { withdraw } = messages
  const { days } = request.settings.returns.withdrawal
  return (
    <Layout request={request} title={withdraw.title} sheet="reviews">
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: messages.order(order.name), path: `/orders/${order.id}` }, { text: withdraw.title }]}
        />
        <div class="page-head">
          <h1>{withdraw.title}</h1>
          <p class="lead soft text">
            {withdrawal
              ? `${withdraw.lead} ${withdrawal.until === null ? withdraw.open(days) : withdraw.until(dateText(request, withdrawal.until))}`
              : withdraw.over}
          </p>
        </div>
        {withdrawal && (
          <form class="two" method="post" action={withdrawAddress(request, order.id)}>
            <div class="stack loose">
              <Part request={request} order={order} title={withdraw.unsent} parcels={withdrawal.unsent} />
              <Part request={request} order={order} title={withdraw.sent(days)} parcels={withdrawal.sent} />
              <Excepted request={request} order={order} withdrawal={withdrawal} />
            </div>
            <aside class="panel stack">
              <h2>{withdraw.whose}</h2>
              <dl class="facts">
                <div>
                  <dt>{withdraw.name}</dt>
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
              <input type="hidden" name="key" value={crypto.randomUUID()} />
              <p>
                <button class="button wide">{withdraw.confirm}</button>
              </p>
            </aside>
          </form>
        )}
      </div>
    </Layout>
  )
}

type PartOf = Pick<Shown, 'request' | 'order'> & { readonly title: string; readonly parcels: readonly Parcel[] }

const Part = ({ request, order, title, parcels }: PartOf) =>
  parcels.length === 0 ? null : (
    <section class="stack">
      <h2>{title}</h2>
      <Things request={request} order={order} units={parcels} />
    </section>
  )

const Excepted = ({ request, order, withdrawal }: Shown & { readonly withdrawal: Withdrawable }) => {
  const { withdraw } = afterSalesMessages[request.language]
  return withdrawal.excepted.length === 0 ? null : (
    <section class="stack">
      <h2>{withdraw.excepted}</h2>
      <ul class="plain">
        {withdrawal.excepted.map(({ variantId, reason }) => {
          const line = order.lines.find((one) => one.variantId === variantId)
          return (
            <li>
              {line && inLanguage(line.title, request.language)}
              <br />
              <span class="soft small">{textIn(reason, request.language) || withdraw.handed}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
