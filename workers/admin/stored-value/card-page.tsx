/** One gift card, or the credit of one account: what is left, where it went, and what staff can do. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import type { LedgerEntry } from '#domain/stored-value/ledger'
import { codeSentOf, type StoredValueRecord } from '#domain/stored-value/record'
import type { Balance } from '../../flows/stored-value/money.ts'
import { Key, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { storedValueMessages } from './messages/index.ts'
import type { Owners } from './owners.ts'
import { amountText, calledOf, Done, Field, Ledger, Told, ValueState } from './parts.tsx'
import { GIFT_CARDS_PATH as PATH, wrongIn } from './typed.ts'

export const CARD_DEEDS = ['issued', 'sent', 'adjusted', 'disabled', 'enabled'] as const
export type CardDeed = (typeof CARD_DEEDS)[number]

export type CardProps = {
  readonly value: StoredValueRecord
  readonly owners: Owners
  readonly balance: Balance
  readonly entries: readonly LedgerEntry[]
  readonly refusal: ShownRefusal | null
  /** What was typed. */
  readonly typed: { readonly amount: string; readonly reason: string; readonly email: string }
  readonly done: CardDeed | null
  readonly allowed: boolean
  readonly language: Language
  readonly now: number
}

export const CardPage = (props: CardProps) => {
  const { value, entries, refusal, done, allowed, language, now } = props
  const isWithNobody = done === 'issued' && codeSentOf(value) === 'nobody'
  const messages = storedValueMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{calledOf(value, language)}</h1>
        <ValueState {...{ value, now, language }} />
      </header>
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            {refusal && <Told refusal={refusal} language={language} />}
            {done && <Done>{messages.done[isWithNobody ? 'issuedToNobody' : done]}</Done>}
            <Figures {...props} />
            <section class="panel" aria-labelledby="ledger">
              <header>
                <h2 id="ledger">{messages.ledger}</h2>
              </header>
              <Ledger {...{ entries, language, now }} currency={value.currency} />
            </section>
            {allowed && value.disabledAt === null && <Adjusting {...props} />}
          </div>
          <aside class="side" aria-label={calledOf(value, language)}>
            <Whom {...props} />
            {allowed && <Acts {...props} />}
          </aside>
        </div>
      </div>
    </>
  )
}

const Figures = ({ value, balance, language, now }: CardProps) => {
  const messages = storedValueMessages[language]
  const { issued, currency, expiresAt, createdAt } = value
  return (
    <dl class="figs">
      <div class="fig">
        <dt>{messages.balance}</dt>
        <dd class="v">{amountText(value.balance, currency, language)}</dd>
        <dd class="d">{messages.of(amountText(issued, currency, language))}</dd>
        {balance.held > 0 && <dd class="d">{messages.promised(amountText(balance.held, currency, language))}</dd>}
      </div>
      <div class="fig">
        <dt>{messages.issuedOn}</dt>
        <dd class="v">
          <When at={createdAt} now={now} language={language} show="day" />
        </dd>
        <dd class="d">{value.issuedBy === '' ? messages.bought : messages.byStaff}</dd>
      </div>
      <div class="fig">
        <dt>{messages.expires}</dt>
        <dd class="v">
          {expiresAt === null ? messages.never : <When at={expiresAt - 1} now={now} language={language} show="day" />}
        </dd>
      </div>
    </dl>
  )
}

const Part = ({ heading, children }: { readonly heading: string; readonly children: Child }) => (
  <section>
    <h2>{heading}</h2>
    {children}
  </section>
)

const Whom = ({ value, owners, language, now }: CardProps) => {
  const messages = storedValueMessages[language]
  const { kind, recipient, customerId, sender, message, note, orderId, orderName, deliverAt, mailedAt } = value
  if (kind === 'store-credit')
    return (
      <Part heading={messages.customer}>
        <a class="anywhere" href={`/admin/customers/${customerId}`}>
          {owners.get(customerId ?? '') ?? messages.customer}
        </a>
      </Part>
    )
  return (
    <>
      <Part heading={messages.recipient}>
        {recipient.name && <span class="anywhere">{recipient.name}</span>}
        {recipient.email ? (
          <a class="anywhere" href={`mailto:${recipient.email}`}>
            {recipient.email}
          </a>
        ) : (
          <span class="soft">{messages.nobody}</span>
        )}
        {mailedAt !== null ? (
          <span class="s mute">
            {messages.sent} <When at={mailedAt} now={now} language={language} />
          </span>
        ) : (
          deliverAt !== null && (
            <span class="s mute">
              {messages.sendsOn} <When at={deliverAt} now={now} language={language} />
            </span>
          )
        )}
      </Part>
      {(message !== '' || sender !== '') && (
        <Part heading={messages.message}>
          {message !== '' && <p class="soft anywhere">{message}</p>}
          {sender !== '' && <span class="s mute anywhere">{sender}</span>}
        </Part>
      )}
      {orderId !== null && (
        <Part heading={messages.order}>
          <a href={`/admin/orders/${orderId}`}>{orderName}</a>
        </Part>
      )}
      {note !== '' && (
        <Part heading={messages.note}>
          <p class="soft anywhere">{note}</p>
        </Part>
      )}
    </>
  )
}

const Adjusting = ({ value, refusal, typed, language }: CardProps) => {
  const messages = storedValueMessages[language]
  const wrong = wrongIn(refusal, messages)
  return (
    <form class="panel in-p stack" method="post" action={`${PATH}/${value.id}/adjust`} novalidate>
      <h2>{messages.adjust}</h2>
      <Key />
      <Field
        name="amount"
        label={`${messages.by} (${value.currency})`}
        value={typed.amount}
        wrong={wrong}
        help={messages.adjustHelp}
        must
      />
      <Field name="reason" label={messages.reason} value={typed.reason} wrong={wrong} must />
      <div>
        <button class="btn">{messages.adjustAct}</button>
      </div>
    </form>
  )
}

const Acts = (props: CardProps) => {
  const { value, refusal, typed, language } = props
  const messages = storedValueMessages[language]
  const path = `${PATH}/${value.id}`
  if (value.disabledAt !== null)
    return value.disabledFor === 'order' ? (
      <section>
        <p class="hint">{messages.refunded}</p>
      </section>
    ) : (
      <Act action={`${path}/enable`} help={messages.enableHelp} label={messages.enable} />
    )
  return (
    <>
      {value.kind === 'gift-card' && (
        <section>
          <form class="stack tight" method="post" action={`${path}/send`} novalidate>
            <Key />
            <Field
              name="email"
              type="email"
              label={messages.fields.email}
              value={typed.email || value.recipient.email}
              wrong={wrongIn(refusal, messages)}
              help={messages.sendHelp}
            />
            <div>
              <button class="btn">{value.mailedAt === null ? messages.sendFirst : messages.send}</button>
            </div>
          </form>
        </section>
      )}
      {value.kind === 'gift-card' && <Act action={`${path}/open`} help={messages.showHelp} label={messages.show} />}
      <Act action={`${path}/disable`} help={messages.disableHelp} label={messages.disable} />
    </>
  )
}

type ActProps = { readonly action: string; readonly help: string; readonly label: string }

const Act = ({ action, help, label }: ActProps) => (
  <section>
    <form class="stack tight" method="post" action={action}>
      <Key />
      <p class="hint">{help}</p>
      <div>
        <button class="btn">{label}</button>
      </div>
    </form>
  </section>
)
