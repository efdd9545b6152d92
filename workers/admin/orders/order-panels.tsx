/** Panels of an order: what was bought, what was cancelled of it, what it came to. */
import { countryName } from '#domain/formats'
import { COMMA, inLanguage, joined, localeOf, type Language } from '#domain/languages'
import { formatSum, type Money } from '#domain/money'
import { refundsOf } from '#domain/orders/cancellation'
import { deliveryName, type Order } from '#domain/orders/order'
import { travels, type OrderLineItem } from '#domain/orders/order-line'
import { isTaxAdded } from '#domain/orders/quote'
import { leftToPay } from '#domain/orders/stored-payments'
import { textIn } from '#domain/settings/text'
import { mayAsk } from '../../flows/question.ts'
import { readingValue } from '../../flows/stored-value/questions.ts'
import { storedName } from '../../flows/stored-value/names.ts'
import type { OrderPageProps } from './order-page-props.ts'
import { PaymentState } from './states.tsx'
import { When } from '../frame/time.tsx'
import { importedMessages } from './messages/imported.ts'
import { ordersMessages } from './messages/index.ts'

export const amountIn = (language: Language) => (amount: Money) => formatSum(amount, localeOf(language))

export const lineName = (line: OrderLineItem, language: Language): string =>
  joined(language, inLanguage(line.title, language), inLanguage(line.choice, language))

