/** Options that are changed: nothing is lost that was not told, nothing comes that nobody asked for. */
import { array, assert, boolean, constantFrom, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { planOptions, type DraftOption } from './option-plan.ts'

const MANY = { combinationsMax: 2_500 }
const variants = [
  { id: 1, options: ['Black', 'S'] },
  { id: 2, options: ['Black', 'M'] },
  { id: 3, options: ['Sand', 'S'] },
]
const value = (text: string, was: string | undefined = text) => ({ was, text })
const fresh = (text: string) => ({ was: undefined, text })
const colour: DraftOption = { was: 0, name: 'Colour', values: [value('Black'), value('Sand')] }
const size: DraftOption = { was: 1, name: 'Size', values: [value('S'), value('M')] }
const idsOf = (of: readonly { readonly id: number }[]) => of.map(({ id }) => id)

test('what was left out stays out, until all are wanted', () => {
  const plan = planOptions(variants, [colour, size], MANY)
  expect([plan.added, plan.lost, idsOf(plan.kept.map(({ variant }) => variant))]).toEqual([[], [], [1, 2, 3]])
  expect(planOptions(variants, [colour, size], { ...MANY, whole: true }).added).toEqual([['Sand', 'M']])
})

test('a value that is called otherwise keeps its variants, a new one brings its own', () => {
  const plan = planOptions(
    variants,
    [{ ...colour, values: [value('Noir', 'Black'), value('Sand'), fresh('Sea')] }, size],
    MANY,
  )
  expect(plan.kept.map(({ options }) => options[0])).toEqual(['Noir', 'Noir', 'Sand'])
  expect(plan.added).toEqual([
    ['Sea', 'S'],
    ['Sea', 'M'],
  ])
})

test('a value that goes takes its variants along, and says which', () => {
  const plan = planOptions(variants, [{ ...colour, values: [value('Black')] }, size], MANY)
  expect(idsOf(plan.lost)).toEqual([3])
})

test('an option that goes leaves one of each, one that comes gives its first value to all', () => {
  const without = planOptions(variants, [colour], MANY)
  expect([idsOf(without.lost), without.kept.map(({ options }) => options)]).toEqual([[2], [['Black'], ['Sand']]])
  const more = planOptions(
    variants,
    [colour, size, { was: undefined, name: 'Fit', values: [fresh('Slim'), fresh('Wide')] }],
    MANY,
  )
  expect(more.kept.map(({ options }) => options[2])).toEqual(['Slim', 'Slim', 'Slim'])
  expect(more.added).toHaveLength(4)
  expect(planOptions(variants, [], MANY)).toMatchObject({ kept: [{ options: [] }], added: [] })
})

test('options change places', () => {
  const plan = planOptions(variants, [size, colour], MANY)
  expect(plan.kept.map(({ options }) => options)).toEqual([
    ['S', 'Black'],
    ['M', 'Black'],
    ['S', 'Sand'],
  ])
})

test('too many combinations are not made', () => {
  const long: DraftOption = {
    was: undefined,
    name: 'No',
    values: Array.from({ length: 900 }, (_, at) => fresh(`${at}`)),
  }
  expect(planOptions(variants, [colour, size, long], MANY).added).toEqual([])
})

test('whatever is said, every variant is kept or lost, and no two have the same values', () => {
  const text = constantFrom('Black', 'Sand', 'S', 'M', 'New')
  const draft = record({
    was: constantFrom(undefined, 0, 1),
    name: text,
    values: array(record({ was: option(text, { nil: undefined }), text }), { minLength: 1, maxLength: 4 }),
  })
  assert(
    property(array(draft, { maxLength: 3 }), boolean(), (drafts, whole) => {
      const { kept, lost, added } = planOptions(variants, drafts, { ...MANY, whole })
      expect(idsOf([...kept.map(({ variant }) => variant), ...lost]).toSorted()).toEqual([1, 2, 3])
      const all = [...kept.map(({ options }) => options), ...added].map((options) => options.join('\u0000'))
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})
