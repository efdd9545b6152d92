/** /account/security/second-step: putting a second step on, and off again. */
import { Hono, type Context } from 'hono'
import type { App } from '../../env.ts'
import {
  beginFactor,
  confirmFactor,
  endFactor,
  type FactorBegun,
  type FactorRefusal,
} from '../../flows/customers/second-factor.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { qrDrawing, secretIn } from '../../http/qr.ts'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { withCookies } from './let-in.ts'
import { customersMessages } from './messages/index.ts'
import { signedIn, toSignIn } from './signed-in.ts'

const SECURITY = '/account/security'

const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = qrDrawing(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

const showSetup = async (c: Context<App>, customer: Customer, begun: FactorBegun | null, wrong = false) => {
  const request = await requestContextOf(c)
  const texts = customersMessages[request.language].secondStep
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="security" title={texts.title} lead={texts.lead}>
      {begun && (
        <section class="part stack start">
          <QrCode text={begun.uri} label={texts.picture} />
          <p>
            {texts.secret} <code>{secretIn(begun.uri)}</code>
          </p>
          <h2>{texts.recovery}</h2>
          <p class="soft text">{texts.recoveryHelp}</p>
          <ul class="codes">
            {begun.recoveryCodes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form class="part stack" method="post" action={to(request, `${SECURITY}/second-step/confirm`)}>
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
      </form>
    </House>,
    wrong ? 401 : 200,
  )
}

const security = (c: Context<App>, query: string) => `${pathIn(languageOf(c.req.path), SECURITY)}?${query}`

/** Back to where it was asked for, with what was in the way. */
const refusedTo = (c: Context<App>, { code }: FactorRefusal): Response => {
  if (code === 'sign-in-required') return toSignIn(c, pathIn(languageOf(c.req.path), SECURITY), '&again')
  return c.redirect(security(c, `amiss=${code}`), 303)
}

export const secondStep = new Hono<App>()
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const { shop } = await requestContextOf(c)
    const asked = { password: form.value.get('password') ?? '', issuer: shop }
    const begun = await beginFactor({ env: c.env, request: c.req.raw, customer }, asked, Date.now())
    return begun.ok ? showSetup(c, customer, begun.value) : refusedTo(c, begun.refusal)
  })
  .post('/confirm', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const done = await confirmFactor({ env: c.env, request: c.req.raw, customer }, textIn(form.value, 'code'))
    if (!done.ok) return showSetup(c, customer, null, true)
    return withCookies(c.redirect(security(c, 'done=factor-on'), 303), done.value)
  })
  .post('/off', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const own = { env: c.env, request: c.req.raw, customer }
    const done = await endFactor(own, form.value.get('password') ?? '', Date.now())
    return done.ok
      ? withCookies(c.redirect(security(c, 'done=factor-off'), 303), done.value)
      : refusedTo(c, done.refusal)
  })
