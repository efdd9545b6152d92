/** In however many steps a document goes back, each part, each rate and the tax go back exactly once. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { creditOf } from './credit.ts'
import type { TaxedPart } from './document.ts'

const part = record({
  category: constantFrom('S' as const),
  rate: constantFrom(1900, 700, 2550),
  net: integer({ min: 0, max: 1_000_000 }),
  tax: integer({ min: 0, max: 200_000 }),
})

test('all credits together are the document', () => {
  const histories = record({
    lines: array(part, { minLength: 1, maxLength: 5 }),
    steps: array(record({ part: integer({ min: 0, max: 4 }), share: integer({ min: 0, max: 100 }) }), {
      maxLength: 12,
    }),
  })
  assert(
    property(histories, ({ lines, steps }) => {
      const document = { lines: lines as TaxedPart[], delivery: [] }
      const gone = lines.map(() => 0)
      const back = lines.map(() => ({ net: 0, tax: 0 }))
      const take = (place: number, amount: number) => {
        const { parts, net, tax, total } = creditOf(
          document,
          lines.map((_, one) => ({ part: one, before: gone[one] ?? 0, amount: one === place ? amount : 0 })),
        )
        expect(net + tax).toBe(total)
        expect(total).toBe(amount)
        for (const one of parts) {
          expect(Math.min(one.net, one.tax)).toBeGreaterThanOrEqual(0)
          const sum = back[one.part] ?? { net: 0, tax: 0 }
          back[one.part] = { net: sum.net + one.net, tax: sum.tax + one.tax }
        }
        gone[place] = (gone[place] ?? 0) + amount
      }
      const left = (place: number) => {
        const { net = 0, tax = 0 } = lines[place] ?? {}
        return net + tax - (gone[place] ?? 0)
      }
      for (const { part: place, share } of steps) {
        if (place < lines.length) take(place, Math.floor((left(place) * share) / 100))
      }
      for (const place of lines.keys()) take(place, left(place))
      const sums = (of: readonly { net: number; tax: number }[]) => [
        of.reduce((sum, { net }) => sum + net, 0),
        of.reduce((sum, { tax }) => sum + tax, 0),
      ]
      // By rate: of a line it is what was paid for it, and of its tax what falls on it.
      for (const rate of new Set(lines.map((one) => one.rate))) {
        const of = lines.flatMap((one, at) => (one.rate === rate ? [at] : []))
        expect(sums(of.flatMap((at) => back[at] ?? []))).toEqual(sums(of.flatMap((at) => lines[at] ?? [])))
      }
      expect(back.map(({ net, tax }) => net + tax)).toEqual(lines.map(({ net, tax }) => net + tax))
    }),
  )
})

test('more than there is does not go back', () => {
  const document = { lines: [{ category: 'S', rate: 1900, net: 100, tax: 19 } as const], delivery: [] }
  expect(() => creditOf(document, [{ part: 0, before: 19, amount: 101 }])).toThrow(RangeError)
  expect(() => creditOf(document, [{ part: 1, before: 0, amount: 1 }])).toThrow(RangeError)
})
