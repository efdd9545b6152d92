/** /account/security/second-step: putting a second step on, and off again; other recovery codes. */
import { Hono, type Context } from 'hono'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import {
  beginFactor,
  confirmFactor,
  dealFactorCodes,
  endFactor,
  type FactorRefusal,
} from '../../flows/customers/second-factor.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { qrDrawing, secretIn } from '../../http/qr.ts'
import { openSetup, sealSetup, type Setup } from '../../http/second-step-setup.ts'
import { AmissList } from '../frame/amiss-list.tsx'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { withCookies } from './let-in.ts'
import { customersMessages } from './messages/index.ts'
import { secondStepMessages } from './messages/second-step.ts'
import { signedIn, toSignIn } from './signed-in.ts'

const SECURITY = '/account/security'
/** A sealed setup is some 330 letters. */
const SETUP_MAX = 500

const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = qrDrawing(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

const Codes = ({ request, codes }: { readonly request: RequestContext; readonly codes: readonly string[] }) => (
  <>
    <p class="soft text">{secondStepMessages[request.language].recoveryHelp}</p>
    <ul class="codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  </>
)

/** @param begun null where what came back was not made here: a new one is begun then */
const showSetup = async (c: Context<App>, customer: Customer, begun: Setup | null, wrong = false) => {
  const request = await requestContextOf(c)
  const texts = secondStepMessages[request.language]
  const lines = wrong ? [{ at: 'code', text: texts.wrong }] : []
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={texts.title} lead={texts.lead}>
      <AmissList title={customersMessages[request.language].addresses.amiss(lines.length)} lines={lines} />
      {begun && (
        <section class="part stack start">
          <QrCode text={begun.uri} label={texts.picture} />
          <p>
            {texts.secret} <code>{secretIn(begun.uri)}</code>
          </p>
          <h2>{texts.recovery}</h2>
          <Codes request={request} codes={begun.recoveryCodes} />
          <p class="soft small">{texts.until}</p>
        </section>
      )}
      <form class="part stack" method="post" action={to(request, `${SECURITY}/second-step/confirm`)}>
        {begun && <input type="hidden" name="setup" value={await sealSetup(c.env, customer, begun)} />}
        <Field
          name="code"
          label={texts.code}
          value=""
          wrong={wrong ? texts.wrong : undefined}
          input={{ inputmode: 'numeric', autocomplete: 'one-time-code', required: true, maxlength: 12 }}
        />
        <p>
          <button class="button small">{texts.confirm}</button>
        </p>
        <p class="small soft">
          {texts.anewHelp} <a href={`${to(request, SECURITY)}#second-step`}>{texts.anew}</a>
        </p>
      </form>
    </House>,
    wrong ? 401 : 200,
  )
}

const showDealt = async (c: Context<App>, customer: Customer, codes: readonly string[]) => {
  const request = await requestContextOf(c)
  const texts = secondStepMessages[request.language]
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={texts.dealt} lead={texts.dealtLead}>
      <section class="part stack start">
        <Codes request={request} codes={codes} />
        <p>
          <a class="button quiet small" href={`${to(request, SECURITY)}#second-step`}>
            {texts.back}
          </a>
        </p>
      </section>
    </House>,
  )
}

const security = (c: Context<App>, query: string) => `${pathIn(languageOf(c.req.path), SECURITY)}?${query}`

/** Back to where it was asked for, with what was in the way. */
const refusedTo = (c: Context<App>, { code }: FactorRefusal): Response => {
  if (code === 'sign-in-required') return toSignIn(c, pathIn(languageOf(c.req.path), SECURITY), '&again')
  return c.redirect(security(c, `amiss=${code}`), 303)
}

/** How an app calls the account. */
const shownBeside = async (c: Context<App>, { id, email }: Customer) => {
  const { shop } = await requestContextOf(c)
  return { id, email, issuer: shop }
}

export const secondStep = new Hono<App>()
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const { issuer } = await shownBeside(c, customer)
    const asked = { password: form.value.get('password') ?? '', issuer }
    const begun = await beginFactor({ env: c.env, request: c.req.raw, customer }, asked, Date.now())
    return begun.ok ? showSetup(c, customer, begun.value) : refusedTo(c, begun.refusal)
  })
  .post('/confirm', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const done = await confirmFactor({ env: c.env, request: c.req.raw, customer }, textIn(form.value, 'code'))
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    if (done.ok) return withCookies(c.redirect(security(c, 'done=factor-on'), 303), done.value)
    if (done.refusal.code !== 'second-factor-refused') return refusedTo(c, done.refusal)
    const carried = textIn(form.value, 'setup', SETUP_MAX)
    return showSetup(c, customer, await openSetup(c.env, await shownBeside(c, customer), carried), true)
  })
  .post('/recovery-codes', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const dealt = await dealFactorCodes(own, form.value.get('password') ?? '', Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return dealt.ok ? showDealt(c, customer, dealt.value) : refusedTo(c, dealt.refusal)
  })
  .post('/off', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const done = await endFactor(own, form.value.get('password') ?? '', Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok
      ? withCookies(c.redirect(security(c, 'done=factor-off'), 303), done.value)
      : refusedTo(c, done.refusal)
  })
