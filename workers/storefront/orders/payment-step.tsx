/** The step of the checkout in which is paid: the fields of whoever moves the money, and what became of the last try. */
import { inLanguage, type Translated } from '#domain/languages'
import type { Amiss } from '#domain/orders/checkout-form'
import type { SavedMethod } from '#domain/orders/saved-methods'
import type { ManualMethod } from '#domain/settings/payments'
import { textIn } from '#domain/settings/text'
import type { PaymentField, PaymentForm } from '../../providers/payments/provider.ts'
import { Field, FieldHint } from '../frame/field.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'
import { savedMethodsMessages } from './messages/saved-methods.ts'
import { cardText, expiryText } from './card-text.ts'

/** By what may be paid where the order goes. */
export type PaymentChoice = {
  /** Whether the provider is one of them. */
  readonly online: boolean
  /** What whoever is signed in has left with the provider. */
  readonly saved: readonly SavedMethod[]
  readonly manual: readonly ManualMethod[]
  /** What was chosen: the first of them where nothing was. */
  readonly chosen: string
}

/** The field in which is said by what; its value is the id of a method, or this. */
export const PAYMENT_METHOD = 'paymentMethod'
export const ONLINE = 'online'
/** In which is said that it is to be kept for next time. */
export const KEEP = 'keep'

export type PaymentStep = {
  readonly form: PaymentForm
  readonly choice: PaymentChoice
  /** Whether anything is to be paid. */
  readonly charged: boolean
  /** What is wrong at which field. */
  readonly faults: Readonly<Record<string, Translated>>
  /** The form was sent before: what was typed here is asked for once more, because it is kept nowhere. */
  readonly again: boolean
  /** Whether what is typed may be kept for next time, and whether that was ticked; null: not by this shopper. */
  readonly keep: { readonly ticked: boolean } | null
  /** Why the last payment was not made: said here, where another card is typed. */
  readonly declined?: string | undefined
}

type Shown = { readonly request: RequestContext; readonly payment: PaymentStep }

/** Of the payment's fields those that are amiss, as the summary on top says them. */
export const paymentAmiss = (
  request: RequestContext,
  { form, choice, faults }: Pick<PaymentStep, 'form' | 'choice' | 'faults'>,
): readonly { readonly name: string; readonly at: string; readonly label: string; readonly wrong: string }[] => {
  const told = new Map(Object.entries(faults))
  const { language } = request
  const ofMethod = told.get(PAYMENT_METHOD)
  return [
    ...(ofMethod
      ? [
          {
            name: PAYMENT_METHOD,
            at: idOf(waysOf(choice)[0] ?? ONLINE),
            label: ordersMessages[language].checkout.paymentMethod,
            wrong: inLanguage(ofMethod, language),
          },
        ]
      : []),
    ...form.fields.flatMap(({ name, label }) => {
      const fault = told.get(name)
      return fault ? [{ name, at: name, label: inLanguage(label, language), wrong: inLanguage(fault, language) }] : []
    }),
  ]
}

const idOf = (way: string): string => `${PAYMENT_METHOD}-${way}`
const waysOf = ({ online, saved, manual }: PaymentChoice): readonly string[] => [
  ...(online ? [...saved.map(({ id }) => id), ONLINE] : []),
  ...manual.map(({ id }) => id),
]

/** What is chosen; where nothing that is offered was, the first. */
export const chosenWay = (choice: PaymentChoice): string => {
  const ways = waysOf(choice)
  return ways.find((way) => way === choice.chosen) ?? ways[0] ?? ''
}

export const PaymentFields = ({ request, payment }: Shown) => {
  const { form, choice, charged, again, declined, faults, keep } = payment
  const messages = ordersMessages[request.language].checkout
  return (
    <fieldset class="step" data-payment hidden={!charged}>
      <legend>{messages.payment}</legend>
      {declined !== undefined && (
        <div class="notes before" role="alert" tabindex={-1} autofocus id="declined">
          <p class="note">{declined}</p>
        </div>
      )}
      <Ways request={request} payment={payment} />
      {choice.online && (
        <div class="online">
          {form.fields.length === 0 && <p class="soft">{form.scripted ? messages.next : messages.elsewhere}</p>}
          {form.scripted && <input type="hidden" name={form.scripted} value="" data-scripted />}
          {again && form.fields.length > 0 && <p class="soft small before">{messages.cardAgain}</p>}
          <div class="form">
            {form.fields.map((field) => (
              <OneField request={request} payment={payment} field={field} />
            ))}
          </div>
          {keep && <Keep request={request} ticked={keep.ticked} />}
          {form.about && <About request={request} of={form.about} open={Object.keys(faults).length > 0} />}
        </div>
      )}
    </fieldset>
  )
}

