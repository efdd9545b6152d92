/** The step of the checkout in which is paid: the fields of whoever moves the money, and what became of the last try. */
import { inLanguage, type Translated } from '#domain/languages'
import type { Amiss } from '#domain/orders/checkout-form'
import type { PaymentField, PaymentForm } from '../../providers/payments/provider.ts'
import { Field } from '../frame/field.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

export type PaymentStep = {
  readonly form: PaymentForm
  /** Whether anything is to be paid. */
  readonly charged: boolean
  /** What is wrong at which field. */
  readonly faults: Readonly<Record<string, Translated>>
  /** The form was sent before: what was typed here is asked for once more, because it is kept nowhere. */
  readonly again: boolean
  /** Why the last payment was not made: said here, where another card is typed. */
  readonly declined?: string | undefined
}

type Shown = { readonly request: RequestContext; readonly payment: PaymentStep }

/** Of the payment's fields those that are amiss, as the summary on top says them. */
export const paymentAmiss = (
  request: RequestContext,
  { form, faults }: Pick<PaymentStep, 'form' | 'faults'>,
): readonly { readonly name: string; readonly label: string; readonly wrong: string }[] =>
  form.fields.flatMap(({ name, label }) => {
    const fault = new Map(Object.entries(faults)).get(name)
    return fault
      ? [{ name, label: inLanguage(label, request.language), wrong: inLanguage(fault, request.language) }]
      : []
  })

export const PaymentFields = ({ request, payment }: Shown) => {
  const { form, charged, again, declined, faults } = payment
  const messages = ordersMessages[request.language].checkout
  return (
    <fieldset class="step" data-payment hidden={!charged}>
      <legend>{messages.payment}</legend>
      {declined !== undefined && (
        <div class="notes before" role="alert" tabindex={-1} autofocus id="declined">
          <p class="note">{declined}</p>
        </div>
      )}
      {form.fields.length === 0 && <p class="soft">{messages.elsewhere}</p>}
      {again && form.fields.length > 0 && <p class="soft small before">{messages.cardAgain}</p>}
      <div class="form">
        {form.fields.map((field) => (
          <OneField request={request} payment={payment} field={field} />
        ))}
      </div>
      {form.about && <About request={request} of={form.about} open={Object.keys(faults).length > 0} />}
    </fieldset>
  )
}

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

const About = ({ request, of: { title, text, rows }, open }: AboutShown) => (
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
  charged: boolean,
  state: { readonly amiss?: Amiss; readonly note?: string; readonly update?: boolean } & Partial<
    Pick<PaymentStep, 'faults' | 'declined'>
  >,
): PaymentStep => {
  const { faults = {}, declined, amiss = {}, note, update = false } = state
  const again = [...Object.keys(faults), ...Object.keys(amiss)].length > 0 || Boolean(declined ?? note) || update
  return { form, charged, faults, again, declined }
}
