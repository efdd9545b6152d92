/** Whatever is wrong with an input is said in the shop's own sentences, in both languages. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { wordings } from './wording.ts'

const wrong: readonly (readonly [what: string, schema: z.ZodType, value: unknown, en: string])[] = [
  ['nothing', z.strictObject({ name: z.string() }), {}, 'This is missing.'],
  ['another kind', z.string(), 1, 'This takes a text.'],
  ['a part of one', z.int(), 1.5, 'This takes a whole number.'],
  ['no number', z.number(), Number.NaN, 'This takes a number.'],
  ['a date for a map', z.map(z.string(), z.string()), 1, 'This is of another kind than is taken here.'],
  ['too long', z.string().max(3), 'four', 'Take at most 3 characters.'],
  ['too short', z.string().min(3), 'x', 'Take at least 3 characters.'],
  ['too many', z.array(z.string()).max(1), ['a', 'b'], 'Take at most 1.'],
  ['too much', z.number().max(9), 10, 'Take 9 at most.'],
  ['too little', z.number().min(9), 8, 'Take 9 at least.'],
  ['written otherwise', z.string().regex(/^a$/), 'b', 'This is not written as it is taken here.'],
  ['no choice', z.enum(['a', 'b']), 'c', 'Take one of: a, b.'],
  ['an unknown name', z.strictObject({}), { b: 1 }, 'Nothing here has this name: b.'],
  ['no multiple', z.number().multipleOf(5), 3, 'Take a multiple of 5.'],
  ['none of several', z.union([z.string(), z.number()]), true, 'This cannot be taken here.'],
]

test.each(wrong)('%s', (_, schema, value, en) => {
  const said = (error?: z.core.$ZodErrorMap) => schema.safeParse(value, error && { error }).error?.issues[0]?.message
  // Also where nobody names a language.
  expect([said(), said(wordings.en)]).toEqual([en, en])
  expect(said(wordings.zh)).toMatch(/^[^A-Z]*[\u4e00-\u9fff][^A-Z]*。$/)
})

test('what a schema says itself is kept', () => {
  const schema = z.string().refine(() => false, 'a tag has no comma')
  expect(schema.safeParse('a', { error: wordings.zh }).error?.issues[0]?.message).toBe('a tag has no comma')
})
