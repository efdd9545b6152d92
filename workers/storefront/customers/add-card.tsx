/** The part of saved cards in which one is added without buying: in fields here, or on a page of whoever moves the money. */
import { own } from '#domain/own'
import { inLanguage, type Translated } from '#domain/languages'
import type { Context } from 'hono'
import type { App } from '../../env.ts'
import { beginAdding, keepLeftAt, mayAdd } from '../../flows/orders/adding-methods.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { originOf } from '../../http/origin.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentForm } from '../../providers/payments/provider.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { AmissList } from '../frame/amiss-list.tsx'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { savedMethodsMessages } from '../orders/messages/saved-methods.ts'
import { About } from '../orders/payment-step.tsx'
import { House, PATHS } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const FIELD_MAX = 80

export type CardTrouble = {
  /** What is wrong at which field; what was typed is never sent back. */
  readonly faults?: Readonly<Record<string, Translated>>
  /** Why it was not kept. */
  readonly note?: string
}

type Shown = CardTrouble & { readonly request: RequestContext; readonly form: PaymentForm }

export const AddCard = ({ request, form, faults = {}, note }: Shown) => {
  const { language } = request
  const texts = savedMethodsMessages[language]
  const again = note !== undefined || Object.keys(faults).length > 0
  const lines = form.fields.flatMap(({ name, label }) => {
    const fault = own(faults, name)
    return fault
      ? [{ at: name, text: inLanguage(label, language) + frameMessages[language].colon + inLanguage(fault, language) }]
      : []
  })
  return (
    <section class="part" aria-labelledby="add-card">
      <h2 id="add-card">{texts.add}</h2>
      <p class="soft text">{form.fields.length > 0 ? texts.addLead : `${texts.addLead} ${texts.addThere}`}</p>
      <AmissList title={customersMessages[language].addresses.amiss(lines.length)} lines={lines} />
      {note && (
        <p class="note" role="alert" tabindex={-1} autofocus>
          {note}
        </p>
      )}
      <form class="stack" method="post" action={to(request, `${PATHS.cards}/add`)} novalidate>
        <div class="form">
          {form.fields.map(({ name, label, help, half, input, value = '' }) => {
            const fault = own(faults, name)
            return (
              <Field
                name={name}
                label={inLanguage(label, language)}
                value={again ? '' : value}
                wrong={fault && inLanguage(fault, language)}
                help={help && inLanguage(help, language)}
                width={half ? 'half' : undefined}
                input={{ ...input, required: true }}
              />
            )
          })}
        </div>
        <p>
          <button class="button">{form.fields.length > 0 ? texts.save : texts.add}</button>
        </p>
      </form>
      {form.about && <About request={request} of={form.about} open={Object.keys(faults).length > 0} />}
    </section>
  )
}

/** A form may lead to no other site, so a link does. */
const Elsewhere = ({ request, redirect }: { readonly request: RequestContext; readonly redirect: string }) => {
  const texts = savedMethodsMessages[request.language]
  return (
    <div class="part stack">
      <p class="lead">{texts.addThere}</p>
      <p>
        <a class="button" href={redirect}>
          {texts.onward}
        </a>
      </p>
      <p>
        <a href={to(request, PATHS.cards)}>{texts.back}</a>
      </p>
    </div>
  )
}

type Show = (c: Context<App>, trouble: CardTrouble, status: 402 | 422 | 503) => Promise<Response>

/** @param show the page of saved cards, with what is wrong */
export const addCard = async (c: Context<App>, show: Show): Promise<Response> => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  if (!mayAdd(c.env)) return refusedPage(c, 'payment-method-unavailable')
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return refusedPage(c, sent.refusal.code)
  const provider = paymentsOf(c.env)
  const filled = Object.fromEntries(provider.form.fields.map(({ name }) => [name, textIn(sent.value, name, FIELD_MAX)]))
  const read = provider.read(filled, Date.now())
  if (!read.ok) return show(c, { faults: read.refusal.fields }, 422)
  const often = await knockedTooOften(c, 'pay', customer.id)
  if (often) return often
  const request = await requestContextOf(c)
  const texts = savedMethodsMessages[request.language]
  const returnTo = originOf(c.env, c.req.url) + pathIn(languageOf(c.req.path), `${PATHS.cards}/added`)
  const asked = { id: customer.id, email: customer.email, language: request.language, token: read.value, returnTo }
  const added = await beginAdding(c.env, asked)
  if (!added.ok) {
    if (added.refusal.code !== 'payment-declined') return refusedPage(c, added.refusal.code)
    const isDeclined = added.refusal.reason === 'card-declined'
    return show(c, { note: isDeclined ? texts.declined : texts.failed }, isDeclined ? 402 : 503)
  }
  if (added.value === null) return c.redirect(`${to(request, PATHS.cards)}?done=added`, 303)
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="cards" title={texts.add}>
      <Elsewhere request={request} redirect={added.value} />
    </House>,
  )
}

/** They are back from the provider's page: what it says was left there is kept. */
export const addedCard = async (c: Context<App>): Promise<Response> => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const session = c.req.query('session') ?? ''
  const isKept = session !== '' && (await keepLeftAt(c.env, { session, customer: customer.id }))
  return c.redirect(`${pathIn(languageOf(c.req.path), PATHS.cards)}?done=${isKept ? 'added' : 'none'}`, 303)
}
