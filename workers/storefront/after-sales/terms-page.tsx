/** Before a return is sent: what it pays, what is taken off, and when. */
import type { ReturnTerms } from '#domain/after-sales/terms'
import type { ReturnedUnits } from '#domain/after-sales/return'
import { money } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { Crumbs } from '../frame/crumbs.tsx'
import { Layout } from '../frame/layout.tsx'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { askAddress } from './addresses.ts'
import { afterSalesMessages } from './messages/index.ts'
import { Things } from './things.tsx'
import type { Typed } from './typed.ts'

type Shown = {
  readonly request: RequestContext
  readonly order: Order
  readonly typed: Typed
  readonly units: readonly ReturnedUnits[]
  readonly terms: ReturnTerms
  /** Of the goods, in minor units, before the fee. */
  readonly worth: number
}

export const TermsPage = ({ request, order, typed, units, terms, worth }: Shown) => {
  const messages = afterSalesMessages[request.language]
  return (
    <Layout request={request} title={messages.terms.title} sheet="reviews">
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: messages.order(order.name), path: `/orders/${order.id}` }, { text: messages.crumb }]}
        />
        <div class="page-head">
          <h1>{messages.terms.title}</h1>
          <p class="lead soft text">{messages.terms.lead}</p>
        </div>
        <div class="two">
          <Things request={request} order={order} units={units} />
          <aside class="panel stack">
            <h2>{messages.terms.pays}</h2>
            <Sums request={request} order={order} terms={terms} worth={worth} resolution={typed.resolution} />
            <p class="small soft">
              {[
                terms.keep ? messages.terms.keep : messages.terms.when[terms.refundOn],
                terms.approved ? '' : messages.terms.approval,
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            <form class="stack" method="post" enctype="multipart/form-data" action={askAddress(request, order.id)}>
              <Kept typed={typed} />
              <input type="hidden" name="key" value={crypto.randomUUID()} />
              <p>
                <button class="button wide" name="act" value="send">
                  {messages.terms.send}
                </button>
              </p>
              <p>
                <button class="textlink" name="act" value="change">
                  {messages.terms.change}
                </button>
              </p>
            </form>
          </aside>
        </div>
      </div>
    </Layout>
  )
}

type SumsOf = Pick<Shown, 'request' | 'order' | 'terms' | 'worth'> & { readonly resolution: Typed['resolution'] }

const Sums = ({ request, order, terms, worth, resolution }: SumsOf) => {
  const { terms: messages } = afterSalesMessages[request.language]
  const sum = (minor: number) => priceText(request, money(minor, order.currency))
  const bonus = resolution === 'credit' ? terms.bonus.amount : 0
  const row = (name: string, text: string) => (
    <div>
      <dt class="soft">{name}</dt>
      <dd class="money">{text}</dd>
    </div>
  )
  return (
    <dl class="totals">
      {row(messages.goods, sum(worth))}
      {terms.fee.amount > 0 && row(messages.fee, sum(-terms.fee.amount))}
      {bonus > 0 && row(messages.bonus, sum(bonus))}
      {!terms.keep && row(messages.carriage, terms.carriage === 'shop' ? messages.shop : messages.buyer)}
      <div class="sum">
        <dt>{messages.sum}</dt>
        <dd class="money">{sum(worth - terms.fee.amount + bonus)}</dd>
      </div>
    </dl>
  )
}

const Kept = ({ typed }: Pick<Shown, 'typed'>) => (
  <>
    <input type="hidden" name="resolution" value={typed.resolution} />
    {typed.lines.map(({ units, reason, note, pictures }, at) =>
      units === 0 ? null : (
        <>
          <input type="hidden" name={`units.${at}`} value={units} />
          <input type="hidden" name={`reason.${at}`} value={reason} />
          <input type="hidden" name={`note.${at}`} value={note} />
          {pictures.map((src) => (
            <input type="hidden" name={`kept.${at}`} value={src} />
          ))}
        </>
      ),
    )}
  </>
)
