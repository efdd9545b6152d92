/** What is wrong with a promotion, at the field where it was typed, in words. */
import type { Language } from '#domain/languages'
import { currency, decimal, isCurrency, money } from '#domain/money'
import { own } from '#domain/own'
import { faultsIn } from '../frame/forms.tsx'
import { formMessages } from './messages/form.ts'

type Refused = {
  readonly code: string
  readonly fields?: unknown
  readonly faults?: unknown
  readonly circle?: unknown
}
/** By the id of the field: which is that of its name. */
export type Amiss = ReadonlyMap<string, string>

/** What stands at a place of the input; undefined: nothing. */
const at = (input: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (of, name) => (typeof of === 'object' && of !== null ? own(of as Record<string, unknown>, name) : undefined),
    input,
  )

/** An amount is called by its currency: `value.EUR`; where there is none yet, by the first. */
const moneyAt = (prefix: string, path: readonly string[], input: unknown, currencies: readonly string[]): string => {
  const index = path.findIndex((one) => /^\d+$/.test(one))
  const named = index < 0 ? undefined : at(input, [...path.slice(0, index + 1), 'currency'])
  return `${prefix}.${typeof named === 'string' ? named : (currencies[0] ?? '')}`
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^title/, 'title.en'],
  [/^effect\.set/, 'set.find'],
  [/^effect\.buy\.set/, 'buy.find'],
  [/^effect\.get\.set/, 'get.find'],
  [/^effect\.parts\.(\d+)\.set.*/, 'part.$1.find'],
  [/^effect\.parts\.(\d+)\.units/, 'part.$1.units'],
  [/^effect\.parts$/, 'part.0.find'],
  [/^effect\.type/, 'effect'],
  [/^effect\.variant/, 'gift.find'],
  [/^effect\.units$/, 'gift.units'],
  [/^effect\.(buy|get)\.units/, '$1.units'],
  [/^effect\.get\.value\.rate/, 'get.value.rate'],
  [/^effect\.value\.rate/, 'value.rate'],
  [/^effect\.tiers\.(\d+)\.value\.rate/, 'tier.$1.rate'],
  [/^effect\.tiers\.(\d+)\.units/, 'tier.$1.units'],
  [/^effect\.(unitsMax|times|methods)/, '$1'],
  [/^conditions\.buyers$/, 'buyers'],
  [/^conditions\.buyers\.segments/, 'buyers'],
  [/^conditions\.buyers\.(tags|customers|companies)/, 'buyers.$1'],
  [/^conditions\.(countries|currencies)/, '$1'],
  [/^conditions\.minimumSum\.set/, 'sumOf.find'],
  [/^conditions\.minimumUnits\.set/, 'unitsOf.find'],
  [/^conditions\.minimumUnits\.units/, 'minimumUnits'],
  [/^limits\.(uses|perBuyer)/, '$1'],
  [/^period\.(from|until|weekdays)/, '$1'],
  [/^period\.hours\.0/, 'hours.from'],
  [/^period\.hours/, 'hours.until'],
  [/^period\.timeZone/, 'timeZone'],
]

const MONEY: readonly (readonly [RegExp, string])[] = [
  [/^effect\.value\./, 'value'],
  [/^effect\.get\.value\./, 'get.value'],
  [/^effect\.tiers\.(\d+)\.value\./, 'tier.$1'],
  [/^effect\.tiers\.(\d+)\.sum/, 'tier.$1.sum'],
  [/^effect\.buy\.sum/, 'buy.sum'],
  [/^effect\.upTo/, 'upTo'],
  [/^conditions\.minimumSum\.sums/, 'minimumSum'],
  [/^limits\.budget/, 'budget'],
]

const placeOf = (path: string, input: unknown, currencies: readonly string[]): string => {
  const [plain, id] = PLAIN.find(([form]) => form.test(path)) ?? []
  if (plain && id !== undefined) return path.replace(new RegExp(`${plain.source}.*`), id)
  const [form, prefix = ''] = MONEY.find(([one]) => one.test(path)) ?? []
  if (form) {
    const names = path.split('.')
    // The number of a step is no place of an amount.
    const skip = /^effect\.tiers\.\d+/.test(path) ? 3 : 0
    const within = path.replace(new RegExp(`${form.source}.*`), prefix)
    return moneyAt(within, names.slice(skip), at(input, names.slice(0, skip)), currencies)
  }
  const step = /^effect\.tiers(?:\.(\d+))?$/.exec(path)
  if (!step) return path
  const bySum = Array.isArray(at(input, ['effect', 'tiers', '0', 'sum']))
  const row = `tier.${step[1] ?? 0}`
  return bySum ? `${row}.sum.${currencies[0] ?? ''}` : `${row}.units`
}

/** Which rule a number is under is told by its field. */
const faultAt = (id: string, code: string): string => {
  if (code === 'unknown-country') return 'country'
  if (id === 'effect') return 'other'
  if (code === 'time-form' && id.startsWith('hours.')) return 'hour'
  if (code !== 'out-of-range') return code
  if (id === 'marginFloor') return 'margin'
  if (id === 'countries' || id === 'priority') return id === 'countries' ? 'country' : id
  if (id.endsWith('.rate')) return 'percent'
  return isCurrency(id.split('.').at(-1) ?? '') ? 'amount' : 'number'
}

/** As it is typed in the currency of the field: yen have no hundredths. */
const exampleOf = (id: string): string => {
  const code = id.split('.').at(-1) ?? ''
  return isCurrency(code) ? decimal(money(1_250, currency(code))) : ''
}

/** `tier.2.sum.EUR` is labelled as `tier.sum`. */
export const labelOf = (id: string, language: Language): string => {
  const { labels } = formMessages[language]
  const parts = id.split('.').filter((one) => !/^\d+$/.test(one) && !isCurrency(one))
  const name = parts[0] === 'title' || parts[0] === 'combines' ? parts[0] : parts.join('.')
  return own<string>(labels, name) ?? name
}

type Judged = { readonly input: unknown; readonly currencies: readonly string[]; readonly language: Language }

/** Empty: it is about no field, and told on top alone. */
export const amissIn = (refusal: Refused, { input, currencies, language }: Judged): Amiss => {
  const { faults } = formMessages[language]
  const words: Readonly<Record<string, unknown>> = faults
  const issues =
    refusal.code === 'promotion-invalid'
      ? Object.entries(refusal.fields as Readonly<Record<string, string>>)
      : faultsIn(refusal).map(({ path }) => [path.map(String).join('.'), ''] as const)
  return new Map(
    issues.toReversed().map(([path, code]) => {
      const id = placeOf(path, input, currencies)
      const fault = faultAt(id, code === '' ? 'out-of-range' : code)
      if (fault === 'amount') return [id, faults.amount(exampleOf(id))]
      const said = own(words, fault)
      if (code === 'circle' && Array.isArray(refusal.circle)) return [id, faults.circle(refusal.circle.map(String))]
      return [id, typeof said === 'string' ? said : faults.other]
    }),
  )
}