/** The goods of one line; what stands at its end differs from panel to panel. */
export const Goods = ({ line, language }: { line: OrderLineItem } & Pick<OrderPageProps, 'language'>) => (
  <>
    {line.picture ? (
      <img class="pic" src={line.picture} alt="" width="40" height="40" loading="lazy" />
    ) : (
      <span class="pic" aria-hidden="true"></span>
    )}
    <div>
      {/* A good of another shop, that this one has not. */}
      {line.handle === '' ? (
        <span class="id">{inLanguage(line.title, language)}</span>
      ) : (
        <a class="id" href={`/admin/inventory/${line.variantId}`}>
          {inLanguage(line.title, language)}
        </a>
      )}
      <div class="s mute">
        {[inLanguage(line.choice, language), line.sku && ordersMessages[language].order.line(line.sku)]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  </>
)

/** What will not be sent, and what went back for it. */
export const Cancelled = ({ order, language, now }: OrderPageProps) => {
  const messages = ordersMessages[language].order
  // What went back elsewhere stands in the sums alone.
  if (order.imported) return null
  return (
    <>
      {(order.cancellations ?? []).map(({ id, parcels, reason, refund, withheld, refundedAt, cancelledAt }) => (
        <section class="panel" aria-label={messages.cancelledFor(messages.reasons[reason])}>
          <header>
            <h2>{messages.cancelledUnits}</h2>
            {/* Why is for the desk: it may be a suspicion. */}
            <span class="st off s unprinted">{messages.reasons[reason]}</span>
            <span class="s soft end-x">
              {refundedAt === null
                ? messages.goesBack(amountIn(language)(refund))
                : messages.wentBack(amountIn(language)(refund))}
              <span class="unprinted">
                {COMMA[language]}
                <When at={refundedAt ?? cancelledAt} now={now} language={language} />
              </span>
            </span>
          </header>
          <div id={id}>
            {parcels.map(({ variantId, units }) => {
              const line = order.lines.find((one) => one.variantId === variantId)
              return line && <LineOf line={line} units={units} language={language} />
            })}
          </div>
          {withheld && <p class="in-p s soft">{messages.withheld(amountIn(language)(withheld))}</p>}
        </section>
      ))}
    </>
  )
}

export const Ordered = ({ order, language }: OrderPageProps) => (
  <section class="panel" aria-labelledby="ordered">
    <header>
      <h2 id="ordered">{ordersMessages[language].order.ordered}</h2>
    </header>
    <div>
      {order.lines.map((line) => (
        <LineOf line={line} units={line.units} language={language} />
      ))}
    </div>
  </section>
)

type LineProps = { line: OrderLineItem; units: number } & Pick<OrderPageProps, 'language'>

export const LineOf = ({ line, units, language }: LineProps) => {
  const amount = amountIn(language)
  return (
    <div class="line">
      <Goods line={line} language={language} />
      <span class="unit soft">{amount(line.price)}</span>
      <span class="soft">× {units}</span>
      <span class="amt">{amount({ ...line.price, amount: line.price.amount * units })}</span>
    </div>
  )
}

export const Payment = ({ order, language, now, staff }: OrderPageProps) => {
  const { sums } = ordersMessages[language].order
  const { payments = [] } = order
  const returned = refundsOf(order)
  return (
    <>
      <header>
        <h2 id="payment">{ordersMessages[language].order.paymentTitle}</h2>
        <PaymentState
          payment={order.payment}
          language={language}
          since={now - order.updatedAt}
          isImported={order.imported !== undefined}
        />
      </header>
      <dl class="in-p sum">
        {sumsOf(order, language).map(({ label, what, amount, free }) => (
          <>
            <dt>{label}</dt>
            <dd>{what}</dd>
            <dd>{free && amount.amount === 0 ? sums.free : amountIn(language)(amount)}</dd>
          </>
        ))}
        <dt class="tot">{sums.total}</dt>
        <dd class="tot"></dd>
        <dd class="tot">{amountIn(language)(order.totals.total)}</dd>
        {order.totals.rounding && (
          <>
            <dt>{sums.rounding}</dt>
            <dd></dd>
            <dd>{amountIn(language)(order.totals.rounding)}</dd>
          </>
        )}
        {payments.map(({ storedValue, amount }) => (
          <>
            <dt>
              {mayAsk(staff, readingValue) ? (
                <a href={`/admin/gift-cards/${storedValue.id}`}>{storedName(language, storedValue)}</a>
              ) : (
                storedName(language, storedValue)
              )}
            </dt>
            <dd></dd>
            <dd>{amountIn(language)(amount)}</dd>
          </>
        ))}
        {payments.length > 0 && (
          <>
            <dt>{sums.otherwise}</dt>
            <dd></dd>
            <dd>{amountIn(language)(leftToPay(order))}</dd>
          </>
        )}
        {returned.amount > 0 && (
          <>
            <dt>{sums.returned}</dt>
            <dd></dd>
            <dd>{amountIn(language)({ ...returned, amount: -returned.amount })}</dd>
          </>
        )}
      </dl>
    </>
  )
}

/** `free`: what a price of nothing is called. */
type Sum = { readonly label: string; readonly what: string; readonly amount: Money; readonly free?: true }

const sumsOf = (order: Order, language: OrderPageProps['language']): readonly Sum[] => {
  const { lines, totals } = order
  const sums = ordersMessages[language].order.sums
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  return [
    { label: sums.items, what: String(units), amount: totals.subtotal },
    ...(order.promotions ?? [])
      .filter((one) => one.class !== 'delivery' && one.amount.amount > 0)
      .map(({ title, code = '', amount }) => ({
        label: sums.discount,
        what: joined(language, code, textIn(title, language)),
        amount: { ...amount, amount: -amount.amount },
      })),
    ...formerDiscounts(order, language),
    ...(travels(lines)
      ? [{ label: sums.delivery, what: deliveryName(order, language), amount: totals.fulfillment, free: true as const }]
      : []),
    ...taxSums(order, language),
    ...(totals.taxRelief
      ? [{ label: sums.taxRelief, what: '', amount: { ...totals.taxRelief, amount: -totals.taxRelief.amount } }]
      : []),
  ]
}

/** Of another shop: no promotion of this one. */
const formerDiscounts = ({ imported, totals }: Order, language: Language): readonly Sum[] => {
  const off = totals.itemsDiscount.amount + totals.discount.amount
  if (!imported || off === 0) return []
  const label = importedMessages[language].discount
  return [{ label, what: imported.cells['Discount Code'] ?? '', amount: { ...totals.total, amount: -off } }]
}

/** One for each rate, where there are several. */
const taxSums = ({ taxed, totals, address, pricedBy, currency }: Order, language: Language): readonly Sum[] => {
  const { sums } = ordersMessages[language].order
  const how = isTaxAdded(totals) ? sums.added : sums.included
  const groups = (taxed?.groups ?? []).filter(({ category }) => category === 'S')
  if (taxed && groups.length > 1) {
    return groups.map(({ rate, tax }) => ({
      label: sums.tax,
      what: joined(
        language,
        countryName(taxed.country, localeOf(language)),
        `${Number((rate / 100).toFixed(4))} %`,
        how,
      ),
      amount: { amount: tax, currency },
    }))
  }
  const country = pricedBy?.tax?.country ?? address?.country ?? ''
  const called = country === '' ? '' : countryName(country, localeOf(language))
  return [{ label: sums.tax, what: joined(language, called, how), amount: totals.tax }]
}
