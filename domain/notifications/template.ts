/** What a merchant may write in a mail, and what stands in it for what is only known when it is sent. */
import type { Language } from '../languages.ts'
import {
  CLAIM_TEMPLATES,
  PRIVACY_TEMPLATES,
  SMS_TEMPLATES,
  STAFF_TEMPLATES,
  TEMPLATES,
  type ClaimTemplate,
  type OrderEvent,
  type ShipmentTemplate,
  type StaffTemplate,
  type Template,
} from './message.ts'
import { own } from '../own.ts'
import { WITHDRAWAL_TEMPLATES } from './returns.ts'

/** The parts of a mail that are words; how it looks and what was bought are not. Paragraphs are parted by an empty line. */
export const WORD_FIELDS = ['subject', 'greeting', 'paragraphs', 'action'] as const
export type WordField = (typeof WORD_FIELDS)[number]
export type TemplateWords = Readonly<Record<WordField, string>>

/** Characters of each, as written. */
export const WORDS_MAX: Readonly<Record<WordField, number>> = {
  subject: 300,
  greeting: 300,
  paragraphs: 6_000,
  action: 100,
}

/** Mails to staff, short messages, what the law wants said and what carries the shop's own answer stay as they are. */
type AsItIs =
  | StaffTemplate
  | ClaimTemplate
  | (typeof SMS_TEMPLATES)[number]
  | (typeof PRIVACY_TEMPLATES)[number]
  | (typeof WITHDRAWAL_TEMPLATES)[number]
export type EditableTemplate = Exclude<Template, AsItIs>
/** Those that are of neither an order nor a parcel. */
export type AccountTemplate = Exclude<EditableTemplate, OrderEvent['type'] | ShipmentTemplate>
const AS_THEY_ARE: ReadonlySet<Template> = new Set<AsItIs>([
  ...STAFF_TEMPLATES,
  ...CLAIM_TEMPLATES,
  ...SMS_TEMPLATES,
  ...PRIVACY_TEMPLATES,
  ...WITHDRAWAL_TEMPLATES,
])
export const EDITABLE_TEMPLATES = TEMPLATES.filter((one): one is EditableTemplate => !AS_THEY_ARE.has(one))

/** What each template knows; every one knows `shop`, and `name`, which may be empty. */
export const VARIABLES: Readonly<Record<EditableTemplate, readonly string[]>> = {
  'order-placed': ['shop', 'name', 'order'],
  'order-shipped': ['shop', 'name', 'order', 'tracking', 'partial'],
  'order-cancelled': ['shop', 'name', 'order', 'amount', 'partial'],
  'order-refunded': ['shop', 'name', 'order', 'amount'],
  'shipment-out-for-delivery': ['shop', 'name', 'order', 'tracking', 'place'],
  'shipment-available-for-pickup': ['shop', 'name', 'order', 'tracking', 'place'],
  'shipment-delivered': ['shop', 'name', 'order', 'tracking', 'place'],
  'shipment-failure': ['shop', 'name', 'order', 'tracking', 'place'],
  'shipment-return-to-sender': ['shop', 'name', 'order', 'tracking', 'place'],
  'shipment-lost': ['shop', 'name', 'order', 'tracking', 'place'],
  'return-requested': ['shop', 'name', 'order'],
  'return-approved': ['shop', 'name', 'order', 'answer', 'instructions'],
  'return-declined': ['shop', 'name', 'order', 'answer'],
  'return-received': ['shop', 'name', 'order'],
  'return-sent-back': ['shop', 'name', 'order', 'answer'],
  'sign-in-code': ['shop', 'name', 'minutes'],
  'new-device': ['shop', 'name', 'device', 'place', 'time'],
  'security-changed': ['shop', 'name', 'what', 'time'],
  'email-change-current': ['shop', 'name', 'address', 'minutes'],
  'email-change-new': ['shop', 'name', 'minutes'],
  'email-change-taken': ['shop', 'name'],
  'email-changed': ['shop', 'name', 'address'],
  'phone-added': ['shop', 'name', 'address'],
  'phone-removed': ['shop', 'name', 'address'],
  welcome: ['shop', 'name'],
  'company-invitation': ['shop', 'name', 'company'],
  'newsletter-confirm': ['shop', 'name'],
  'newsletter-welcome': ['shop', 'name'],
  'alert-confirm': ['shop', 'name', 'good'],
  'back-in-stock': ['shop', 'name', 'good', 'price'],
  'price-drop': ['shop', 'name', 'good', 'price'],
  'cart-reminder': ['shop', 'name'],
  'review-invitation': ['shop', 'name', 'order'],
  invoice: ['shop', 'name', 'order', 'number', 'amount'],
  'credit-note': ['shop', 'name', 'order', 'number', 'amount'],
  'gift-card': ['shop', 'name', 'amount', 'sender', 'message', 'until'],
  'gift-card-expiring': ['shop', 'name', 'amount', 'until'],
  'payment-request': ['shop', 'name', 'order', 'amount'],
  'payment-reminder': ['shop', 'name', 'order', 'amount', 'day'],
  'payment-overdue': ['shop', 'name', 'order', 'amount', 'day'],
}

