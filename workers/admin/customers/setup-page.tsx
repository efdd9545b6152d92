/** Putting the second step on: what an app scans, what it shows, and the codes for the day on which it is lost. */
import type { OwnAccountRefusal } from '#domain/customers/staff'
import type { Language } from '#domain/languages'
import { qrDrawing, secretIn } from '../../http/qr.ts'
import type { Setup } from '../../http/second-step-setup.ts'
import { Icon } from '../frame/icon.tsx'
import { CodeList, Refused } from './account-page.tsx'
import { accountMessages } from './messages/index.ts'

/** Black on white in both colour schemes, because cameras read it. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = qrDrawing(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

type Props = {
  readonly language: Language
  /** Shown until a code has confirmed it. */
  readonly begun: Setup | null
  /** The same, sealed: the form brings it back. */
  readonly carried: string | null
  readonly refusal: OwnAccountRefusal | null
}

export const SetupPage = ({ language, begun, carried, refusal }: Props) => {
  const messages = accountMessages[language]
  const { setup } = messages
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/account">
          <Icon name="back" />
          {setup.back}
        </a>
        <h1>{setup.title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && <Refused refusal={refusal} language={language} />}
          {begun && (
            <section class="panel">
              <div class="in-p stack tight">
                <p>{setup.scan}</p>
                <QrCode text={begun.uri} label={setup.picture} />
                <p>
                  {setup.secret} <code class="mono anywhere">{secretIn(begun.uri)}</code>
                </p>
              </div>
            </section>
          )}
          <form class="stack tight" method="post" action="/admin/account/second-factor/confirm">
            {carried && <input type="hidden" name="setup" value={carried} />}
            <div class="f narrow-field">
              <label for="code">{setup.code}</label>
              <input
                class="in"
                id="code"
                name="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                required
                maxlength={12}
              />
            </div>
            <div>
              <button class="btn go">{setup.confirm}</button>
            </div>
            <p class="hint">
              {setup.anewHelp} <a href="/admin/account#second-factor">{setup.anew}</a>
            </p>
          </form>
          {begun && (
            <section class="panel">
              <header>
                <h2>{messages.recovery.heading}</h2>
              </header>
              <div class="in-p stack tight">
                <CodeList codes={begun.recoveryCodes} language={language} />
                <p class="hint">{messages.recovery.until}</p>
              </div>
            </section>
          )}
        </div>
      </div>
    </>
  )
}
