/** Fields of the merchant's own as their part of the form says them. */
import { ratingIn } from '#domain/catalog/metafield-values'
import { scalarOf, valuesOf, type Metafield, type Metafields, type MetafieldType } from '#domain/catalog/metafields'
import { own } from '#domain/own'
import type { MetafieldDefinition } from '#domain/settings/metafields'

export const START = 'metafields.'

export const metafieldTexts = (metafields: Metafields): [string, string][] =>
  Object.entries(metafields).map(([field, value]) => [START + field, valuesOf(value).map(asTyped(value)).join('\n')])

/** As people write it: a rating from nought on is `4.5/5`. */
const asTyped =
  ({ type }: Metafield) =>
  (text: string): string => {
    if (scalarOf(type) !== 'rating') return text
    const { value, scale_min: low, scale_max: high } = ratingIn(text)
    return Number(low) === 0 ? `${value}/${high}` : text
  }

export const isList = (type: MetafieldType): boolean => type.startsWith('list.')

/** A field that was emptied is taken away; of a list each line is a value. */
export const metafieldsSaid = (
  changed: readonly string[],
  text: (name: string) => string,
  metafields: Metafields,
  definitions: readonly MetafieldDefinition[],
) => {
  const said = changed
    .filter((name) => name.startsWith(START))
    .map((name) => {
      const field = name.slice(START.length)
      const type = definitions.find((one) => one.field === field)?.type ?? own(metafields, field)?.type
      const typed = text(name).trim()
      const lines = typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      return [field, typed === '' ? null : { type, value: type && isList(type) ? lines : typed }] as const
    })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}
