/** What staff do to an order: put units into a parcel, or cancel what is not sent. */
import type { Money } from '#domain/money'
import { refundOfOpen } from '#domain/orders/cancellation'
import { isOfCards } from '#domain/orders/gift-cards-back'
import { customerOf, deliveryName, freeUnits, openParcels, type Order, type Parcel } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import { mayGive } from '../../flows/command.ts'
import { cancelling, CANCEL_REASONS, shipping } from '../../flows/orders/commands.ts'
import { Key } from '../frame/forms.tsx'
import { ClosedCards } from './closed-cards.tsx'
import { amountIn, Goods, lineName } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'

const countOf = (parcels: readonly Parcel[]) => parcels.reduce((sum, { units }) => sum + units, 0)

export const FulfilForm = (props: OrderPageProps & { open: readonly Parcel[] }) => {
  const { order, open, language, staff } = props
  const messages = ordersMessages[language]
  const allowed = mayGive(staff, shipping)
  return (
    <form class="panel" method="post" action={`/admin/orders/${order.id}/fulfil`} aria-labelledby="to-send">
      <Key />
      <header>
        <h2 id="to-send">{messages.order.toSend}</h2>
        <span class="st due s">{messages.order.items(countOf(open))}</span>
        <span class="s mute end-x">{deliveryName(order, language)}</span>
      </header>
      <div>
        {open.map(({ variantId }, index) => {
          const line = order.lines.find((one) => one.variantId === variantId)
          return line && <ToSend {...props} line={line} index={index} />
        })}
      </div>
      {allowed && <Shipping {...props} />}
    </form>
  )
}

const ToSend = ({ order, line, index, language, form }: OrderPageProps & { line: OrderLineItem; index: number }) => {
  const open = freeUnits(order, line.variantId)
  const name = `parcels[${index}].units`
  return (
    <div class="line">
      <Goods line={line} language={language} />
      <span class="unit soft">{amountIn(language)(line.price)}</span>
      <span class="soft">
        <input type="hidden" name={`parcels[${index}].variantId`} value={line.variantId} />
        <input
          class="in few"
          type="number"
          inputmode="numeric"
          name={name}
          min="0"
          max={String(open)}
          value={form?.get(name) ?? String(open)}
          aria-label={ordersMessages[language].order.unitsToSend(lineName(line, language))}
        />
      </span>
      <span class="amt soft">{ordersMessages[language].order.of(open)}</span>
    </div>
  )
}

const Shipping = ({ order, carriers, language, form, refusal }: OrderPageProps) => {
  const messages = ordersMessages[language].order
  const mistyped = refusal?.code === 'tracking-number-wrong'
  return (
    <>
      <div class="in-p ruled stack tight">
        <div class="two">
          <div class="f">
            <label for="tracking">
              {messages.tracking} <span class="opt">{frameMessages[language].optional}</span>
            </label>
            <input
              class="in"
              id="tracking"
              name="tracking"
              maxlength={60}
              autocomplete="off"
              value={form?.get('tracking') ?? ''}
              aria-invalid={mistyped ? 'true' : undefined}
              aria-describedby={mistyped ? 'tracking-wrong' : undefined}
            />
            {mistyped && (
              <span class="wrong" id="tracking-wrong">
                {frameMessages[language].refusals['tracking-number-wrong']}
              </span>
            )}
          </div>
          <div class="f">
            <label for="carrier">
              {messages.carrier} <span class="opt">{frameMessages[language].optional}</span>
            </label>
            <input
              class="in"
              id="carrier"
              name="carrier"
              maxlength={60}
              list="carriers"
              autocomplete="off"
              value={form?.get('carrier') ?? ''}
            />
            <datalist id="carriers">
              {carriers.map((name) => (
                <option value={name}></option>
              ))}
            </datalist>
          </div>
        </div>
        <p class="hint">{messages.mailed(customerOf(order))}</p>
      </div>
      <footer>
        <button class="btn go">{messages.fulfil}</button>
      </footer>
    </>
  )
}

export const CancelFold = ({ order, closed, language, staff, form, refusal }: OrderPageProps) => {
  const messages = ordersMessages[language].order
  const open = openUnitsOf(order)
  if (open.length === 0 || !mayGive(staff, cancelling)) return null
  const spent = spentIn(refusal)
  const whole = refundOfOpen(order)
  const total = amountIn(language)({ ...whole, amount: Math.max(0, whole.amount - (spent?.amount ?? 0)) })
  const many = countOf(open) > 1
  const toSend = new Set(open.map(({ variantId }) => variantId))
  const presents = order.lines
    .filter(({ variantId, gifts }) => gifts !== undefined && toSend.has(variantId))
    .map((line) => lineName(line, language))
  return (
    <details class="fold ruled" open={form?.has('reason')}>
      <summary>
        <Icon name="right" />
        {messages.cancel}
        <span class="s mute end-x">{messages.cancelUntil(countOf(open))}</span>
      </summary>
      <form class="in-p stack tight" method="post" action={`/admin/orders/${order.id}/cancel`}>
        <Key />
        <div class="f narrow-field">
          <label for="reason">{messages.reason}</label>
          <select class="in" id="reason" name="reason">
            {CANCEL_REASONS.map((reason) => (
              <option value={reason} selected={form?.get('reason') === reason}>
                {messages.reasons[reason]}
              </option>
            ))}
          </select>
        </div>
        {many && open.map((parcel, index) => <ToCancel {...{ order, language, form, parcel, index }} />)}
        <p class="hint">{many ? messages.cancelPart(total) : messages.cancelWhy(total)}</p>
        {many && presents.length > 0 && <p class="hint">{messages.presentsStay(presents)}</p>}
        {order.lines.some(isOfCards) && !spent && <p class="hint">{messages.cardsTakenBack}</p>}
        <ClosedCards {...{ order, closed, language }} />
        {spent && (
          <label class="pick">
            <input type="checkbox" name="giftCardsSpent" value={String(spent.amount)} />
            {messages.cardsSpent(amountIn(language)(spent))}
          </label>
        )}
        <div>
          <button class="btn bad go">{many ? messages.cancelThese : messages.cancelGo(total)}</button>
        </div>
      </form>
    </details>
  )
}

/** What was spent of the gift cards that were to be cancelled, where that is why they were not. */
const spentIn = (refusal: OrderPageProps['refusal']): Money | null =>
  refusal?.code === 'gift-cards-spent' && 'spent' in refusal ? (refusal.spent as Money) : null

const openUnitsOf = (order: Order): readonly Parcel[] => (order.status === 'cancelled' ? [] : openParcels(order))

type ToCancelProps = Pick<OrderPageProps, 'order' | 'language' | 'form'> & {
  readonly parcel: Parcel
  readonly index: number
}

/** Everything that is open, unless somebody says fewer. */
const ToCancel = ({ order, parcel: { variantId, units }, index, language, form }: ToCancelProps) => {
  const line = order.lines.find((one) => one.variantId === variantId)
  const name = `lineItems[${index}].units`
  return (
    line && (
      <div class="f">
        <label for={`cancel-${index}`}>{ordersMessages[language].order.unitsToCancel(lineName(line, language))}</label>
        <input type="hidden" name={`lineItems[${index}].variantId`} value={variantId} />
        <input
          class="in few"
          id={`cancel-${index}`}
          type="number"
          inputmode="numeric"
          name={name}
          min="0"
          max={String(units)}
          value={form?.get(name) ?? String(units)}
        />
      </div>
    )
  )
}
