/** The page of one's own account: password, second step, passkeys, sessions. */
import type { Child } from 'hono/jsx'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, type OwnAccountRefusal } from '#domain/customers/staff'
import type { Language } from '#domain/languages'
import type { SecondFactor } from '#schema/users/customers/second-factor'
import type { Staff } from '#schema/users/customers/staff'
import { assetPath } from '../../http/assets/address.ts'
import type { OpenSession } from '../../http/own-account.ts'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { When } from '../frame/time.tsx'
import { deviceText } from '../../http/device.ts'
import { accountMessages, type AccountMessages } from './messages/index.ts'

export type AccountDone = keyof AccountMessages['done']

type Props = {
  readonly staff: Staff
  readonly language: Language
  readonly factor: SecondFactor
  readonly sessions: readonly OpenSession[]
  readonly refusal: OwnAccountRefusal | null
  readonly done: AccountDone | null
  readonly now: number
}

export const refusalText = (refusal: OwnAccountRefusal, language: Language): string => {
  const { refusals } = accountMessages[language]
  return refusal.code === 'too-many-attempts'
    ? refusals['too-many-attempts'](Math.ceil(refusal.retryAfterSeconds / 60))
    : refusals[refusal.code]
}

export const Refused = ({ refusal, language }: { refusal: OwnAccountRefusal; language: Language }) => (
  <div class="oops" role="alert" tabindex={-1} autofocus>
    <h2>
      <Icon name="alert" />
      {frameMessages[language].refusals.heading}
    </h2>
    <p>{refusalText(refusal, language)}</p>
  </div>
)

export const AccountPage = (props: Props) => {
  const { staff, language, refusal, done } = props
  const messages = accountMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub">{staff.email}</span>
      </header>
      <div class="body">
        <div class="narrow stack">
          <p class="soft">{messages.lead}</p>
          {refusal && <Refused refusal={refusal} language={language} />}
          {done && (
            <p class="say" role="status" tabindex={-1} autofocus>
              {messages.done[done]}
            </p>
          )}
          <PasswordPanel {...props} />
          <FactorPanel {...props} />
          <PasskeysPanel {...props} />
          <SessionsPanel {...props} />
        </div>
      </div>
      <script type="module" src={assetPath('passkeys.js')}></script>
    </>
  )
}

const Panel = ({
  id,
  heading,
  beside,
  children,
}: {
  id: string
  heading: string
  beside?: Child
  children?: Child
}) => (
  <section class="panel" id={id} aria-labelledby={`${id}-heading`}>
    <header>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {beside}
    </header>
    {children}
  </section>
)

/** @param of tells one form's field from another's */
const PasswordNow = ({ language, of }: { language: Language; of: string }) => (
  <div class="f narrow-field">
    <label for={`password-${of}`}>{accountMessages[language].factor.password}</label>
    <input
      class="in"
      id={`password-${of}`}
      name="password"
      type="password"
      autocomplete="current-password"
      required
      maxlength={PASSWORD_LENGTH_MAX}
    />
  </div>
)

const PasswordPanel = ({ staff, language }: Props) => {
  const messages = accountMessages[language].password
  return (
    <Panel id="password-panel" heading={messages.heading}>
      <form class="in-p stack tight" method="post" action="/admin/account/password">
        <input type="hidden" name="username" autocomplete="username" value={staff.email} />
        <div class="f narrow-field">
          <label for="current">{messages.current}</label>
          <input
            class="in"
            id="current"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={PASSWORD_LENGTH_MAX}
          />
        </div>
        <div class="f narrow-field">
          <label for="next">{messages.next}</label>
          <input
            class="in"
            id="next"
            name="next"
            type="password"
            autocomplete="new-password"
            required
            minlength={PASSWORD_LENGTH_MIN}
            maxlength={PASSWORD_LENGTH_MAX}
            aria-describedby="next-hint"
          />
          <p class="hint" id="next-hint">
            {messages.hint}
          </p>
        </div>
        <div>
          <button class="btn go">{messages.save}</button>
        </div>
      </form>
    </Panel>
  )
}

