/** /account/credit: what the shop owes to somebody's account, and where it went. */
import { Hono } from 'hono'
import { dateFormat } from '#domain/formats'
import { orderName } from '#domain/ids'
import { owedBy, type LedgerEntry } from '#domain/stored-value/ledger'
import type { StoredValueRecord } from '#domain/stored-value/record'
import type { App } from '../../env.ts'
import { ownCredit } from '../../flows/stored-value/own-credit.ts'
import { House } from '../customers/house.tsx'
import { signedIn } from '../customers/signed-in.ts'
import { priceText } from '../frame/price.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { storedValueTexts } from './messages/index.ts'

type MovementProps = {
  readonly request: RequestContext
  readonly value: StoredValueRecord
  readonly entry: LedgerEntry
}

const Movement = ({ request, value: { currency }, entry }: MovementProps) => {
  const { credit } = storedValueTexts[request.language]
  const { at, kind, orderId } = entry
  const day = dateFormat(request.locale, { dateStyle: 'medium', timeZone: request.settings.shop.timeZone }).format(at)
  return (
    <li class="between">
      <span>
        {credit.movements[kind]}{' '}
        {orderId !== null && <a href={to(request, `/account/orders/${orderId}`)}>{credit.order(orderName(orderId))}</a>}{' '}
        <span class="soft small">{day}</span>
      </span>
      <span class="money">{priceText(request, { amount: owedBy(entry), currency })}</span>
    </li>
  )
}

export const credit = new Hono<App>().get('/', async (c) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const [request, credits] = await Promise.all([requestContextOf(c), ownCredit(c.env, customer.id)])
  const texts = storedValueTexts[request.language].credit
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="credit" title={texts.title} lead={texts.lead}>
      {credits.length === 0 && <p class="part soft">{texts.none}</p>}
      {credits.map(({ value, entries }) => (
        <section class="part" aria-labelledby={value.id}>
          <h2 id={value.id}>{priceText(request, { amount: value.balance, currency: value.currency })}</h2>
          <ul class="stack close plain">
            {entries.toReversed().map((entry) => (
              <Movement request={request} value={value} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      <p class="part">
        <a href={to(request, '/gift-cards')}>{texts.cards}</a>
      </p>
    </House>,
  )
})
