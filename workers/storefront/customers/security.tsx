/** /account/security: where somebody is signed in, and by what. */
import { Hono, type Context } from 'hono'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#domain/customers/staff'
import { isFresh } from '#domain/customers/sign-in'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import {
  endCustomerSession,
  endOtherCustomerSessions,
  removeOwnPassword,
  sessionsOfCustomer,
  setOwnPassword,
  waysInto,
  type CustomerSession,
  type WaysIn,
} from '../../flows/customers/own-account.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import type { Customer } from '../../http/customer.ts'
import { deviceText } from '../../http/device.ts'
import { readForm } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { statusOf } from '../../http/refusal.ts'
import { momentText } from '../frame/dates.ts'
import { AmissList } from '../frame/amiss-list.tsx'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { EmailPart, emailChange } from './email-change.tsx'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { secondStepMessages } from './messages/second-step.ts'
import { waysInMessages } from './messages/ways-in.ts'
import { PhonePart, phoneChange } from './phone.tsx'
import { secondStep } from './second-step.tsx'
import { SECOND_STEP_PASSWORD, SecondStepPart, type SecondStepTrouble } from './second-step-part.tsx'
import { signedIn, toSignIn } from './signed-in.ts'

const PATH = '/account/security'

type Done = 'session' | 'sessions' | 'password' | 'no-password'
type PasswordTrouble = 'password-length' | 'password-common' | 'password-leaked' | null

const troubleText = ({ language }: RequestContext, trouble: NonNullable<PasswordTrouble>): string =>
  customersMessages[language].security.trouble[trouble](PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX)

type Shown = {
  readonly request: RequestContext
  readonly customer: Customer
  readonly sessions: readonly CustomerSession[]
  readonly ways: WaysIn
  readonly isFresh: boolean
  readonly trouble: PasswordTrouble
  readonly done: string | undefined
}

