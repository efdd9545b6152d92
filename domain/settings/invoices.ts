/** How invoices are numbered, and what the law wants said on them of who sells. */
import { isOneLine } from '../one-line.ts'
import { checkLine, checkText, checkWhole, issue, NAME_MAX, when, type SettingsIssue } from './check.ts'
import type { Text } from './text.ts'

export type InvoicesSettings = {
  /** Whether the shop writes invoices at all: some have a bookkeeper who does. */
  readonly issued: boolean
  /** Whether the buyer is written to with the invoice. */
  readonly mailed: boolean
  /** `INV-{year}-{number}`: what stands around the number begins a series of its own. */
  readonly invoiceForm: string
  readonly creditForm: string
  /** As many at least: 00001. */
  readonly digits: number
  /** Who sells, as registers have it; empty: the name of the shop. */
  readonly legalName: string
  /** Where it is registered and under which number; may be empty. */
  readonly register: string
  /** Below everything. */
  readonly note: Text
}

const FORM_MAX = 40
const DIGITS_MAX = 12

/** A number is told from its neighbours by its digits alone, so these stand last; nothing in it needs care in a file's name. */
const isForm = (form: string): boolean =>
  /^[\p{L}\d\-_.]*(?:\{year\}[\p{L}\d\-_.]*)?\{number\}$/u.test(form) && isOneLine(form)

const checkForm = (form: string, path: string): SettingsIssue[] => {
  if (form === '') return [issue(path, 'required')]
  if (form.length > FORM_MAX) return [issue(path, 'too-long')]
  return when(!isForm(form), path, 'number-form')
}

export const checkInvoices = (settings: InvoicesSettings): SettingsIssue[] => {
  const { invoiceForm, creditForm, digits, legalName, register, note } = settings
  return [
    ...checkForm(invoiceForm, 'invoiceForm'),
    ...checkForm(creditForm, 'creditForm'),
    ...when(creditForm !== '' && creditForm === invoiceForm, 'creditForm', 'duplicate'),
    ...checkWhole(digits, 'digits', [1, DIGITS_MAX]),
    ...when(legalName.length > NAME_MAX, 'legalName', 'too-long'),
    ...checkLine(legalName, 'legalName'),
    ...when(register.length > NAME_MAX, 'register', 'too-long'),
    ...checkLine(register, 'register'),
    ...checkText(note, 'note'),
  ]
}

/** `INV-2026-{number}`: within it numbers follow one another. @param day `2026-11-30`, by the shop's clock */
export const seriesOf = (form: string, day: string): string => form.replace('{year}', day.slice(0, 4))
