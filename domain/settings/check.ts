/** How settings are looked over: what is wrong is told field by field, all of it at once, and nothing is saved. */
import type { EmailFault } from '../customers/email.ts'
import { LANGUAGES } from '../languages.ts'
import { AMOUNT_MAX } from '../money.ts'
import { isOneLine } from '../one-line.ts'
import { isWritten, type Text } from './text.ts'

export type SettingsFault =
  | 'required'
  | 'too-long'
  | 'too-many'
  | 'too-deep'
  | 'colour-form'
  | 'contrast-low'
  | 'duplicate'
  | 'unknown-currency'
  | 'unknown-country'
  | 'unknown-time-zone'
  | 'out-of-range'
  | 'price-missing'
  | 'days-reversed'
  | 'dates-reversed'
  | 'date-form'
  | 'time-form'
  | 'hours-reversed'
  | EmailFault
  | 'handle-form'
  | 'field-form'
  | 'filter-unfit'
  | 'address-form'
  | 'unwritable'
  | 'video-form'
  | 'postcode-form'
  | 'region-unknown'
  | 'html-unsafe'
  | 'drawing-unsafe'
  | 'postcode-range'
  | 'postcode-reversed'
  | 'postcode-none'
  | 'one-country'
  | 'unknown-zone'
  | 'unknown-method'
  | 'measure-missing'
  | 'unknown-class'
  | 'vat-id-form'
  | 'number-form'
  | 'unsold-currency'
  | 'unspoken-language'
  | 'rate-form'
  | 'rate-of-own'
  | 'step-form'
  | 'less-form'

/** `methods.0.prices.1.currency` and what is wrong there. */
export type SettingsIssue = {
  readonly path: string
  readonly code: SettingsFault
  /** What was found there, where it was measured: `2.31:1`. */
  readonly measured?: string
}

/** What can be wrong with a part of an address that is written; that one is missing is a gap and no fault. */
export type PlaceFault = 'too-long' | 'unwritable' | 'postcode-form' | 'region-unknown'
export type Place = Readonly<Record<'street' | 'postcode' | 'city' | 'region' | 'country', string>>

/** What a rule cannot know by itself: which countries there are and how they write, and which markup could act in a browser. */
export type World = {
  readonly isCountry: (code: string) => boolean
  /** By the rule that judges the addresses of shoppers. @param place in a country that there is */
  readonly placeFaults: (place: Place) => { readonly [P in keyof Place]?: PlaceFault }
  /** As its addresses may say it, in every spelling: `Tokyo (東京都)`; undefined: the country has no such region, or writes none. */
  readonly regionIn: (country: string, text: string) => string | undefined
  readonly writesPostcodes: (country: string) => boolean
  /** Whether it is a whole postcode there, and no beginning or range. */
  readonly isPostcode: (country: string, text: string) => boolean
  /** Whether a number under which tax is paid there can be one: of the union in the form of its country. */
  readonly isTaxNumber: (country: string, number: string) => boolean
  readonly isSafeHtml: (html: string) => boolean
  readonly isSafeDrawing: (svg: string) => boolean
}

/** Characters of a name or a heading: one line of a page. */
export const NAME_MAX = 200
/** Characters of a sentence or a short paragraph. */
export const SENTENCE_MAX = 2_000
/** Characters of an address within the shop or of another site. */
const ADDRESS_MAX = 2_000

export const issue = (path: string, code: SettingsFault): SettingsIssue => ({ path, code })

export const when = (wrong: boolean, path: string, code: SettingsFault): SettingsIssue[] =>
  wrong ? [issue(path, code)] : []

/** The rules of each member of a list, and of its length. */
export const each = <T>(
  path: string,
  list: readonly T[],
  most: number,
  check: (one: T, path: string) => readonly SettingsIssue[],
): SettingsIssue[] =>
  list.length > most ? [issue(path, 'too-many')] : list.flatMap((one, index) => check(one, `${path}.${index}`))

/** @param path of the list; the later of two is told. @param field of a member that must differ, empty when it is the member itself */
export const distinct = (path: string, names: readonly string[], field = ''): SettingsIssue[] =>
  names.flatMap((name, index) =>
    when(names.indexOf(name) < index, `${path}.${index}${field && `.${field}`}`, 'duplicate'),
  )

export const checkText = (text: Text, path: string, most = SENTENCE_MAX): SettingsIssue[] =>
  LANGUAGES.flatMap((language) => {
    const written = text[language] ?? ''
    const at = `${path}.${language}`
    // A text may have lines; signs that steer a machine it has not.
    return [...when(written.length > most, at, 'too-long'), ...checkLine(written.replaceAll(/\r?\n|\t/g, ' '), at)]
  })

/** What stands in one line of a page or a mail. */
export const checkLine = (line: string, path: string): SettingsIssue[] => when(!isOneLine(line), path, 'unwritable')

export const checkWritten = (text: Text, path: string, most = SENTENCE_MAX): SettingsIssue[] =>
  isWritten(text) ? checkText(text, path, most) : [issue(path, 'required')]

/** One line that must be there. */
export const checkName = (name: string, path: string, most = NAME_MAX): SettingsIssue[] => [
  ...when(name.trim() === '', path, 'required'),
  ...when(name.length > most, path, 'too-long'),
  ...checkLine(name, path),
]

export const checkWhole = (value: number, path: string, [least, most]: readonly [number, number]): SettingsIssue[] =>
  when(!Number.isInteger(value) || value < least || value > most, path, 'out-of-range')

/** Minor units. */
export const checkAmount = (amount: number, path: string): SettingsIssue[] => checkWhole(amount, path, [0, AMOUNT_MAX])

/** More countries than there are is a mistake. */
const COUNTRIES_MAX = 300

export const checkCountries = (countries: readonly string[], path: string, world: World): SettingsIssue[] => [
  ...each(path, countries, COUNTRIES_MAX, (country, at) => when(!world.isCountry(country), at, 'unknown-country')),
  ...distinct(path, countries),
]

const HANDLE = /^[a-z0-9][a-z0-9-]{0,62}$/
export const checkHandle = (handle: string, path: string): SettingsIssue[] =>
  handle === '' ? [issue(path, 'required')] : when(!HANDLE.test(handle), path, 'handle-form')

/** Within the shop `/pages/delivery`, elsewhere `https://…`, to somebody `mailto:…`; nothing that could act. */
export const checkAddress = (address: string, path: string): SettingsIssue[] => [
  ...when(address.length > ADDRESS_MAX, path, 'too-long'),
  ...when(!/^(\/(?![/\\])|https:\/\/|mailto:|tel:)[^\s<>"]*$/.test(address), path, 'address-form'),
]
