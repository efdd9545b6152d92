/** Acts on many products that need more than one value, or that are looked at before they are done: what their forms say. */
import { ENDINGS, hasEndings } from '#domain/catalog/amount-change'
import { typedAmount } from '#domain/catalog/typed-number'
import { isScheduleEmpty } from '#domain/catalog/for-sale'
import type { MomentFault } from '#domain/logistics/moment'
import { digitsOf, type Currency } from '#domain/money'
import { change as changeInput } from '../../../flows/catalog/bulk-input.ts'
import { momentIn } from '../../frame/moment-field.ts'
import { percentIn } from './percent.ts'

export const STEPS = ['schedule', 'category', 'prices', 'compare-at', 'duplicate', 'delete'] as const
export type Step = (typeof STEPS)[number]

export const PRICE_HOWS = ['raise-percent', 'lower-percent', 'raise', 'lower', 'set'] as const
export const COMPARE_HOWS = ['above-percent', 'set', 'remove'] as const

/** What the form of each carries, in the order in which it stands there. */
export const FIELDS = {
  schedule: ['from', 'until', 'clear'],
  category: ['category'],
  prices: ['currency', 'how', 'amount', 'ending', 'was'],
  'compare-at': ['currency', 'how', 'amount', 'ending'],
  duplicate: [],
  delete: [],
} as const satisfies Readonly<Record<Step, readonly string[]>>
export type StepField = (typeof FIELDS)[Step][number]

export type StepFault = {
  readonly field: StepField
  readonly code: MomentFault | 'order' | 'nothing' | 'amount' | 'percent' | 'currency' | 'ending' | 'long'
}

export type StepShop = { readonly timeZone: string; readonly currencies: readonly Currency[] }

/** Part of the input of the command: one change for all, or something that is done to each as a whole. */
export type StepInput = { readonly change: object } | { readonly action: 'duplicate' | 'delete' }

export type StepRead =
  | { readonly ok: true; readonly input: StepInput }
  | { readonly ok: false; readonly faults: readonly StepFault[] }

type Said = (field: StepField) => string

const fault = (field: StepField, code: StepFault['code']): StepRead => ({ ok: false, faults: [{ field, code }] })

/** Judged as the command judges it, and told at the field that said it. */
const changed = (change: object): StepRead => {
  const wrong = changeInput.safeParse(change).error?.issues ?? []
  const faults = wrong.map(({ path: [first, , part] }): StepFault => {
    if (first === 'category') return { field: 'category', code: 'long' }
    if (first === 'publishedFrom' || first === 'publishedUntil')
      return { field: first === 'publishedFrom' ? 'from' : 'until', code: 'moment-form' }
    if (part === 'ending') return { field: 'ending', code: 'ending' }
    return { field: 'amount', code: part === 'percent' ? 'percent' : 'amount' }
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, input: { change } }
}

/** The first before anything was chosen. @returns undefined where the shop has not, or no longer, what was */
export const currencyOf = (said: Said, { currencies }: StepShop): Currency | undefined =>
  said('currency') === '' ? currencies[0] : currencies.find((one) => one === said('currency'))

const schedule = (said: Said, { timeZone }: StepShop): StepRead => {
  const isCleared = said('clear') === 'on'
  const moments = (['from', 'until'] as const).map((field) => ({
    field,
    at: momentIn(said(field).trim(), null, timeZone),
  }))
  const faults = moments.flatMap(({ field, at }) => (typeof at === 'string' ? [{ field, code: at }] : []))
  if (faults.length > 0) return { ok: false, faults }
  const [publishedFrom = null, publishedUntil = null] = moments.map(({ at }) => (typeof at === 'string' ? null : at))
  if (!isCleared && publishedFrom === null && publishedUntil === null) return fault('from', 'nothing')
  if (isScheduleEmpty({ publishedFrom, publishedUntil })) return fault('until', 'order')
  return changed({
    ...((isCleared || publishedFrom !== null) && { publishedFrom }),
    ...((isCleared || publishedUntil !== null) && { publishedUntil }),
  })
}

/** What is rounded ends so. @returns undefined when it is no such ending */
const endingIn = (said: Said): { readonly ending?: string } | undefined => {
  const ending = ENDINGS.find((one) => one === (said('ending') || 'exact'))
  return ending === 'exact' ? {} : ending && { ending }
}

/** None where no currency of the shop has hundredths. */
export const endingsFor = ({ currencies }: StepShop): readonly (typeof ENDINGS)[number][] =>
  ENDINGS.filter((one) => one === 'exact' || currencies.some((code) => hasEndings(digitsOf(code))))

type Amount = { readonly set?: number; readonly percent?: number; readonly add?: number }

/** @param how it is changed; `lower…` turns the sign */
const amountIn = (said: Said, how: string, currency: Currency): Amount | undefined => {
  const sign = how.startsWith('lower') ? -1 : 1
  if (how.endsWith('percent')) {
    const percent = percentIn(said('amount').trim())
    return percent === undefined || (sign < 0 && percent > 100) ? undefined : { percent: sign * percent }
  }
  const amount = typedAmount(said('amount'), currency)?.amount
  if (amount === undefined) return undefined
  return how === 'set' ? { set: amount } : { add: sign * amount }
}

const prices = (said: Said, shop: StepShop, field: 'price' | 'compareAt'): StepRead => {
  const currency = currencyOf(said, shop)
  const hows: readonly string[] = field === 'price' ? PRICE_HOWS : COMPARE_HOWS
  const how = hows.find((one) => one === said('how'))
  if (!currency || said('currency') === '') return fault('currency', 'currency')
  if (how === undefined) return fault('how', 'nothing')
  if (how === 'remove') return changed({ prices: [{ currency, field, set: null }] })
  const amount = amountIn(said, how, currency)
  if (!amount) return fault('amount', how.endsWith('percent') ? 'percent' : 'amount')
  const ending = endingIn(said)
  if (!ending) return fault('ending', 'ending')
  const one = { currency, field, ...amount, ...ending }
  if (field === 'compareAt') return changed({ prices: [{ ...one, ...(how !== 'set' && { from: 'price' }) }] })
  // A sale: what it cost until now is the price before.
  const was = said('was') === 'on' ? [{ currency, field: 'compareAt', from: 'price' }] : []
  return changed({ prices: [...was, one] })
}

/** @param said what stands in a field; empty where there is none */
export const readStep = (step: Step, said: Said, shop: StepShop): StepRead => {
  switch (step) {
    case 'schedule':
      return schedule(said, shop)
    case 'category':
      return changed({ category: said('category').trim() })
    case 'prices':
      return prices(said, shop, 'price')
    case 'compare-at':
      return prices(said, shop, 'compareAt')
    default:
      return { ok: true, input: { action: step } }
  }
}
