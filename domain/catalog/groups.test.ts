/** Groups of products that one transaction bears. */
import { expect, test } from 'vitest'
import { groupsOf } from './groups.ts'

const of = (...variants: readonly number[]) => variants.map((many) => ({ variants: many }))
const sizes = (groups: readonly (readonly unknown[])[]) => groups.map(({ length }) => length)

test.each([
  [of(), 100, []],
  [of(...Array.from({ length: 60 }, () => 1)), 100, [25, 25, 10]],
  [of(2_000, 400, 200, 2_500), 10_000, [2, 1, 1]],
  [of(60, 30, 20), 100, [2]],
  [of(9_000, 1), 100, [1]],
])('%j in calls of %d variants', (products, most, groups) => {
  expect(sizes(groupsOf(products, most))).toEqual(groups)
})
