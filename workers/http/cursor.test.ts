/** A cursor comes back as it was given, and nothing else is one. */
import { expect, test } from 'vitest'
import { cursorAt, placeOf } from './cursor.ts'

test('a place comes back as it was', () => {
  for (const place of [[1], [1_795_000_000_000, 'ord_7k3m9qxd0000000000000000'], ['a', 'b', 0]]) {
    expect(placeOf(cursorAt(...place))).toEqual(place)
  }
})

test.each(['', '!', 'W', 'x'.repeat(201), 'bm90IGpzb24', 'e30', 'MQ', '\u0000', 'WzFd\n'])(
  '%j is no cursor',
  (text) => {
    expect(placeOf(text)).toBeUndefined()
  },
)

test('a place of any letters, and one that is not known, come back as they were', () => {
  for (const place of [
    ['title', '提洛斯马克杯 ü', 7],
    ['price-up', null, 7],
    ['title', '杯'.repeat(500), 1],
  ] as const)
    expect(placeOf(cursorAt(...place))).toEqual(place)
})
