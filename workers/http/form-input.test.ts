/** Forms as browsers send them, read as the input of a command. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formInput, formReading } from './form-input.ts'

const schema = z.strictObject({
  type: z.enum(['receive', 'count']),
  units: z.int().min(0),
  note: z.string().trim().max(5).default(''),
  rate: z.number().nullable().default(null),
  gift: z.boolean().default(false),
  parcels: z.array(z.strictObject({ variantId: z.string(), units: z.int().min(1) })).optional(),
})

const read = (query: string) => formReading(schema).safeParse(formInput(new URLSearchParams(query), ['key']))
const wrongIn = (query: string) => read(query).error?.issues.map(({ path }) => path.join('.'))

describe('what a form says', () => {
  test('texts become numbers, lists and truths', () => {
    expect(read('key=k&type=count&units=12&gift=on&parcels[0].variantId=v&parcels[0].units=2').data).toEqual({
      type: 'count',
      units: 12,
      note: '',
      rate: null,
      gift: true,
      parcels: [{ variantId: 'v', units: 2 }],
    })
  })
  test('of two buttons one says yes and the other no, and nothing else is a truth', () => {
    const said = ['yes', 'no', 'on'].map((gift) => read(`type=count&units=1&gift=${gift}`).data?.gift)
    expect(said).toEqual([true, false, true])
    for (const gift of ['perhaps', 'constructor', 'true'])
      expect(wrongIn(`type=count&units=1&gift=${gift}`)).toEqual(['gift'])
  })
  test('an empty field is one that was left out', () => {
    expect(read('type=count&units=0&note=&rate=').data).toMatchObject({ note: '', rate: null })
    expect(wrongIn('type=count&units=')).toEqual(['units'])
  })
  test.each(['0x10', '1e3', '12x', 'Infinity', '--1', '1.5', '９'])('%s is no whole number', (units) => {
    expect(wrongIn(`type=count&units=${encodeURIComponent(units)}`)).toEqual(['units'])
  })
  test('a field that the command does not know is refused, not passed over', () => {
    expect(read('type=count&units=1&price=0').error?.issues).toMatchObject([{ code: 'unrecognized_keys' }])
  })
  test.each(['__proto__.polluted=1', 'a[__proto__]=1', 'constructor.prototype.x=1', 'a[=1', 'a..b=1', 'a[1e9]=1'])(
    '%s changes nothing but the answer',
    (query) => {
      expect(read(`type=count&units=1&${query}`).success).toBe(false)
      expect({}).not.toHaveProperty('polluted')
    },
  )
  test('a list cannot be made long by its numbers', () => {
    expect(formInput(new URLSearchParams('parcels[4000000000].units=1'))).toBeUndefined()
  })
})
