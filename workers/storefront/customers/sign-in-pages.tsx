/** What the way in looks like, step by step: one idea a page, and the same words for whoever has an account and whoever has none. */
import { PASSWORD_LENGTH_MAX } from '#domain/customers/staff'
import { CODE_LENGTH } from '#domain/customers/sign-in'
import type { MailAsked } from '../../flows/customers/sign-in.ts'
import type { RefusalCode } from '../../http/refusal.ts'
import type { BotWidget } from '../../providers/bots/provider.ts'
import { Field } from '../frame/field.tsx'
import { to as address, type RequestContext } from '../frame/request-context.ts'
import { customersMessages } from './messages/index.ts'
import { secondStepMessages } from './messages/second-step.ts'
import { waysInMessages } from './messages/ways-in.ts'
import { Check, Enter, Remember } from './sign-in-frame.tsx'

export type Trouble = {
  readonly code: Extract<
    RefusalCode,
    | 'email-form'
    | 'email-letters'
    | 'too-many-attempts'
    | 'person-required'
    | 'sign-in-by-mail'
    | 'sign-in-refused'
    | 'sign-in-required'
    | 'second-factor-refused'
    | 'customer-disabled'
    | 'customer-merged'
    | 'link-ended'
  >
  /** Until the next try is looked at; 0 where nobody waits. */
  readonly seconds: number
}

type Shown = {
  readonly request: RequestContext
  readonly to: string
  readonly trouble: Trouble | null
  /** Where a person has to be shown. */
  readonly widget: BotWidget | null
}

const AT_FIELD = new Set<Trouble['code']>(['email-form', 'email-letters', 'sign-in-refused', 'second-factor-refused'])

/** What is amiss, above the form; what belongs to a field stands there. */
const Amiss = ({ request, trouble }: Pick<Shown, 'request' | 'trouble'>) =>
  trouble && !AT_FIELD.has(trouble.code) ? (
    <p class="note bad" role="alert">
      {customersMessages[request.language].trouble[trouble.code](trouble.seconds)}
    </p>
  ) : null

const wrongAt = ({ request, trouble }: Pick<Shown, 'request' | 'trouble'>, codes: readonly Trouble['code'][]) =>
  trouble && codes.includes(trouble.code)
    ? customersMessages[request.language].trouble[trouble.code](trouble.seconds)
    : undefined

/** Needs a script: without one it is not there. */
const PasskeyWay = ({ request, to }: Pick<Shown, 'request' | 'to'>) => {
  const texts = customersMessages[request.language].passkeys
  return (
    <div class="stack" hidden data-passkey-only>
      <button class="button quiet wide" type="button" data-passkey={to}>
        {texts.use}
      </button>
      <p class="note bad" role="alert" tabindex={-1} hidden data-passkey-trouble>
        {texts.trouble}
      </p>
      <p class="or">{texts.or}</p>
    </div>
  )
}

/** Why somebody is back at the first page. */
export type Why = keyof (typeof secondStepMessages)['en']['why']

type MailShown = Shown & { readonly email: string; readonly remember: boolean; readonly why?: Why | undefined }

export const MailPage = (shown: MailShown) => {
  const { request, to, email, remember, widget, why } = shown
  const texts = customersMessages[request.language].signIn
  return (
    <Enter shown={shown} title={texts.title}>
      <header class="stack tight">
        <h1>{texts.title}</h1>
        <p class="text soft">{texts.lead}</p>
      </header>
      <Amiss {...shown} />
      {why && (
        <p class="note bad" role="alert">
          {secondStepMessages[request.language].why[why]}
        </p>
      )}
      <PasskeyWay request={request} to={to} />
      <form class="stack" method="post" action={address(request, '/account/sign-in')}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="email"
          label={texts.email}
          value={email}
          wrong={wrongAt(shown, ['email-form', 'email-letters'])}
          input={{ type: 'email', autocomplete: 'username webauthn', required: true, maxlength: 254 }}
        />
        <Remember request={request} remember={remember} />
        <Check request={request} widget={widget} />
        <button class="button wide">{texts.send}</button>
      </form>
      <p class="small soft">{texts.fresh}</p>
      <p class="small">
        <a href={`${address(request, '/account/sign-in/password')}?to=${encodeURIComponent(to)}`}>{texts.byPassword}</a>
      </p>
      <p class="small">
        <a href={`${address(request, '/account/sign-in/phone')}?to=${encodeURIComponent(to)}`}>
          {waysInMessages[request.language].phone.bySms}
        </a>
      </p>
    </Enter>
  )
}

