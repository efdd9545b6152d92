/** The labels of an order whose parcels have not left, and the form that buys another one. */
import { localeOf } from '#domain/languages'
import { numberFormat } from '#domain/formats'
import type { ShippingLabel } from '#domain/logistics/label'
import { parcelsToPack } from '#domain/logistics/desk'
import { isStale } from '#domain/logistics/labelling'
import { mayGive } from '../../flows/command.ts'
import { buyingLabel, handingOver, voidingLabel } from '../../flows/logistics/label-commands.ts'
import { nameOfLabel } from '../../flows/logistics/label-questions.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import type { OrderPageProps } from '../orders/order-page-props.ts'
import { amountIn, LineOf } from '../orders/order-panels.tsx'
import { DESK } from './desk.tsx'
import { labelsMessages } from './messages/labels.ts'
import { itemOf } from './packing.tsx'

export const Labels = (props: OrderPageProps) => {
  const { order, language, staff } = props
  const { labels = [] } = order
  const open = parcelsToPack(order)
  const mayBuy = open.length > 0 && mayGive(staff, buyingLabel) && order.forgottenAt === undefined
  if (labels.length === 0 && !mayBuy) return null
  return (
    <div class="unprinted stack" id="labels">
      {labels.map((label, at) => (
        <OneLabel {...props} label={label} number={at + 1} />
      ))}
      {mayBuy && (
        <details class="panel fold" open={props.form?.has('grams')}>
          <summary class="in-p">
            <Icon name="right" />
            {labelsMessages[language].buy}
          </summary>
          <BuyForm {...props} />
        </details>
      )}
    </div>
  )
}

const OneLabel = ({
  order,
  label,
  number,
  language,
  staff,
}: OrderPageProps & { label: ShippingLabel; number: number }) => {
  const messages = labelsMessages[language]
  const { id, state, carrier, service, cost, tracking, parcels, grams } = label
  const stale = isStale(order, label)
  const path = `/admin/orders/${order.id}`
  const weight = messages.weighs(numberFormat(localeOf(language)).format(grams))
  return (
    <section class="panel" aria-label={messages.title(number)} id={id}>
      <header>
        <h2>{messages.title(number)}</h2>
        <span class={`st ${state === 'bought' && !stale ? 'half' : 'due'} s`}>{messages.states[state]}</span>
        <span class="s soft end-x anywhere">
          {carrier} <b>{tracking}</b>
        </span>
      </header>
      <div>
        {parcels.map(({ variantId, units }) => {
          const line = order.lines.find((one) => one.variantId === variantId)
          return line && <LineOf line={line} units={units} language={language} />
        })}
      </div>
      <div class="in-p ruled stack tight">
        <p class="s soft">{messages.costs(service, amountIn(language)(cost), weight)}</p>
        {state !== 'bought' && <p class="hint">{messages.pending}</p>}
        {stale && <p class="wrong">{messages.stale}</p>}
        {state === 'bought' && (
          <div class="row tight wrap2">
            {!stale && (
              <a
                class="btn"
                href={`${DESK}/labels.pdf?label=${encodeURIComponent(nameOfLabel({ order: order.id, label: id }))}`}
              >
                {messages.print}
              </a>
            )}
            {!stale && mayGive(staff, handingOver) && (
              <Act path={`${path}/hand-over`} label={id} go={messages.handOver} isMain />
            )}
            {mayGive(staff, voidingLabel) && <Act path={`${path}/void-label`} label={id} go={messages.void} />}
          </div>
        )}
      </div>
    </section>
  )
}

type ActProps = { readonly path: string; readonly label: string; readonly go: string; readonly isMain?: boolean }

const Act = ({ path, label, go, isMain = false }: ActProps) => (
  <form method="post" action={path}>
    <Key />
    <input type="hidden" name="label" value={label} />
    <button class={isMain ? 'btn go' : 'btn bare'}>{go}</button>
  </form>
)

const BuyForm = ({ order, language, form }: OrderPageProps) => {
  const messages = labelsMessages[language]
  return (
    <form class="in-p stack tight ruled" method="post" action={`/admin/orders/${order.id}/buy-label`}>
      <Key />
      {parcelsToPack(order).map(({ variantId, units }, at) => {
        const name = `parcels[${at}].units`
        const what = itemOf(order, variantId, language)
        return (
          <label class="row tight">
            <input type="hidden" name={`parcels[${at}].variantId`} value={variantId} />
            <input
              class="in few"
              type="number"
              inputmode="numeric"
              name={name}
              min="0"
              max={String(units)}
              value={form?.has('grams') ? (form.get(name) ?? '') : String(units)}
              aria-label={messages.unitsIn(what)}
            />
            <span>{what}</span>
          </label>
        )
      })}
      <div class="two">
        <div class="f">
          <label for="label-grams">{messages.weight}</label>
          <input
            class="in"
            id="label-grams"
            name="grams"
            inputmode="numeric"
            autocomplete="off"
            maxlength={7}
            value={form?.get('grams') ?? ''}
            aria-describedby="label-grams-hint"
          />
          <span class="hint" id="label-grams-hint">
            {messages.weightHint}
          </span>
        </div>
        <div class="f">
          <label for="label-rate">{messages.service}</label>
          <input
            class="in"
            id="label-rate"
            name="rate"
            autocomplete="off"
            maxlength={200}
            value={form?.get('rate') ?? ''}
            placeholder={messages.cheapest}
          />
        </div>
      </div>
      <div>
        <button class="btn go">{messages.go}</button>
      </div>
    </form>
  )
}
