/** How a return stands: what has happened, what comes next, and what its buyer can do now. */
import { isReturnOver, type Return, type ReturnStatus } from '#domain/after-sales/return'
import type { Order } from '#domain/orders/order'
import { textIn } from '#domain/settings/text'
import { Crumbs } from '../frame/crumbs.tsx'
import { dateText, momentText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { orderAddress } from '../orders/order-address.ts'
import { returnAddress } from './addresses.ts'
import { afterSalesMessages } from './messages/index.ts'
import { ofOrderMessages } from './messages/of-order.ts'
import { returnName } from './return-name.ts'
import { SendTo } from './send-to.tsx'
import { Things } from './things.tsx'

type Shown = { readonly request: RequestContext; readonly order: Order; readonly of: Return }

export const ReturnPage = (shown: Shown) => {
  const { request, order, of } = shown
  const messages = afterSalesMessages[request.language]
  const { page } = messages
  const { title, headings } = ofOrderMessages[request.language]
  const name = title(returnName(order, of))
  const asked = of.kind === 'withdrawal' ? page.withdrawn : page.requested
  return (
    <Layout request={request} title={name} sheet="reviews">
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: messages.order(order.name), path: `/orders/${order.id}` }, { text: name }]}
        />
        <div class="page-head">
          <p class="soft">
            {name} · {asked(dateText(request, of.requestedAt))}
          </p>
          <h1>{headings[of.status]}</h1>
        </div>
        <div class="two">
          <div class="stack loose">
            <Steps {...shown} />
            {of.answer && (
              <div class="note">
                <b>{page.answer}</b>
                <br />
                {of.answer}
              </div>
            )}
            <Acts {...shown} />
          </div>
          <aside class="panel stack">
            <h2>{page.things}</h2>
            <Things request={request} order={order} units={of.units} />
            <Money {...shown} />
            <p>
              <a href={orderAddress(request, order.id)}>{page.back}</a>
            </p>
          </aside>
        </div>
      </div>
    </Layout>
  )
}

const STEPS = ['requested', 'approved', 'sent', 'received', 'inspected', 'end'] as const
type Step = (typeof STEPS)[number]

const stepOf = (status: ReturnStatus): Step | null => {
  if (status === 'refunded' || status === 'credited' || status === 'exchanged') return 'end'
  return STEPS.find((step) => step === status) ?? null
}

/** Of what ended otherwise there is no way to show. */
const Steps = ({ request, of }: Shown) => {
  const { page } = afterSalesMessages[request.language]
  const now = stepOf(of.status)
  if (!now) return null
  const steps: readonly Step[] = of.terms.keep ? ['requested', 'approved', 'end'] : STEPS
  const at = steps.indexOf(now)
  return (
    <ol class="timeline">
      {steps.map((step, place) => {
        const state = place < at || (place === at && now === 'end') ? 'done' : place === at ? 'now' : 'next'
        return (
          <li class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
            <b>{page.steps[step]}</b>
            <span class="soft small num">
              {step === 'requested'
                ? momentText(request, of.requestedAt)
                : place === at
                  ? momentText(request, of.since)
                  : ''}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const Money = ({ request, order, of }: Shown) => {
  const { page, terms } = afterSalesMessages[request.language]
  const paid = order.refunds?.find(({ id }) => id === of.refund?.id)
  const sum =
    paid &&
    (paid.credited
      ? { ...paid.credited.amount, amount: paid.credited.amount.amount + paid.credited.bonus.amount }
      : paid.refund)
  if (sum) return <p class="small">{page.paid(priceText(request, sum))}</p>
  if (isReturnOver(of)) return null
  return <p class="small soft">{terms.when[of.terms.refundOn]}</p>
}

const Acts = (shown: Shown) => {
  const { request, order, of } = shown
  const { page } = afterSalesMessages[request.language]
  const at = returnAddress(request, order.id, of.id)
  const isOpen = of.status === 'requested' || of.status === 'approved'
  const goes = (of.status === 'approved' || of.status === 'sent') && !of.terms.keep
  return (
    <>
      {goes && (
        <div class="stack">
          <h2>{page.sendTo}</h2>
          <SendTo request={request} />
          <p class="lines">{textIn(request.settings.returns.instructions, request.language)}</p>
          <p>
            <a class="button" href={`${at}/note`}>
              {page.print}
            </a>{' '}
            <span class="soft small">{page.printHint}</span>
          </p>
        </div>
      )}
      {of.status === 'approved' && goes && (
        <form class="form" method="post" action={`${at}/sent`}>
          <h2>{page.sent}</h2>
          <p class="field half">
            <label for="carrier">{page.carrier}</label>
            <input id="carrier" name="carrier" maxlength={60} autocomplete="off" />
          </p>
          <p class="field half">
            <label for="tracking">{page.tracking}</label>
            <input id="tracking" name="tracking" maxlength={60} autocomplete="off" />
          </p>
          <p>
            <input type="hidden" name="key" value={crypto.randomUUID()} />
            <button class="button quiet">{page.sentButton}</button>
          </p>
        </form>
      )}
      {isOpen && of.kind === 'return' && !of.refund && (
        <form method="post" action={`${at}/cancel`}>
          <input type="hidden" name="key" value={crypto.randomUUID()} />
          <button class="textlink">{page.cancel}</button>
        </form>
      )}
    </>
  )
}