/** Where there is nothing to choose between, nothing is asked. The fields of the provider show while it is chosen. */
const Ways = ({ request, payment }: Shown) => {
  const { choice } = payment
  const { language } = request
  const messages = ordersMessages[language].checkout
  const chosen = chosenWay(choice)
  const wrong = paymentAmiss(request, payment).find(({ name }) => name === PAYMENT_METHOD)?.wrong
  return (
    <div data-part="payment-methods">
      {choice.manual.length + choice.saved.length > 0 && (
        <div class="choice rows ways">
          {choice.online &&
            choice.saved.map((card) => (
              <Way
                way={card.id}
                chosen={chosen}
                label={cardText(language, card)}
                note={expiryText(language, card, Date.now())}
              />
            ))}
          {choice.online && (
            <Way
              way={ONLINE}
              chosen={chosen}
              label={choice.saved.length > 0 ? savedMethodsMessages[language].other : messages.online}
            />
          )}
          {choice.manual.map(({ id, kind, name, dueDays }) => (
            <Way
              way={id}
              chosen={chosen}
              label={textIn(name, language)}
              note={dueDays === null ? messages.manual[kind] : messages.within(messages.manual[kind], dueDays)}
            />
          ))}
        </div>
      )}
      {!choice.online && choice.manual.length === 0 && <p class="note">{messages.noPayment}</p>}
      {wrong && (
        <p class="field">
          <FieldHint name={PAYMENT_METHOD} help={undefined} wrong={wrong} />
        </p>
      )}
    </div>
  )
}

/** Never ticked beforehand. */
const Keep = ({ request: { language }, ticked }: Pick<Shown, 'request'> & { readonly ticked: boolean }) => {
  const { keep, keepHelp } = savedMethodsMessages[language]
  return (
    <label class="tick small after">
      <input type="checkbox" name={KEEP} value="yes" checked={ticked} />
      <span>
        {keep}
        <small class="soft">{keepHelp}</small>
      </span>
    </label>
  )
}

type WayShown = { readonly way: string; readonly chosen: string; readonly label: string; readonly note?: string }

const Way = ({ way, chosen, label, note }: WayShown) => (
  <label>
    <input class="see" type="radio" id={idOf(way)} name={PAYMENT_METHOD} value={way} checked={way === chosen} />
    <span>
      {label}
      {note && <small>{note}</small>}
    </span>
  </label>
)

/** It is never sent back into a page. */
const OneField = ({ request, payment, field }: Shown & { readonly field: PaymentField }) => {
  const { name, label, help, half, input, value } = field
  const amiss = paymentAmiss(request, payment).find((one) => one.name === name)
  return (
    <Field
      name={name}
      label={inLanguage(label, request.language)}
      value={payment.again ? '' : (value ?? '')}
      wrong={amiss?.wrong}
      help={help && inLanguage(help, request.language)}
      width={half ? 'half' : undefined}
      input={{ ...input, required: true }}
    />
  )
}

type AboutShown = {
  readonly request: RequestContext
  readonly of: NonNullable<PaymentForm['about']>
  readonly open: boolean
}

export const About = ({ request, of: { title, text, rows }, open }: AboutShown) => (
  <details class="fold demo-cards" open={open}>
    <summary>{inLanguage(title, request.language)}</summary>
    <div class="stack">
      <p>{inLanguage(text, request.language)}</p>
      <dl class="pairs">
        {rows.map(([what, does]) => (
          <div>
            <dt class="num">{what}</dt>
            <dd>{inLanguage(does, request.language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  </details>
)

/** How the step stands on a page that is shown for the first time, or again. */
export const paymentStep = (
  form: PaymentForm,
  choice: PaymentChoice,
  charged: boolean,
  state: { readonly amiss?: Amiss; readonly note?: string; readonly update?: boolean } & Partial<
    Pick<PaymentStep, 'faults' | 'declined' | 'keep'>
  >,
): PaymentStep => {
  const { faults = {}, declined, amiss = {}, note, update = false, keep = null } = state
  const again = [...Object.keys(faults), ...Object.keys(amiss)].length > 0 || Boolean(declined ?? note) || update
  return { form, choice, charged, faults, again, declined, keep }
}
