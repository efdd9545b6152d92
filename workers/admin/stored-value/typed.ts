/** Forms about gift cards and credit as texts: what is typed stands in them again, and becomes the input of a command. */
import type { IssueField, IssueFaults } from '#domain/stored-value/draft'
import { isCurrency, parseMoney } from '#domain/money'
import type { Fault } from '../../flows/command.ts'
import { textIn } from '../../http/form.ts'
import { faultsIn, type ShownRefusal } from '../frame/forms.tsx'
import type { StoredValueMessages } from './messages/index.ts'

export const GIFT_CARDS_PATH = '/admin/gift-cards'

export const FIELDS = [
  'amount',
  'currency',
  'name',
  'email',
  'sender',
  'message',
  'deliverOn',
  'expiresOn',
  'note',
  'language',
] as const
export type FieldName = (typeof FIELDS)[number]
export type Filled = Readonly<Record<FieldName, string>>

const LONG = 5_000

export const filledBy = (form: URLSearchParams): Filled =>
  Object.fromEntries(FIELDS.map((name) => [name, textIn(form, name, LONG)])) as Filled

export const emptyFilled = (currency: string, language: string): Filled => ({
  ...(Object.fromEntries(FIELDS.map((name) => [name, ''])) as Filled),
  currency,
  language,
})

/** What cannot be read is no amount that anything could have, and its rule says so at the field. */
const UNREADABLE = 0.5

/** `25`, `25.00` and `25,00`; with a minus where less is meant. */
export const amountTyped = (text: string, currency: string): number => {
  const [, sign = '', digits = ''] = /^\s*([-−–+]?)\s*(.*)$/s.exec(text) ?? []
  const parsed = isCurrency(currency) ? parseMoney(digits.replace(',', '.'), currency) : undefined
  if (!parsed) return UNREADABLE
  return sign === '' || sign === '+' ? parsed.amount : -parsed.amount
}

/** The amount is told with what else is amiss, and not only when the rest is mended. */
export const withAmount = (refusal: ShownRefusal, text: string, currency: string): ShownRefusal => {
  const faults = faultsIn(refusal)
  const isKnown = faults.length === 0 || faults.some(({ path: [name] }) => name === 'amount')
  if (isKnown || amountTyped(text, currency) !== UNREADABLE) return refusal
  return { ...refusal, faults: [{ path: ['amount'], message: '' }, ...faults] }
}

export const issueInput = (filled: Filled) => ({ ...filled, amount: amountTyped(filled.amount, filled.currency) })

export type Wrong = { readonly name: string; readonly text: string }

/** Everything that is wrong, field by field, in the reader's words. */
export const wrongIn = (refusal: ShownRefusal | null, messages: StoredValueMessages): Wrong[] => {
  if (!refusal) return []
  const fields = 'fields' in refusal ? (refusal.fields as IssueFaults) : {}
  return [
    ...Object.entries(fields).map(([name, fault]) => ({ name, text: messages.faults[fault] })),
    ...faultsIn(refusal).flatMap(({ path: [name], message }) =>
      name === undefined ? [] : [{ name: String(name), text: name === 'amount' ? messages.faults.amount : message }],
    ),
  ]
}

/** For the summary on top, whose lines lead to the fields. */
export const asFaults = (wrong: readonly Wrong[]): Fault[] =>
  wrong.map(({ name, text }) => ({ path: [name], message: text }))

export const labelIn =
  (messages: StoredValueMessages) =>
  (name: string): string =>
    name in messages.fields ? messages.fields[name as IssueField] : name
