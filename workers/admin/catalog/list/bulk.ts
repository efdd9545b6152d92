/** What is done to many products at once, as the foot of the list says it: an act and a value, together the input of the command. */
import { typedAmount } from '#domain/catalog/typed-number'
import type { Currency } from '#domain/money'
import { STEPS } from './steps.ts'
import { PERCENT_MAX } from '../../../flows/catalog/bulk-input.ts'
import { percentIn } from './percent.ts'

export const ACTS = [
  ...(['active', 'draft', 'archived'] as const),
  ...(['add-tags', 'remove-tags', 'add-collection', 'remove-collection', 'vendor', 'type'] as const),
  ...(['raise-percent', 'lower-percent', 'set-price'] as const),
] as const
export type Act = (typeof ACTS)[number]
/** All that can be chosen: those that say all with one value, then those that have a page of their own. */
export const ALL_ACTS = [...ACTS, ...STEPS] as const

const NEEDLESS: ReadonlySet<string> = new Set<(typeof ALL_ACTS)[number]>(['active', 'draft', 'archived', ...STEPS])
/** Whether the one field beside it says what it needs. */
export const takesValue = (act: string): boolean => !NEEDLESS.has(act)

const listed = (text: string) =>
  text
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter(Boolean)

const priceChange = (act: Act, text: string, currency: Currency) => {
  if (act === 'set-price') {
    const amount = typedAmount(text, currency)?.amount
    return amount === undefined ? undefined : { prices: [{ currency, field: 'price', set: amount }] }
  }
  const percent = percentIn(text)
  if (percent === undefined || percent > PERCENT_MAX || (act === 'lower-percent' && percent > 100)) return undefined
  return { prices: [{ currency, field: 'price', percent: act === 'raise-percent' ? percent : -percent }] }
}

/** @returns undefined when the value is missing, or cannot be read */
export const changeOf = (act: Act, value: string, currency: Currency): object | undefined => {
  const text = value.trim()
  if (text === '' && takesValue(act)) return undefined
  switch (act) {
    case 'active':
    case 'draft':
    case 'archived':
      return { status: act }
    case 'add-tags':
      return { addTags: listed(text) }
    case 'remove-tags':
      return { removeTags: listed(text) }
    case 'add-collection':
      return { collections: { add: [text], remove: [] } }
    case 'remove-collection':
      return { collections: { add: [], remove: [text] } }
    case 'vendor':
    case 'type':
      return { [act]: text }
    default:
      return priceChange(act, text, currency)
  }
}
