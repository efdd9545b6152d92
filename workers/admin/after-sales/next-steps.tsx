/** What staff do with a return next: decide, say that it is here, look at it, pay it, or end it. */
import { RETURN_MOVES, RETURN_NOTE_MAX, TAKEN_TO, type ReturnAct } from '#domain/after-sales/return'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { lineName } from '../orders/order-panels.tsx'
import { PATH } from './list-page.tsx'
import { returnsMessages } from './messages/index.ts'
import type { ReturnPageProps } from './return-page-props.ts'

const can = ({ of }: ReturnPageProps, act: ReturnAct): boolean => RETURN_MOVES[act].from.includes(of.status)
const actionOf = ({ order, of }: ReturnPageProps, what: string) => `${PATH}/${order.id}/${of.id}/${what}`

export const NextSteps = (props: ReturnPageProps) => {
  const { of } = props
  return (
    <>
      {can(props, 'approve') && <Decide {...props} />}
      {can(props, 'receive') && !of.terms.keep && <Receive {...props} />}
      {can(props, 'inspect') && <Inspect {...props} />}
      {can(props, 'refund') && <Pay {...props} />}
      <End {...props} />
    </>
  )
}

const AnswerField = ({ language, of, form, id }: ReturnPageProps & { readonly id: string }) => (
  <div class="f">
    <label for={id}>{returnsMessages[language].answer}</label>
    <textarea class="in" id={id} name="answer" rows={2} maxlength={RETURN_NOTE_MAX}>
      {form?.get('answer') ?? of.answer ?? ''}
    </textarea>
  </div>
)

const Decide = (props: ReturnPageProps) => {
  const messages = returnsMessages[props.language]
  return (
    <form class="panel" method="post" action={actionOf(props, 'decide')} aria-labelledby="decide">
      <header>
        <h2 id="decide">{messages.decide}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <AnswerField {...props} id="decide-answer" />
        <div class="row">
          <button class="btn go" name="approve" value="yes">
            {messages.approve}
          </button>
          {props.of.kind === 'return' && (
            <button class="btn" name="approve" value="no">
              {messages.decline}
            </button>
          )}
        </div>
      </div>
    </form>
  )
}

const Receive = (props: ReturnPageProps) => {
  const { language, of, form } = props
  const messages = returnsMessages[language]
  return (
    <section class="panel" aria-labelledby="receive">
      <header>
        <h2 id="receive">{messages.receive}</h2>
      </header>
      <form class="in-p stack" method="post" action={actionOf(props, 'receive')}>
        <Key />
        <p class="hint">{messages.receiveHint}</p>
        <div>
          <button class="btn go">{messages.receive}</button>
        </div>
      </form>
      <details class="fold ruled" open={form?.has('tracking') || undefined}>
        <summary>
          <Icon name="right" />
          {messages.sent}
        </summary>
        <form class="in-p stack" method="post" action={actionOf(props, 'sent')}>
          <Key />
          <div class="two">
            <div class="f">
              <label for="carrier">{messages.carrier}</label>
              <input
                class="in"
                id="carrier"
                name="carrier"
                maxlength={60}
                autocomplete="off"
                value={form?.get('carrier') ?? of.parcel?.carrier ?? ''}
              />
            </div>
            <div class="f">
              <label for="tracking">{messages.tracking}</label>
              <input
                class="in"
                id="tracking"
                name="tracking"
                maxlength={60}
                autocomplete="off"
                value={form?.get('tracking') ?? of.parcel?.tracking ?? ''}
              />
            </div>
          </div>
          <div>
            <button class="btn">{messages.saveSent}</button>
          </div>
        </form>
      </details>
    </section>
  )
}

const Inspect = (props: ReturnPageProps) => {
  const { order, of, language, settings, form } = props
  const messages = returnsMessages[language]
  const { locations } = settings.locations
  return (
    <form class="panel" method="post" action={actionOf(props, 'inspect')} aria-labelledby="inspect">
      <header>
        <h2 id="inspect">{messages.inspect}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <p class="hint">{messages.inspectHint}</p>
        {of.units.map(({ variantId, units }, index) => {
          const line = order.lines.find((one) => one.variantId === variantId)
          const name = line ? lineName(line, language) : variantId
          const field = (what: string) => `taken[${index}].${what}`
          return (
            <fieldset class="row">
              <legend>{name}</legend>
              <input type="hidden" name={field('variantId')} value={variantId} />
              <input
                class="in few"
                type="number"
                inputmode="numeric"
                min="0"
                max={String(units)}
                name={field('units')}
                value={form?.get(field('units')) ?? String(units)}
                aria-label={messages.taken(name)}
              />
              <select class="in" name={field('to')} aria-label={messages.to(name)}>
                {TAKEN_TO.map((to) => (
                  <option value={to} selected={form?.get(field('to')) === to || undefined}>
                    {messages.places[to]}
                  </option>
                ))}
              </select>
              <select class="in" name={field('location')} aria-label={messages.location(name)}>
                {locations.map(({ id, name: place }) => (
                  <option
                    value={id}
                    selected={(form?.get(field('location')) ?? settings.returns.location) === id || undefined}
                  >
                    {place}
                  </option>
                ))}
              </select>
            </fieldset>
          )
        })}
        <div class="two">
          <div class="f">
            <label for="less">
              {messages.less} <span class="opt">{order.currency}</span>
            </label>
            <input
              class="in"
              id="less"
              name="less"
              inputmode="decimal"
              autocomplete="off"
              value={form?.get('less') ?? ''}
            />
          </div>
          <div class="f">
            <label for="why">{messages.lessWhy}</label>
            <input class="in" id="why" name="why" maxlength={200} autocomplete="off" value={form?.get('why') ?? ''} />
          </div>
        </div>
        <div>
          <button class="btn go">{messages.saveInspection}</button>
        </div>
      </div>
    </form>
  )
}

const Pay = (props: ReturnPageProps) => {
  const messages = returnsMessages[props.language]
  return (
    <form class="panel" method="post" action={actionOf(props, 'refund')} aria-labelledby="pay">
      <header>
        <h2 id="pay">{messages.pay}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <p class="hint">{messages.payHint}</p>
        <div>
          <button class="btn go">{messages.pay}</button>
        </div>
      </div>
    </form>
  )
}

const End = (props: ReturnPageProps) => {
  const messages = returnsMessages[props.language]
  const back = can(props, 'send-back') && (props.of.inspection?.taken ?? []).length === 0
  const off = can(props, 'cancel')
  return (
    <details class="fold panel">
      <summary>
        <Icon name="right" />
        {messages.end}
      </summary>
      <form class="in-p stack" method="post" action={actionOf(props, back || off ? 'end' : 'answer')}>
        <Key />
        <AnswerField {...props} id="end-answer" />
        <div class="row">
          {off && (
            <button class="btn" name="as" value="cancelled">
              {messages.cancel}
            </button>
          )}
          {back && (
            <button class="btn" name="as" value="sent-back">
              {messages.sendBack}
            </button>
          )}
          <button class="btn" formaction={actionOf(props, 'answer')}>
            {messages.saveAnswer}
          </button>
        </div>
      </form>
    </details>
  )
}
