/** What the provider has promised for an order: until when it can be taken, taking it or a part of it, and letting it go. */
import { capturable, isOpenPromise, isPromised } from '#domain/orders/authorisation'
import { COMMA } from '#domain/languages'
import { dueOf, receivedByProvider } from '#domain/orders/balance'
import { CAPTURE } from '#domain/orders/payment-terms'
import { mayGive } from '../../flows/command.ts'
import { capturing, voiding } from '../../flows/orders/capture-commands.ts'
import { receivingPayment } from '../../flows/orders/payment-commands.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { AmountField } from './amount-field.tsx'
import { promisesMessages } from './messages/promises.ts'
import { ordersMessages } from './messages/index.ts'
import { OwedByHand, Receive } from './order-money.tsx'
import { amountIn } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'

export const Promised = (props: OrderPageProps) => {
  const { order, language, now } = props
  const { authorisation } = order
  if (!authorisation) return null
  const messages = promisesMessages[language]
  const amount = amountIn(language)
  const { state, captureBefore } = authorisation
  return (
    <>
      <dl class="in-p ruled sum">
        <dt>{messages.promised}</dt>
        <dd>
          {isOpenPromise(order) && captureBefore !== null && (
            <span class={captureBefore - now < 2 * 24 * 60 * 60_000 ? 'st bad s' : 'soft'}>
              {messages.until} <When at={captureBefore} now={now} language={language} />
            </span>
          )}
        </dd>
        <dd>{amount(authorisation.amount)}</dd>
        {state === 'captured' && (
          <>
            <dt>{messages.taken}</dt>
            <dd></dd>
            <dd>{amount(receivedByProvider(order))}</dd>
          </>
        )}
        {(order.received ?? [])
          .filter(({ id }) => id !== CAPTURE)
          .map((one) => (
            <>
              <dt>{ordersMessages[language].order.money.came}</dt>
              <dd>
                <When at={one.receivedAt} now={now} language={language} />
                {one.note && `${COMMA[language]}${one.note}`}
              </dd>
              <dd>{amount(one.amount)}</dd>
            </>
          ))}
        {authorisation.excess && (
          <>
            <dt>{messages.excess}</dt>
            <dd></dd>
            <dd>{amount(authorisation.excess)}</dd>
          </>
        )}
      </dl>
      <p class="in-p soft s">{authorisation.excess ? messages.excessWhy : messages.states[state]}</p>
      {isOpenPromise(order) && capturable(order).amount > 0 && (
        <>
          <Forms {...props} />
          <Otherwise {...props} />
        </>
      )}
      {!isPromised(order) && dueOf(order).amount > 0 && <Receive {...props} />}
      <div class="unprinted">
        <OwedByHand {...props} />
      </div>
    </>
  )
}

/** Money that came by another way while the provider has promised it, too. */
const Otherwise = (props: OrderPageProps) => {
  const { language, staff, form } = props
  if (!mayGive(staff, receivingPayment)) return null
  const messages = promisesMessages[language]
  return (
    <details class="fold ruled unprinted" open={isRecording(form)}>
      <summary>
        <Icon name="right" />
        {messages.otherwise}
      </summary>
      <p class="in-p hint">{messages.otherwiseWhy}</p>
      <Receive {...props} form={isRecording(form) ? form : undefined} />
    </details>
  )
}

/** Which of the two forms was sent: one asks for an amount alone. */
const isRecording = (form: OrderPageProps['form']): boolean => form?.has('note') ?? false

const Forms = ({ order, language, staff, form, refusal }: OrderPageProps) => {
  const messages = promisesMessages[language]
  return (
    <div class="unprinted">
      {mayGive(staff, capturing) && (
        <form class="in-p ruled stack tight" method="post" action={`/admin/orders/${order.id}/capture`}>
          <Key />
          <AmountField
            id="capture"
            label={messages.amount(order.currency)}
            most={capturable(order)}
            hint={messages.most}
            typed={isRecording(form) ? undefined : form?.get('amount')}
            refused={refusal !== null}
            language={language}
          />
          <div>
            <button class="btn go">{messages.capture}</button>
          </div>
        </form>
      )}
      {mayGive(staff, voiding) && (
        <form class="in-p ruled row" method="post" action={`/admin/orders/${order.id}/void`}>
          <Key />
          <button class="btn">{messages.void}</button>
          <span class="soft s">{messages.voidWhy}</span>
        </form>
      )}
    </div>
  )
}
