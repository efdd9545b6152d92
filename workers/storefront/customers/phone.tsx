/** /account/security/phone: a number that is proven by a code, and taken away again. */
import { Hono, type Context } from 'hono'
import { CODE_LENGTH } from '#domain/customers/sign-in'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import {
  askForPhoneCode,
  confirmPhone,
  phoneWantedHere,
  removePhone,
  type PhoneRefusal,
} from '../../flows/customers/phone.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import type { Customer } from '../../http/customer.ts'
import { textIn } from '../../http/form.ts'
import { withTurnstile } from '../../http/headers.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { statusOf } from '../../http/refusal.ts'
import { botsOf } from '../../providers/bots/index.ts'
import type { BotWidget } from '../../providers/bots/provider.ts'
import { Field } from '../frame/field.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { withCookies } from './let-in.ts'
import { waysInMessages } from './messages/ways-in.ts'
import { Check } from './sign-in-frame.tsx'
import { sentIn } from './sign-in.tsx'
import { signedIn, toSignIn } from './signed-in.ts'

const PATH = '/account/security/phone'
const SECURITY = '/account/security'

type Refused = PhoneRefusal | null

const sayingOf = (request: RequestContext, refusal: Refused): string | undefined =>
  refusal
    ? waysInMessages[request.language].trouble[refusal.code](
        'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 0,
      )
    : undefined

type AskShown = {
  readonly request: RequestContext
  readonly typed: string
  readonly refusal: Refused
  readonly widget: BotWidget | null
}

const AskForm = ({ request, typed, refusal, widget }: AskShown) => {
  const texts = waysInMessages[request.language].phone
  return (
    <form class="stack" method="post" action={to(request, PATH)}>
      <Field
        name="phone"
        label={texts.number}
        value={typed}
        help={texts.numberHelp}
        wrong={refusal?.code === 'phone-form' ? sayingOf(request, refusal) : undefined}
        input={{ type: 'tel', autocomplete: 'tel', required: true, maxlength: 40 }}
      />
      <Check request={request} widget={widget} />
      <p>
        <button class="button quiet small">{texts.ask}</button>
      </p>
    </form>
  )
}

type PartShown = {
  readonly request: RequestContext
  readonly customer: Customer
  readonly isFresh: boolean
  /** In place of the form, for whoever has signed in too long ago. */
  readonly first: unknown
}

/** As a part of the page about security. */
export const PhonePart = ({ request, customer: { phone }, isFresh, first }: PartShown) => {
  const texts = waysInMessages[request.language].phone
  return (
    <section class="part" id="phone-part" aria-labelledby="phone-title">
      <h2 id="phone-title">{texts.title}</h2>
      <p class="soft text">{phone === null ? texts.none : texts.now(phone)}</p>
      {isFresh ? <AskForm request={request} typed="" refusal={null} widget={null} /> : first}
      {phone !== null && (
        <form method="post" action={to(request, `${PATH}/remove`)}>
          <button class="textlink">{texts.remove}</button>
        </form>
      )}
    </section>
  )
}

const Amiss = ({ saying }: { readonly saying: string | undefined }) =>
  saying === undefined ? null : (
    <p class="note bad" role="alert">
      {saying}
    </p>
  )

const beside = async (c: Context<App>, refusal: Refused) => {
  const { widget } = botsOf(c.env)
  const checks = refusal?.code === 'person-required'
  if (checks && widget.kind === 'turnstile') c.header('content-security-policy', withTurnstile())
  return { request: await requestContextOf(c), widget: checks ? widget : null, refusal }
}

const showAsk = async (c: Context<App>, customer: Customer, typed: string, refused: PhoneRefusal) => {
  const shown = await beside(c, refused)
  const { request } = shown
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={waysInMessages[request.language].phone.title}>
      <Amiss saying={sayingOf(request, refused)} />
      <AskForm {...shown} typed={typed} />
    </House>,
    statusOf[refused.code],
  )
}

const showDigits = async (c: Context<App>, customer: Customer, refusal: Refused = null) => {
  const phone = await phoneWantedHere({ env: c.env, request: c.req.raw, customer }, Date.now())
  if (phone === null) return c.redirect(pathIn(languageOf(c.req.path), SECURITY), 303)
  const { request } = await beside(c, refusal)
  const texts = waysInMessages[request.language].phone
  const saying = sayingOf(request, refusal)
  const again = c.req.query('again') !== undefined && !refusal
  const shown = { request, customer, here: 'security', title: texts.digitsTitle, lead: texts.sentTo(phone) } as const
  return sendPrivate(
    c,
    <House {...shown} {...(again && { done: texts.again })}>
      <Amiss saying={saying} />
      <form class="stack part" method="post" action={to(request, `${PATH}/digits`)}>
        <Field
          name="code"
          label={texts.digits}
          value=""
          wrong={refusal?.code === 'phone-digits-refused' ? saying : undefined}
          input={{
            class: 'six',
            inputmode: 'numeric',
            autocomplete: 'one-time-code',
            required: true,
            autofocus: true,
            maxlength: CODE_LENGTH + 4,
          }}
        />
        <p class="row">
          <button class="button small">{texts.confirm}</button>
          <a href={`${to(request, SECURITY)}#phone-part`}>{texts.another}</a>
        </p>
      </form>
    </House>,
    refusal ? statusOf[refusal.code] : 200,
  )
}

const at = (c: Context<App>, path: string) => pathIn(languageOf(c.req.path), path)

export const phoneChange = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : showDigits(c, customer)
  })
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const phone = textIn(read.form, 'phone', 40)
    const own = { env: c.env, request: c.req.raw, customer }
    const asked = await askForPhoneCode(own, { phone, person: read.person }, Date.now())
    if (!asked.ok && asked.refusal.code === 'sign-in-required') return toSignIn(c, at(c, SECURITY), '&again')
    if (!asked.ok) return showAsk(c, customer, phone, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return withCookies(c.redirect(at(c, PATH) + (asked.value.again ? '?again' : ''), 303), asked.value.cookies)
  })
  .post('/digits', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const read = await sentIn(c)
    if (read instanceof Response) return read
    const own = { env: c.env, request: c.req.raw, customer }
    const phone = await phoneWantedHere(own, Date.now())
    if (phone === null) return c.redirect(at(c, SECURITY), 303)
    const proven = await confirmPhone(own, { phone, digits: textIn(read.form, 'code') }, Date.now())
    if (!proven.ok) return showDigits(c, customer, proven.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return withCookies(c.redirect(at(c, `${SECURITY}?done=phone`), 303), proven.value.cookies)
  })
  .post('/remove', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    await removePhone({ env: c.env, request: c.req.raw, customer }, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.redirect(at(c, `${SECURITY}?done=no-phone`), 303)
  })
