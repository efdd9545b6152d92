/** /account/sign-in/phone: by a code that goes to a number which an account has proven. */
import { Hono, type Context } from 'hono'
import type { Child } from 'hono/jsx'
import { CODE_LENGTH } from '#domain/customers/sign-in'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { askForSignInSms, signInBySms, smsAskedHere } from '../../flows/customers/phone.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { textIn } from '../../http/form.ts'
import { withTurnstile } from '../../http/headers.ts'
import { languageOf } from '../../http/language.ts'
import { statusOf } from '../../http/refusal.ts'
import { botsOf } from '../../providers/bots/index.ts'
import type { BotWidget } from '../../providers/bots/provider.ts'
import { Field } from '../frame/field.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to as address, type RequestContext } from '../frame/request-context.ts'
import { letIn, withCookies } from './let-in.ts'
import { waysInMessages, type WaysInTrouble } from './messages/ways-in.ts'
import { Check, Enter, Remember } from './sign-in-frame.tsx'
import { beginAgain, sentIn, signInAt, wanted } from './sign-in.tsx'

const PATH = '/account/sign-in/phone'

type Refused = { readonly code: WaysInTrouble; readonly retryAfterSeconds?: number } | null

type Shown = {
  readonly request: RequestContext
  readonly widget: BotWidget | null
  readonly to: string
  readonly refusal: Refused
  /** What was typed, or the number that was asked with. */
  readonly phone: string
}

/** What is amiss, at the field or above the form. */
const AT_FIELD: ReadonlySet<WaysInTrouble> = new Set(['phone-form', 'sign-in-refused'])

const sayingOf = ({ request, refusal }: Shown): string | undefined =>
  refusal ? waysInMessages[request.language].trouble[refusal.code](refusal.retryAfterSeconds ?? 0) : undefined

const Page = ({
  shown,
  title,
  lead,
  children,
}: {
  readonly shown: Shown
  readonly title: string
  readonly lead: string
  readonly children: Child
}) => {
  const { request, refusal, to } = shown
  return (
    <Enter shown={shown} title={title}>
      <header class="stack tight">
        <h1>{title}</h1>
        <p class="text soft">{lead}</p>
      </header>
      {refusal && !AT_FIELD.has(refusal.code) && (
        <p class="note bad" role="alert">
          {sayingOf(shown)}
        </p>
      )}
      {children}
      <p class="small">
        <a href={`${address(request, '/account/sign-in')}?to=${encodeURIComponent(to)}`}>
          {waysInMessages[request.language].phone.byMail}
        </a>
      </p>
    </Enter>
  )
}

const NumberPage = (shown: Shown & { readonly remember: boolean }) => {
  const { request, to, phone, refusal, remember, widget } = shown
  const texts = waysInMessages[request.language].phone
  return (
    <Page shown={shown} title={texts.signInTitle} lead={texts.signInLead}>
      <form class="stack" method="post" action={address(request, PATH)}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="phone"
          label={texts.number}
          value={phone}
          help={texts.numberHelp}
          wrong={refusal && AT_FIELD.has(refusal.code) ? sayingOf(shown) : undefined}
          input={{ type: 'tel', autocomplete: 'tel', required: true, maxlength: 40 }}
        />
        <Remember request={request} remember={remember} />
        <Check request={request} widget={widget} />
        <button class="button wide">{texts.ask}</button>
      </form>
    </Page>
  )
}

const DigitsPage = (shown: Shown & { readonly again: boolean }) => {
  const { request, to, phone, refusal, again, widget } = shown
  const texts = waysInMessages[request.language].phone
  return (
    <Page shown={shown} title={texts.digitsTitle} lead={texts.signInSentTo(phone)}>
      {again && !refusal && (
        <p class="note fine" role="status">
          {texts.again}
        </p>
      )}
      <form class="stack" method="post" action={address(request, `${PATH}/digits`)}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label={texts.digits}
          value=""
          wrong={refusal && AT_FIELD.has(refusal.code) ? sayingOf(shown) : undefined}
          input={{
            class: 'six',
            inputmode: 'numeric',
            autocomplete: 'one-time-code',
            required: true,
            autofocus: true,
            maxlength: CODE_LENGTH + 4,
          }}
        />
        <Check request={request} widget={widget} />
        <button class="button wide">{texts.signIn}</button>
      </form>
      <p class="small">
        <a href={`${address(request, PATH)}?to=${encodeURIComponent(to)}`}>{texts.another}</a>
      </p>
    </Page>
  )
}

/** What a page is shown with: a check for people where one is asked for. */
const beside = async (c: Context<App>, refusal: Refused) => {
  const { widget } = botsOf(c.env)
  const checks = refusal?.code === 'person-required' || refusal?.code === 'sign-in-refused'
  if (checks && widget.kind === 'turnstile') c.header('content-security-policy', withTurnstile())
  if (refusal?.retryAfterSeconds) c.header('retry-after', String(refusal.retryAfterSeconds))
  return { request: await requestContextOf(c), widget: checks ? widget : null, refusal }
}

const statusFor = (refusal: Refused) => (refusal ? statusOf[refusal.code] : 200)

const showNumber = async (c: Context<App>, to: string, phone = '', refusal: Refused = null, remember = true) =>
  sendPrivate(
    c,
    <NumberPage {...await beside(c, refusal)} to={to} phone={phone} remember={remember} />,
    statusFor(refusal),
  )

const showDigits = async (c: Context<App>, to: string, refusal: Refused, again = false) => {
  const asked = await smsAskedHere(c.env, c.req.raw, Date.now())
  if (!asked) return beginAgain(c, to, 'late')
  const shown = await beside(c, refusal)
  return sendPrivate(c, <DigitsPage {...shown} to={to} phone={asked.phone} again={again} />, statusFor(refusal))
}

export const signInPhone = new Hono<App>()
  .get('/', (c) => showNumber(c, wanted(c)))
  .post('/', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, person, remember } = read
    const phone = textIn(form, 'phone', 40)
    const wishes = { phone, person, remember, language: languageOf(c.req.path) }
    const asked = await askForSignInSms(c.env, c.req.raw, wishes, Date.now())
    if (!asked.ok) return showNumber(c, to, phone, asked.refusal, remember)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    const page = signInAt(c, `${PATH}/digits`, to) + (asked.value.again ? '&again' : '')
    return withCookies(c.redirect(page, 303), asked.value.cookies)
  })
  .get('/digits', (c) => showDigits(c, wanted(c), null, c.req.query('again') !== undefined))
  .post('/digits', async (c) => {
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const { form, to, person } = read
    const done = await signInBySms(c.env, c.req.raw, { digits: textIn(form, 'code'), person }, Date.now())
    if (done.ok) return letIn(c, done.value, to)
    if (done.refusal.code === 'sign-in-required') return beginAgain(c, to, 'late')
    return showDigits(c, to, done.refusal)
  })