const Sessions = ({ request, sessions }: Pick<Shown, 'request' | 'sessions'>) => {
  const texts = customersMessages[request.language].security
  return (
    <section class="part" aria-labelledby="sessions">
      <div class="between">
        <h2 id="sessions">{texts.sessions}</h2>
        {sessions.length > 1 && (
          <form method="post" action={to(request, `${PATH}/sessions/end-others`)}>
            <button class="textlink">{texts.endOthers}</button>
          </form>
        )}
      </div>
      <ul class="prefs">
        {sessions.map(({ id, isThis, agent, place, openedAt, isStaff }) => (
          <li>
            <div>
              <h3>{isStaff ? texts.byShop : deviceText(agent) || texts.unknownDevice}</h3>
              <p class="soft small">
                {[place, texts.since(momentText(request, openedAt))].filter(Boolean).join(' · ')}
              </p>
            </div>
            {isThis ? (
              <span class="state way">{texts.thisOne}</span>
            ) : (
              <form method="post" action={to(request, `${PATH}/sessions/${id}/end`)}>
                <button class="button quiet small">{texts.end}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const SignInFirst = ({ request }: Pick<Shown, 'request'>) => {
  const back = encodeURIComponent(to(request, PATH))
  return (
    <p>
      <a class="button quiet small" href={`${to(request, '/account/sign-in')}?again&to=${back}`}>
        {customersMessages[request.language].security.signInFirst}
      </a>
    </p>
  )
}

const Password = ({ request, ways: { hasPassword: has }, isFresh: fresh, trouble }: Shown) => {
  const texts = customersMessages[request.language].security
  return (
    <section class="part" id="password" aria-labelledby="password-title">
      <h2 id="password-title">{texts.password}</h2>
      <p class="soft text">{has ? texts.passwordThere : texts.passwordNone}</p>
      {fresh ? (
        <form class="stack" method="post" action={to(request, `${PATH}/password`)}>
          <Field
            id="new-password"
            name="password"
            label={texts.newPassword}
            value=""
            help={texts.passwordHelp(PASSWORD_LENGTH_MIN)}
            wrong={trouble ? troubleText(request, trouble) : undefined}
            input={{ type: 'password', autocomplete: 'new-password', required: true, maxlength: 200 }}
          />
          <p class="row">
            <button class="button small">{texts.savePassword}</button>
            {has && (
              <button class="textlink" formaction={to(request, `${PATH}/password/remove`)} formnovalidate>
                {texts.removePassword}
              </button>
            )}
          </p>
        </form>
      ) : (
        <SignInFirst request={request} />
      )}
    </section>
  )
}

const Passkeys = ({ request, ways: { passkeys }, isFresh: fresh }: Shown) => {
  const texts = customersMessages[request.language].passkeys
  return (
    <section class="part" id="passkeys" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{texts.title}</h2>
      <p class="soft text">{texts.why}</p>
      {passkeys.length > 0 && (
        <ul class="prefs">
          {passkeys.map(({ id, name, createdAt }) => (
            <li>
              <div>
                <h3>{name || texts.unnamed}</h3>
                <p class="soft small">{texts.since(momentText(request, createdAt))}</p>
              </div>
              <form method="post" action={to(request, `/account/passkeys/${id}/remove`)}>
                <button class="button quiet small">{texts.remove}</button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {fresh ? (
        <form class="stack" hidden data-passkey-only data-passkey-add>
          <Field
            name="name"
            label={texts.name}
            value=""
            help={texts.nameHelp}
            input={{ maxlength: 100, autocomplete: 'off' }}
          />
          <p class="note bad" role="alert" tabindex={-1} hidden data-passkey-trouble>
            {texts.trouble}
          </p>
          <p>
            <button class="button quiet small">{texts.add}</button>
          </p>
        </form>
      ) : (
        <SignInFirst request={request} />
      )}
    </section>
  )
}

const show = async (c: Context<App>, customer: Customer, trouble: PasswordTrouble = null) => {
  const own = { env: c.env, request: c.req.raw, customer }
  const [request, sessions, ways] = await Promise.all([requestContextOf(c), sessionsOfCustomer(own), waysInto(own)])
  const texts = customersMessages[request.language].security
  const { email, phone } = waysInMessages[request.language]
  const dones = { ...texts.done, email: email.done, phone: phone.done, 'no-phone': phone.gone }
  const done = new Map(Object.entries(dones)).get(c.req.query('done') ?? '')
  const factor = secondStepMessages[request.language]
  const { colon } = frameMessages[request.language]
  const asked = (trouble ? undefined : c.req.query('amiss')) ?? ''
  const ofFactor = Object.hasOwn(factor.amiss, asked) ? (asked as SecondStepTrouble) : undefined
  const lines = [
    ...(trouble ? [{ at: 'new-password', text: texts.newPassword + colon + troubleText(request, trouble) }] : []),
    ...(ofFactor === 'password-wrong' ? [{ at: SECOND_STEP_PASSWORD, text: factor.amiss[ofFactor] }] : []),
  ]
  const shown: Shown = {
    request,
    customer,
    sessions,
    ways,
    isFresh: isFresh(customer.session.openedAt, Date.now()),
    trouble,
    done,
  }
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={texts.title} lead={texts.lead} done={done}>
      <AmissList title={customersMessages[request.language].addresses.amiss(lines.length)} lines={lines} />
      {ofFactor !== undefined && ofFactor !== 'password-wrong' && (
        <p class="note bad" role="alert">
          {factor.amiss[ofFactor]}
        </p>
      )}
      <Sessions {...shown} />
      <EmailPart request={request} customer={customer} />
      <PhonePart {...shown} first={<SignInFirst request={request} />} />
      <Passkeys {...shown} />
      <Password {...shown} />
      <SecondStepPart {...shown} trouble={ofFactor} first={<SignInFirst request={request} />} />
    </House>,
    trouble ? statusOf[trouble] : 200,
  )
}

const back = (c: Context<App>, done: Done) => c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done=${done}`, 303)

export const security = new Hono<App>()
  .route('/second-step', secondStep)
  .route('/email', emailChange)
  .route('/phone', phoneChange)
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post('/sessions/end-others', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    await endOtherCustomerSessions({ env: c.env, request: c.req.raw, customer })
    return back(c, 'sessions')
  })
  .post('/sessions/:id/end', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const isOver = await endCustomerSession({ env: c.env, request: c.req.raw, customer }, c.req.param('id'))
    return isOver ? back(c, 'session') : refusedPage(c, 'session-unknown')
  })
  .post('/password', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const done = await setOwnPassword(own, form.value.get('password') ?? '', Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    if (done.ok) return back(c, 'password')
    const { code } = done.refusal
    return code === 'sign-in-required' ? again(c) : show(c, customer, code)
  })
  .post('/password/remove', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const done = await removeOwnPassword({ env: c.env, request: c.req.raw, customer }, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok ? back(c, 'no-password') : again(c)
  })

const again = (c: Context<App>) => toSignIn(c, pathIn(languageOf(c.req.path), PATH), '&again')
