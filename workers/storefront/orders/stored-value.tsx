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
  /** By how much it is rounded. */
  readonly rounding?: Money | undefined
  /** The least that can be charged, where they pay less for it. */
  readonly leastLeft?: Money | undefined
  /** Those of the cart, where another way can be chosen here and a script writes the amounts anew. */
  readonly choosing?: readonly CartStoredValue[]
}

export const PaymentRows = ({ request, payments, due, paid, rounding, leastLeft, choosing }: Rows) => {
  const messages = storedValueMessages[request.language]
  const rows = choosing ?? payments.map(({ storedValue }) => storedValue)
  if (rows.length === 0 && !rounding && !choosing) return null
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
      {(rounding || choosing) && (
        <div hidden={!rounding}>
          <dt class="soft">{messages.rounding}</dt>
          <dd class="money" data-rounding>
            {roundingText(request, rounding)}
          </dd>
        </div>
      )}
      <div class="due" hidden={rows.length === 0 && !rounding}>
        <dt>
          {paid ? (rows.length > 0 ? messages.paidOtherwise : messages.paid) : messages.toPay}
          {(leastLeft || choosing) && (
            <span class="soft small" data-least>
              {leastLeft && ' '}
              {leastText(request, leastLeft)}
            </span>
          )}
        </dt>
        <dd class="money" data-left>
          {priceText(request, due)}
        </dd>
      </div>
    </>
  )
}

/** Empty: it is not rounded. */
export const roundingText = (request: RequestContext, rounding: Money | undefined): string => {
  if (!rounding) return ''
  const text = priceText(request, { ...rounding, amount: Math.abs(rounding.amount) })
  return rounding.amount < 0 ? `−${text}` : text
}

/** Why less is taken from a gift card than is on it; empty: it is not so. */
export const leastText = (request: RequestContext, leastLeft: Money | undefined): string =>
  leastLeft ? storedValueMessages[request.language].least(priceText(request, leastLeft)) : ''

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