type DigitsShown = Shown & { readonly asked: MailAsked; readonly again: boolean }

export const DigitsPage = (shown: DigitsShown) => {
  const { request, to, asked, again, widget } = shown
  const texts = customersMessages[request.language].digits
  const wrong = wrongAt(shown, ['sign-in-refused'])
  return (
    <Enter shown={shown} title={texts.title}>
      <header class="stack tight">
        <h1>{texts.title}</h1>
        <p class="text soft">
          {texts.sentTo} <b>{asked.email}</b>{' '}
          <a href={`${address(request, '/account/sign-in')}?to=${encodeURIComponent(to)}`}>{texts.other}</a>
        </p>
      </header>
      {again && !shown.trouble && (
        <p class="note fine" role="status">
          {texts.again}
        </p>
      )}
      <Amiss {...shown} />
      <form class="stack" method="post" action={address(request, '/account/sign-in/digits')}>
        <input type="hidden" name="to" value={to} />
        <p class="field">
          <label for="code">{texts.label}</label>
          <input
            class="six"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={CODE_LENGTH + 4}
            required
            autofocus
            {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': 'code-wrong' })}
          />
          {wrong ? (
            <span class="wrong" id="code-wrong" role="alert">
              {wrong}
            </span>
          ) : (
            <span class="help">{texts.help}</span>
          )}
        </p>
        <Check request={request} widget={widget} />
        <button class="button wide">{texts.go}</button>
      </form>
      <form method="post" action={address(request, '/account/sign-in')}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="email" value={asked.email} />
        <input type="hidden" name="again" value="1" />
        {asked.remember && <input type="hidden" name="remember" value="on" />}
        <p class="small soft">
          {texts.none} <button class="textlink">{texts.sendAgain}</button>
        </p>
      </form>
    </Enter>
  )
}

export const LinkPage = (shown: Shown & { readonly token: string }) => {
  const { request, to, token } = shown
  const texts = customersMessages[request.language].link
  return (
    <Enter shown={shown} title={texts.title}>
      <header class="stack tight">
        <h1>{texts.title}</h1>
        <p class="text soft">{texts.lead}</p>
      </header>
      <form class="stack" method="post" action={address(request, '/account/sign-in/link')}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="token" value={token} />
        <Remember request={request} remember />
        <button class="button wide">{texts.go}</button>
      </form>
    </Enter>
  )
}

export const PasswordPage = (shown: Shown & { readonly email: string }) => {
  const { request, to, email, widget } = shown
  const texts = customersMessages[request.language]
  return (
    <Enter shown={shown} title={texts.password.title}>
      <header class="stack tight">
        <h1>{texts.password.title}</h1>
        <p class="text soft">{texts.password.lead}</p>
      </header>
      <Amiss {...shown} />
      <form class="stack" method="post" action={address(request, '/account/sign-in/password')}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="email"
          label={texts.signIn.email}
          value={email}
          input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254 }}
        />
        <Field
          name="password"
          label={texts.password.label}
          value=""
          wrong={wrongAt(shown, ['sign-in-refused'])}
          input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: PASSWORD_LENGTH_MAX }}
        />
        <Remember request={request} remember />
        <Check request={request} widget={widget} />
        <button class="button wide">{texts.digits.go}</button>
      </form>
      <p class="small">
        <a href={`${address(request, '/account/sign-in')}?to=${encodeURIComponent(to)}`}>{texts.password.byMail}</a>
      </p>
    </Enter>
  )
}

export const FactorPage = (shown: Shown) => {
  const { request, to } = shown
  const texts = customersMessages[request.language]
  const more = secondStepMessages[request.language]
  return (
    <Enter shown={shown} title={texts.factor.title}>
      <header class="stack tight">
        <h1>{texts.factor.title}</h1>
        <p class="text soft">{texts.factor.lead}</p>
      </header>
      <Amiss {...shown} />
      {shown.trouble?.code === 'too-many-attempts' && <p class="text">{more.spent}</p>}
      <form class="stack" method="post" action={address(request, '/account/sign-in/factor')}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label={texts.factor.label}
          value=""
          help={texts.factor.help}
          wrong={wrongAt(shown, ['second-factor-refused'])}
          input={{
            autocomplete: 'one-time-code',
            required: true,
            maxlength: 40,
            autocapitalize: 'off',
            autofocus: true,
          }}
        />
        <button class="button wide">{texts.digits.go}</button>
      </form>
      <p class="small">
        <a href={`${address(request, '/account/sign-in')}?to=${encodeURIComponent(to)}`}>{more.byMail}</a>
      </p>
    </Enter>
  )
}
