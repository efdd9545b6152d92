/** What staff say of a parcel of an order: where it stands, and who carries it under which number. */
import type { Child } from 'hono/jsx'
import { standingOf } from '#domain/logistics/tracking'
import { customerOf, type Shipment } from '#domain/orders/order'
import { mayGive } from '../../flows/command.ts'
import { correctingShipment, SAID_BY_STAFF, trackingShipment } from '../../flows/logistics/shipment-commands.ts'
import { faultsIn, Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import type { OrderPageProps } from '../orders/order-page-props.ts'
import { ordersMessages } from '../orders/messages/index.ts'
import { logisticsMessages } from './messages/index.ts'

type Shown = OrderPageProps & { readonly shipment: Shipment }

/** What was sent of this form and refused; undefined where another one was. */
const typedIn = ({ form, shipment }: Shown, field: string): URLSearchParams | undefined =>
  form?.get('shipment') === shipment.id && form.has(field) ? form : undefined

type FoldProps = Shown & {
  readonly act: 'track' | 'correct'
  readonly summary: string
  readonly go: string
  readonly isOpen: boolean
  readonly children?: Child
}

const Fold = ({ order, shipment, act, summary, go, isOpen, children }: FoldProps) => (
  <details class="fold ruled" open={isOpen}>
    <summary>
      <Icon name="right" />
      {summary}
    </summary>
    <form class="in-p stack tight" method="post" action={`/admin/orders/${order.id}/${act}`}>
      <Key />
      <input type="hidden" name="shipment" value={shipment.id} />
      {children}
      <div>
        <button class="btn">{go}</button>
      </div>
    </form>
  </details>
)

/** What staff know from the carrier, or from whoever waits for it. */
export const Say = (props: Shown) => {
  const { order, shipment, language, staff } = props
  if (!mayGive(staff, trackingShipment)) return null
  const messages = logisticsMessages[language]
  const typed = typedIn(props, 'status')
  const chosen = typed?.get('status') ?? standingOf(shipment).status
  return (
    <Fold {...props} act="track" summary={messages.say} go={messages.go} isOpen={typed !== undefined}>
      <div class="f narrow-field">
        <label for={`status-${shipment.id}`}>{messages.where}</label>
        <select class="in" id={`status-${shipment.id}`} name="status" aria-describedby={`status-hint-${shipment.id}`}>
          {SAID_BY_STAFF.map((status) => (
            <option value={status} selected={status === chosen}>
              {messages.status[status]}
            </option>
          ))}
        </select>
        <span class="hint" id={`status-hint-${shipment.id}`}>
          {messages.sayHint}
        </span>
      </div>
      <div class="two">
        <Written {...props} name="place" label={messages.place} typed={typed} />
        <Written {...props} name="text" label={messages.note} typed={typed} />
      </div>
      <p class="hint">{messages.seenBy(customerOf(order))}</p>
    </Fold>
  )
}

/** A number that was mistyped leads nobody to the parcel. */
export const Correct = (props: Shown) => {
  const { shipment, language, staff, refusal } = props
  if (!mayGive(staff, correctingShipment)) return null
  const messages = logisticsMessages[language]
  const orders = ordersMessages[language].order
  const typed = typedIn(props, 'carrier')
  const mistyped = typed && refusal?.code === 'tracking-number-wrong' ? refusal.code : undefined
  return (
    <Fold {...props} act="correct" summary={messages.correct} go={messages.correctGo} isOpen={typed !== undefined}>
      <div class="two">
        <Written
          {...props}
          name="tracking"
          label={orders.tracking}
          typed={typed}
          as={shipment.tracking}
          wrong={mistyped && frameMessages[language].refusals[mistyped]}
        />
        <Written {...props} name="carrier" label={orders.carrier} typed={typed} as={shipment.carrier} />
      </div>
      <p class="hint">{messages.correctHint}</p>
    </Fold>
  )
}

type WrittenProps = Pick<Shown, 'language' | 'shipment' | 'refusal'> & {
  readonly name: 'place' | 'text' | 'tracking' | 'carrier'
  readonly label: string
  readonly typed: URLSearchParams | undefined
  /** As it is; absent: empty. */
  readonly as?: string
  readonly wrong?: string | undefined
}

const Written = ({ name, language, shipment, refusal, label, typed, as = '', wrong }: WrittenProps) => {
  const id = `${name}-${shipment.id}`
  const fault =
    wrong ?? (typed && refusal ? faultsIn(refusal).find(({ path }) => path[0] === name)?.message : undefined)
  return (
    <div class="f">
      <label for={id}>
        {label} <span class="opt">{frameMessages[language].optional}</span>
      </label>
      <input
        class="in"
        id={id}
        name={name}
        autocomplete="off"
        value={typed?.get(name) ?? as}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={fault === undefined ? undefined : `${id}-wrong`}
      />
      {fault !== undefined && (
        <span class="wrong" id={`${id}-wrong`}>
          {fault}
        </span>
      )}
    </div>
  )
}
