/** Claims of one order: each with what staff decide on it, and one that is written down for its buyer. */
import { CARRIER_CLAIM_STATES, CLAIM_KINDS, CLAIM_NOTE_MAX, type Claim } from '#domain/after-sales/claim'
import { claimableUnits } from '#domain/after-sales/claiming'
import type { VariantId } from '#domain/ids'
import { inLanguage, joined, type Language } from '#domain/languages'
import { decimal } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { claimsMessages } from './messages/claims.ts'

export type OrderClaimsProps = {
  readonly order: Order
  readonly mayDecide: boolean
  readonly language: Language
  readonly now: number
  readonly refusal: ShownRefusal | null
  readonly done: boolean
}

const nameOf = ({ lines }: Order, variantId: VariantId, language: Language): string => {
  const line = lines.find((one) => one.variantId === variantId)
  return line ? joined(language, inLanguage(line.title, language), inLanguage(line.choice, language)) : variantId
}

export const OrderClaimsPage = (props: OrderClaimsProps) => {
  const { order, language, refusal, done } = props
  const messages = claimsMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/claims">
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.of(order.name)}</h1>
        <span class="acts row">
          <a class="btn" href={`/admin/orders/${order.id}`}>
            {messages.order} {order.name}
          </a>
        </span>
      </header>
      <div class="body">
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {done && !refusal && (
            <div class="say" role="status">
              <Icon name="check" />
              <span>{messages.done}</span>
            </div>
          )}
          {(order.claims ?? []).toReversed().map((claim) => (
            <One {...props} claim={claim} />
          ))}
          {props.mayDecide && <Open {...props} />}
        </div>
      </div>
    </>
  )
}

const One = (props: OrderClaimsProps & { readonly claim: Claim }) => {
  const { order, claim, language, now, mayDecide } = props
  const messages = claimsMessages[language]
  return (
    <section class="panel" aria-labelledby={claim.id}>
      <header>
        <h2 id={claim.id}>
          <span class={claim.status === 'open' ? 'st due' : 'st'}>{messages.statuses[claim.status]}</span>
        </h2>
        <span class="s soft end-x">
          {messages.by[claim.by]} <When at={claim.claimedAt} now={now} language={language} />
        </span>
      </header>
      <ul class="in-p">
        {claim.units.map(({ variantId, units, kind }) => (
          <li>
            {messages.units(units, nameOf(order, variantId, language))} <span class="soft">{messages.kinds[kind]}</span>
          </li>
        ))}
      </ul>
      {claim.note && <p class="in-p anywhere lines">{claim.note}</p>}
      {claim.answer && (
        <p class="in-p soft anywhere lines">
          {messages.answer}: {claim.answer}
        </p>
      )}
      {mayDecide && claim.status === 'open' && <Decide {...props} />}
      {mayDecide && <Carrier {...props} />}
    </section>
  )
}

const Decide = ({ order, claim, language }: OrderClaimsProps & { readonly claim: Claim }) => {
  const messages = claimsMessages[language]
  return (
    <form class="in-p ruled stack tight" method="post" action={`/admin/claims/${order.id}/${claim.id}/settle`}>
      <Key />
      <label for={`answer-${claim.id}`}>{messages.answer}</label>
      <textarea
        class="in prose"
        id={`answer-${claim.id}`}
        name="answer"
        rows={2}
        maxlength={CLAIM_NOTE_MAX}
        aria-describedby={`hint-${claim.id}`}
      />
      <span class="hint" id={`hint-${claim.id}`}>
        {messages.answerHint} {messages.replaceWhy}
      </span>
      <div class="row">
        <button class="btn go" name="as" value="refund">
          {messages.refund}
        </button>
        <button class="btn" name="as" value="replace">
          {messages.replace}
        </button>
        <button class="btn" name="as" value="decline">
          {messages.decline}
        </button>
        <button class="btn" name="as" value="withdraw">
          {messages.withdraw}
        </button>
      </div>
    </form>
  )
}

const Carrier = ({ order, claim, language }: OrderClaimsProps & { readonly claim: Claim }) => {
  const messages = claimsMessages[language]
  const { carrierClaim: known } = claim
  const sent = order.shipments[0]
  return (
    <details class="fold ruled" open={known !== undefined}>
      <summary>
        <Icon name="right" />
        {messages.carrier}
        {known && <span class="s soft end-x">{messages.carrierStates[known.state]}</span>}
      </summary>
      <form class="in-p stack tight" method="post" action={`/admin/claims/${order.id}/${claim.id}/carrier`}>
        <Key />
        <div class="f">
          <label for={`carrier-${claim.id}`}>{messages.carrierName}</label>
          <input
            class="in"
            id={`carrier-${claim.id}`}
            name="carrier"
            maxlength={60}
            value={known?.carrier ?? sent?.carrier ?? ''}
          />
        </div>
        <div class="f">
          <label for={`number-${claim.id}`}>{messages.carrierNumber}</label>
          <input class="in" id={`number-${claim.id}`} name="number" maxlength={60} value={known?.number ?? ''} />
        </div>
        <div class="f">
          <label for={`state-${claim.id}`}>{messages.carrierState}</label>
          <select class="in" id={`state-${claim.id}`} name="state">
            {CARRIER_CLAIM_STATES.map((state) => (
              <option value={state} selected={known?.state === state}>
                {messages.carrierStates[state]}
              </option>
            ))}
          </select>
        </div>
        <div class="f">
          <label for={`paid-${claim.id}`}>{messages.carrierPaid(order.currency)}</label>
          <input
            class="in few"
            id={`paid-${claim.id}`}
            name="amount"
            inputmode="decimal"
            maxlength={20}
            value={known && known.paid.amount > 0 ? decimal(known.paid) : ''}
          />
        </div>
        <div>
          <button class="btn">{messages.save}</button>
        </div>
      </form>
    </details>
  )
}

const Open = ({ order, language }: OrderClaimsProps) => {
  const messages = claimsMessages[language]
  const goods = [...new Set(order.lines.map(({ variantId }) => variantId))]
    .map((variantId) => ({ variantId, most: claimableUnits(order, variantId) }))
    .filter(({ most }) => most > 0)
  return (
    <section class="panel" aria-labelledby="open">
      <header>
        <h2 id="open">{messages.open}</h2>
      </header>
      {goods.length === 0 ? (
        <p class="in-p soft">{messages.nothing}</p>
      ) : (
        <form class="in-p stack tight" method="post" action={`/admin/claims/${order.id}`}>
          <Key />
          {goods.map(({ variantId, most }, index) => {
            const name = nameOf(order, variantId, language)
            return (
              <div class="row">
                <input type="hidden" name={`units[${index}].variantId`} value={variantId} />
                <div class="f">
                  <label for={`units-${index}`}>{messages.howMany(name, most)}</label>
                  <input
                    class="in few"
                    id={`units-${index}`}
                    name={`units[${index}].units`}
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max={String(most)}
                    value="0"
                  />
                </div>
                <div class="f">
                  <label for={`kind-${index}`}>{messages.kindOf(name)}</label>
                  <select class="in" id={`kind-${index}`} name={`units[${index}].kind`}>
                    {CLAIM_KINDS.map((kind) => (
                      <option value={kind}>{messages.kinds[kind]}</option>
                    ))}
                  </select>
                </div>
              </div>
            )
          })}
          <label for="note">{messages.note}</label>
          <textarea class="in prose" id="note" name="note" rows={3} maxlength={CLAIM_NOTE_MAX} />
          <div>
            <button class="btn go">{messages.write}</button>
          </div>
        </form>
      )}
    </section>
  )
}