/** Of which template, in which language. */
export type TemplateId = { readonly template: EditableTemplate; readonly language: Language }

/** What stands for a variable; `partial` is said or not. */
export type Values = Readonly<Record<string, string | number | boolean>>

/**
 * `empty`: it must say something. `broken`: it is not written as the language wants, with the reason in its own words. `unknown-variable`:
 * the template knows no such thing, or nothing within it. `empty-filled`: it says nothing to some readers.
 */
export type WordsFault = {
  readonly field: WordField
  readonly fault: 'empty' | 'too-long' | 'broken' | 'unknown-variable' | 'empty-filled'
  /** The tag, the filter or the variable; of `empty-filled` what those readers have not, with commas, or nothing. */
  readonly about: string
}

/** What each variable may say; the last of several is when there is none. */
const SAID: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  shop: ['Shop'],
  name: ['Alex', ''],
  order: ['7K3-M9Q-XD0'],
  amount: ['€5.00'],
  number: ['INV-00042'],
  sender: ['Mei', ''],
  message: ['Happy birthday', ''],
  until: ['31 December 2029', ''],
  tracking: ['Post 3S00', ''],
  answer: ['It was worn', ''],
  instructions: ['Lay the note on top', ''],
  partial: [true, false],
  minutes: [10],
  device: ['Firefox'],
  place: ['Oslo', ''],
  time: ['10:00'],
  address: ['a***@sample.example'],
  company: ['Sample & Co'],
  what: ['Password'],
  good: ['Mug'],
  price: ['€24.00', ''],
  day: ['5 January 2026'],
}

/** Every kind of reader that a template has. @property without what they have not */
export const sampleReaders = (
  template: EditableTemplate,
): { readonly values: Values; readonly without: readonly string[] }[] =>
  VARIABLES[template].reduce<{ values: Values; without: readonly string[] }[]>(
    (readers, name) =>
      (own(SAID, name) ?? ['']).flatMap((said) =>
        readers.map(({ values, without }) => ({
          values: { ...values, [name]: said },
          without: said === '' || said === false ? [...without, name] : without,
        })),
      ),
    [{ values: {}, without: [] }],
  )

/** What needs no parser. */
export const plainFaults = (words: TemplateWords): WordsFault[] =>
  WORD_FIELDS.flatMap((field): WordsFault[] => {
    if (words[field].trim() === '') return [{ field, fault: 'empty', about: '' }]
    return words[field].length > WORDS_MAX[field] ? [{ field, fault: 'too-long', about: String(WORDS_MAX[field]) }] : []
  })

/** A subject and a button are one line, whatever was put in. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

export const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