const FactorPanel = ({ language, factor }: Props) => {
  const messages = accountMessages[language].factor
  return (
    <Panel
      id="second-factor"
      heading={messages.heading}
      beside={
        <span class="s mute end-x">
          {factor.isOn ? `${messages.on} · ${messages.left(factor.recoveryCodesLeft)}` : messages.off}
        </span>
      }
    >
      {factor.isOn ? (
        <form class="in-p stack tight" method="post">
          <PasswordNow language={language} of="factor" />
          <div class="row">
            <button class="btn" formaction="/admin/account/recovery-codes">
              {messages.deal}
            </button>
            <button class="btn" formaction="/admin/account/second-factor/off">
              {messages.end}
            </button>
          </div>
        </form>
      ) : (
        <form class="in-p stack tight" method="post" action="/admin/account/second-factor">
          <p class="hint">{messages.why}</p>
          <PasswordNow language={language} of="factor" />
          <div>
            <button class="btn go">{messages.begin}</button>
          </div>
        </form>
      )}
    </Panel>
  )
}

const PasskeysPanel = ({ language, factor, now }: Props) => {
  const messages = accountMessages[language].passkeys
  return (
    <Panel id="passkeys" heading={messages.heading}>
      <div class="in-p stack tight">
        <p class="hint">{factor.isOn ? messages.why : messages.needsFactor}</p>
        {factor.isOn && factor.passkeys.length === 0 && <p class="s mute">{messages.none}</p>}
        {factor.passkeys.map(({ id, name, createdAt }) => (
          <form class="row level" method="post" action="/admin/account/passkeys/remove">
            <input type="hidden" name="id" value={id} />
            <span class="grow">
              <b class="anywhere">{name}</b>{' '}
              <span class="s mute">
                {messages.since} <When at={createdAt} now={now} language={language} show="day" />
              </span>
            </span>
            <button class="btn tiny">{messages.remove}</button>
          </form>
        ))}
        {factor.isOn && (
          <>
            <noscript>
              <p class="hint">{messages.needsScript}</p>
            </noscript>
            <form class="stack tight" method="post" hidden data-passkey-only data-passkey-add>
              <div class="f narrow-field">
                <label for="passkey-name">{messages.name}</label>
                <input class="in" id="passkey-name" name="name" required maxlength={100} autocomplete="off" />
              </div>
              <PasswordNow language={language} of="passkey" />
              <p class="err" role="alert" tabindex={-1} hidden data-passkey-trouble>
                {messages.failed}
              </p>
              <div>
                <button class="btn">{messages.add}</button>
              </div>
            </form>
          </>
        )}
      </div>
    </Panel>
  )
}

const SessionsPanel = ({ language, sessions, now }: Props) => {
  const messages = accountMessages[language].sessions
  return (
    <Panel id="sessions" heading={messages.heading}>
      <div class="in-p stack tight">
        {sessions.map(({ id, isThis, from, agent, openedAt }) => (
          <form class="row level" method="post" action="/admin/account/sessions/end">
            <input type="hidden" name="id" value={id} />
            <span class="grow">
              <b>{isThis ? messages.here : deviceText(agent) || messages.unknown}</b>{' '}
              <span class="s mute anywhere">
                {isThis && `${deviceText(agent)} `}
                {from} · {messages.opened} <When at={openedAt} now={now} language={language} />
              </span>
            </span>
            {!isThis && <button class="btn tiny">{messages.end}</button>}
          </form>
        ))}
        {sessions.length > 1 && (
          <form method="post" action="/admin/account/sessions/end">
            <button class="btn">{messages.endOthers}</button>
          </form>
        )}
      </div>
    </Panel>
  )
}

export const RecoveryCodes = ({ codes, language }: { codes: readonly string[]; language: Language }) => {
  const messages = accountMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/account">
          <Icon name="back" />
          {messages.setup.back}
        </a>
        <h1>{messages.recovery.heading}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          <CodeList codes={codes} language={language} />
        </div>
      </div>
    </>
  )
}

export const CodeList = ({ codes, language }: { codes: readonly string[]; language: Language }) => (
  <div class="stack tight">
    <p>{accountMessages[language].recovery.why}</p>
    <ul class="two mono" aria-label={accountMessages[language].recovery.heading}>
      {codes.map((code) => (
        <li>{code}</li>
      ))}
    </ul>
  </div>
)
