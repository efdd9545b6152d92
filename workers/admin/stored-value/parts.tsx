/** What the pages of gift cards share: amounts, states, a field with its fault, and the ledger as a table. */
import type { Child } from 'hono/jsx'
import { orderName } from '#domain/ids'
import { localeOf, type Language } from '#domain/languages'
import { formatSum, type Currency } from '#domain/money'
import { owedBy, type LedgerEntry } from '#domain/stored-value/ledger'
import { stateOf, type StoredValueRecord, type StoredValueState } from '#domain/stored-value/record'
import { FaultLinks, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { storedValueMessages } from './messages/index.ts'
import { asFaults, labelIn, wrongIn, type Wrong } from './typed.ts'

export const amountText = (amount: number, currency: Currency, language: Language): string =>
  formatSum({ amount, currency }, localeOf(language))

export const calledOf = ({ kind, ending }: StoredValueRecord, language: Language): string =>
  kind === 'gift-card' ? storedValueMessages[language].card(ending) : storedValueMessages[language].credit

const LOOKS: Readonly<Record<StoredValueState, string>> = {
  active: 'full',
  scheduled: 'half',
  used: 'off',
  expired: 'off',
  disabled: 'off',
}

type StateProps = { readonly value: StoredValueRecord; readonly now: number; readonly language: Language }

export const ValueState = ({ value, now, language }: StateProps) => {
  const state = stateOf(value, now)
  return <span class={`st ${LOOKS[state]}`}>{storedValueMessages[language].states[state]}</span>
}

export const Told = ({ refusal, language }: { readonly refusal: ShownRefusal; readonly language: Language }) => {
  const messages = storedValueMessages[language]
  const wrong = wrongIn(refusal, messages)
  return (
    <Trouble refusal={refusal.code} language={language}>
      <FaultLinks refusal={{ ...refusal, faults: asFaults(wrong) }} labelOf={labelIn(messages)} />
    </Trouble>
  )
}

export const Done = ({ children }: { readonly children: Child }) => (
  <div class="say" role="status">
    <Icon name="check" />
    <span>{children}</span>
  </div>
)

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly wrong: readonly Wrong[]
  readonly help?: string
  readonly type?: string
  readonly rows?: number
  readonly must?: boolean
  readonly inputmode?: 'decimal'
}

export const Field = ({ name, label, value, wrong, help, type = 'text', rows, must, inputmode }: FieldProps) => {
  const fault = wrong.find((one) => one.name === name)
  const shared = {
    id: name,
    name,
    class: 'in',
    'aria-invalid': fault ? ('true' as const) : undefined,
    'aria-describedby': fault ? `${name}-wrong` : help ? `${name}-help` : undefined,
  }
  return (
    <div class="f">
      <label for={name}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type={type} value={value} autocomplete="off" required={must} inputmode={inputmode} />
      ) : (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      )}
      {help && (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      )}
      <Fault of={fault} />
    </div>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly among: readonly (readonly [value: string, label: string])[]
  readonly wrong?: readonly Wrong[]
}

export const Choice = ({ name, label, value, among, wrong = [] }: ChoiceProps) => {
  const fault = wrong.find((one) => one.name === name)
  return (
    <div class="f">
      <label for={name}>{label}</label>
      <select
        class="in"
        id={name}
        name={name}
        {...(fault && { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-wrong` })}
      >
        {among.map(([one, called]) => (
          <option value={one} selected={one === value}>
            {called}
          </option>
        ))}
      </select>
      <Fault of={fault} />
    </div>
  )
}

/** What is wrong, beside its field. */
const Fault = ({ of }: { readonly of: Wrong | undefined }) =>
  of ? (
    <p class="err" id={`${of.name}-wrong`}>
      <Icon name="alert" />
      {of.text}
    </p>
  ) : null

type LedgerProps = {
  readonly entries: readonly LedgerEntry[]
  readonly currency: Currency
  readonly language: Language
  readonly now: number
}

export const Ledger = ({ entries, currency, language, now }: LedgerProps) => {
  const messages = storedValueMessages[language]
  if (entries.length === 0) return <p class="in-p soft">{messages.ledgerNone}</p>
  return (
    <Table
      label={messages.ledger}
      rows={entries.toReversed()}
      columns={[
        { head: messages.what, names: true, class: 'c-id', cell: ({ kind }) => messages.kinds[kind] },
        {
          head: messages.order,
          class: 'c-who soft anywhere',
          cell: ({ orderId, note }) =>
            orderId === null ? note : <a href={`/admin/orders/${orderId}`}>{orderName(orderId)}</a>,
        },
        { head: messages.when, class: 'c-date soft nw', cell: ({ at }) => <When {...{ at, now, language }} /> },
        {
          head: messages.amount,
          class: 'num c-sum b',
          cell: (entry) => amountText(owedBy(entry), currency, language),
        },
      ]}
    />
  )
}
