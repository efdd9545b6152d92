/** /account/security/email: another address for the account, with the digits of two mails. */
import { Hono, type Context } from 'hono'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { CODE_LENGTH } from '#domain/customers/sign-in'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import {
  askForEmailChange,
  changeEmail,
  emailWantedHere,
  rememberEmailWanted,
  type EmailChangeRefusal,
} from '../../flows/customers/email-change.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { statusOf } from '../../http/refusal.ts'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { withCookies } from './let-in.ts'
import { waysInMessages } from './messages/ways-in.ts'
import { signedIn } from './signed-in.ts'

const PATH = '/account/security/email'
const SECURITY = '/account/security'

/** What was typed, and why it was not taken. */
export type EmailTrouble = { readonly typed: string; readonly refusal: EmailChangeRefusal }

const sayingOf = (request: RequestContext, refusal: EmailChangeRefusal): string =>
  waysInMessages[request.language].trouble[refusal.code]('retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 0)

const AskForm = ({ request, trouble }: { readonly request: RequestContext; readonly trouble: EmailTrouble | null }) => {
  const texts = waysInMessages[request.language].email
  return (
    <form class="stack" method="post" action={to(request, PATH)}>
      <Field
        name="email"
        label={texts.wanted}
        value={trouble?.typed ?? ''}
        help={texts.wantedHelp}
        wrong={trouble ? sayingOf(request, trouble.refusal) : undefined}
        input={{ type: 'email', autocomplete: 'email', required: true, maxlength: EMAIL_LENGTH_MAX }}
      />
      <p>
        <button class="button quiet small">{texts.ask}</button>
      </p>
    </form>
  )
}

/** As a part of the page about security. */
export const EmailPart = ({ request, customer }: { readonly request: RequestContext; readonly customer: Customer }) => {
  const texts = waysInMessages[request.language].email
  return (
    <section class="part" id="email-part" aria-labelledby="email-title">
      <h2 id="email-title">{texts.title}</h2>
      <p class="soft text">{texts.now(customer.email)}</p>
      <AskForm request={request} trouble={null} />
    </section>
  )
}

const six = { class: 'six', inputmode: 'numeric', autocomplete: 'one-time-code', required: true } as const

const Amiss = ({ saying }: { readonly saying: string | undefined }) =>
  saying === undefined ? null : (
    <p class="note bad" role="alert">
      {saying}
    </p>
  )

type DigitsShown = {
  readonly request: RequestContext
  readonly customer: Customer
  readonly email: string
  readonly refusal: EmailChangeRefusal | null
  readonly typed: { readonly current: string; readonly new: string }
}

const Digits = ({ request, customer, email, refusal, typed }: DigitsShown) => {
  const texts = waysInMessages[request.language].email
  const saying = refusal ? sayingOf(request, refusal) : undefined
  const at = refusal?.code === 'email-digits-refused' ? refusal.at : null
  const input = { ...six, maxlength: CODE_LENGTH + 4 }
  return (
    <House
      request={request}
      customer={customer}
      here="security"
      title={texts.digitsTitle}
      lead={texts.digitsLead(customer.email)}
    >
      <Amiss saying={saying} />
      <form class="stack part" method="post" action={to(request, `${PATH}/digits`)}>
        <Field
          name="current"
          label={texts.current(customer.email)}
          value={typed.current}
          help={texts.digitsHelp}
          wrong={at === 'current' ? saying : undefined}
          input={input}
        />
        <Field
          name="new"
          label={texts.fresh(email)}
          value={typed.new}
          help={texts.digitsHelp}
          wrong={at === 'new' ? saying : undefined}
          input={input}
        />
        <p class="row">
          <button class="button small">{texts.change}</button>
          <a href={`${to(request, SECURITY)}#email-part`}>{texts.another}</a>
        </p>
      </form>
    </House>
  )
}

const showAsk = async (c: Context<App>, customer: Customer, trouble: EmailTrouble) => {
  const request = await requestContextOf(c)
  const texts = waysInMessages[request.language].email
  const lead = texts.now(customer.email)
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={texts.digitsTitle} lead={lead}>
      <Amiss saying={sayingOf(request, trouble.refusal)} />
      <AskForm request={request} trouble={trouble} />
    </House>,
    statusOf[trouble.refusal.code],
  )
}

const NOTHING = { current: '', new: '' }

const showDigits = async (
  c: Context<App>,
  customer: Customer,
  refusal: EmailChangeRefusal | null = null,
  typed = NOTHING,
) => {
  const email = await emailWantedHere({ env: c.env, request: c.req.raw, customer }, Date.now())
  if (email === null) return c.redirect(pathIn(languageOf(c.req.path), SECURITY), 303)
  const request = await requestContextOf(c)
  const shown = { request, customer, email, refusal, typed }
  return sendPrivate(c, <Digits {...shown} />, refusal ? statusOf[refusal.code] : 200)
}

export const emailChange = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : showDigits(c, customer)
  })
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const typed = textIn(form.value, 'email')
    const asked = await askForEmailChange(own, typed, Date.now())
    if (!asked.ok) return showAsk(c, customer, { typed, refusal: asked.refusal })
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    const cookie = await rememberEmailWanted(own, asked.value, Date.now())
    return withCookies(c.redirect(pathIn(languageOf(c.req.path), PATH), 303), [cookie])
  })
  .post('/digits', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const email = await emailWantedHere(own, Date.now())
    if (email === null) return c.redirect(pathIn(languageOf(c.req.path), SECURITY), 303)
    const typed = { current: textIn(form.value, 'current', 40), new: textIn(form.value, 'new', 40) }
    const changed = await changeEmail(own, { email, ...typed }, Date.now())
    if (!changed.ok) return showDigits(c, customer, changed.refusal, typed)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    const security = `${pathIn(languageOf(c.req.path), SECURITY)}?done=email`
    return withCookies(c.redirect(security, 303), changed.value.cookies)
  })
