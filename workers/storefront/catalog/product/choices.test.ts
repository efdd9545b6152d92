/** Which variant an address and a choice lead to. */
import { expect, test } from 'vitest'
import type { Availability, Product, Variant } from '#domain/catalog/product'
import { variantId, type VariantId } from '#domain/ids'
import { choicesOf, isPictured, variantIn } from './choices.ts'

const id = (letter: string): VariantId => {
  const found = variantId(`var_${letter.repeat(16)}`)
  if (!found) throw new RangeError(letter)
  return found
}

const variant = (letter: string, options: string[], availability: Availability, picture: string | null = null) =>
  ({ id: id(letter), options, availability, tracked: true, oversell: false, picture }) as unknown as Variant

const mug = {
  options: [
    { name: 'Glaze', values: ['Chalk', 'Olive', 'Rose'] },
    { name: 'Size', values: ['240', '350'] },
  ],
  variants: [
    variant('a', ['Chalk', '240'], 'sold-out', '/chalk.svg'),
    variant('b', ['Chalk', '350'], 'low', '/chalk.svg'),
    variant('c', ['Olive', '240'], 'in-stock', '/olive.svg'),
  ],
} as unknown as Product

test('an address that names no variant means the first that can be bought', () => {
  expect(variantIn(mug, undefined)?.id).toBe(id('b'))
  expect(variantIn(mug, 'var_of_somebody_else')?.id).toBe(id('b'))
})

test('an address may name a variant that is sold out', () => {
  expect(variantIn(mug, id('a'))?.id).toBe(id('a'))
})

test('another choice keeps the rest where it can, and leads to what exists where it cannot', () => {
  const current = variantIn(mug, id('b'))
  const glazes = current ? choicesOf(mug, current, 0) : []
  expect(glazes.map(({ value, chosen, variant: { id: to } }) => [value, chosen, to])).toEqual([
    ['Chalk', true, id('b')],
    ['Olive', false, id('c')],
  ])
})

test('each value says whether what it leads to can be bought', () => {
  const current = variantIn(mug, id('b'))
  expect(current && choicesOf(mug, current, 1).map(({ availability }) => availability)).toEqual(['sold-out', 'low'])
})

test('values are shown as pictures only when each has its own', () => {
  const current = variantIn(mug, id('b'))
  expect(current && isPictured(choicesOf(mug, current, 0))).toBe(true)
  expect(current && isPictured(choicesOf(mug, current, 1))).toBe(false)
})
