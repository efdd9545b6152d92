/** Gift cards and credit beside a sum: what each of them pays, and what is left to pay. */
import { money, type Money } from '#domain/money'
import type { Review } from '#domain/orders/review'
import { spendable, type CartStoredValue, type StoredPayment } from '#domain/orders/stored-payments'
import type { StoredValue } from '#domain/stored-value/stored-value'
import { frameMessages } from '../frame/messages/index.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { storedName } from '../../flows/stored-value/names.ts'
import { priceText } from '../frame/price.tsx'
import { storedValueMessages } from './messages/stored-value.ts'

type Rows = {
  readonly request: RequestContext
  readonly payments: readonly StoredPayment[]
  /** What is left when they have paid. */
  readonly due: Money
  /** Whether all of it was paid. */
  readonly paid: boolean
  /** Those of the cart, where another way can be chosen here and a script writes the amounts anew. */
  readonly choosing?: readonly CartStoredValue[]
}

export const PaymentRows = ({ request, payments, due, paid, choosing }: Rows) => {
  const messages = storedValueMessages[request.language]
  const rows = choosing ?? payments.map(({ storedValue }) => storedValue)
  if (rows.length === 0) return null
  const texts = storedTexts(request, rows, payments)
  return (
    <>
      {rows.map((one, place) => (
        <div class="off" hidden={texts[place] === ''}>
          <dt class="soft">{storedName(request.language, one)}</dt>
          <dd class="money" data-stored={choosing && String(place)}>
            {texts[place]}
          </dd>
        </div>
      ))}
      <div class="due">
        <dt>{paid ? messages.paidOtherwise : messages.toPay}</dt>
        <dd class="money" data-left>
          {priceText(request, due)}
        </dd>
      </div>
    </>
  )
}

/** What each takes off, as it is written; empty of one that pays nothing. */
export const storedTexts = (
  request: RequestContext,
  of: readonly StoredValue[],
  payments: readonly StoredPayment[],
): readonly string[] =>
  of.map(({ id }) => {
    const pays = payments.find(({ storedValue }) => storedValue.id === id)
    return pays ? `−${priceText(request, pays.amount)}` : ''
  })

/** What is on it now, or why it pays nothing. */
export const storedState = (request: RequestContext, of: Review, one: CartStoredValue): string => {
  const messages = storedValueMessages[request.language]
  const { balances, now } = of.pricing
  const there = spendable(one, { currency: of.cart.currency, now, ...(balances && { balances }) })
  if (there.code !== 'spendable') return messages.why[there.code]
  const pays = of.payments.some(({ storedValue }) => storedValue.id === one.id)
  return pays ? messages.left(priceText(request, there.balance)) : unneeded(of, messages)
}

const unneeded = ({ lines }: Review, messages: (typeof storedValueMessages)['en']): string =>
  lines.some(({ offer }) => offer?.isGiftCard) ? messages.notForCards : messages.why.unneeded

/** Of an order: each part of what it was paid with, as lines of text. */
export const paidTexts = (
  request: RequestContext,
  payments: readonly StoredPayment[],
  whole: Money,
  otherwise: string,
): string => {
  if (payments.length === 0) return priceText(request, whole)
  const rest = payments.reduce((left, { amount }) => left - amount.amount, whole.amount)
  const { colon } = frameMessages[request.language]
  return [
    ...payments.map((one) => storedName(request.language, one.storedValue) + colon + priceText(request, one.amount)),
    ...(rest > 0 ? [otherwise + colon + priceText(request, money(rest, whole.currency))] : []),
  ].join('\n')
}
