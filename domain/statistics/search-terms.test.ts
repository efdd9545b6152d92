/** Terms are counted with their like, and what looks personal is not kept. */
import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { TERM_LENGTH_MAX, termToLog } from './search-terms.ts'

test.each([
  ['  Blue   MUG ', 'blue mug'],
  ['ＢＬＵＥ　ｍｕｇ', 'blue mug'],
  ['blue\u0000\nmug', 'blue mug'],
  ['蓝色 马克杯', '蓝色 马克杯'],
  ['shelf 120 x 60 cm', 'shelf 120 x 60 cm'],
  ['iphone 15 256', 'iphone 15 256'],
  ['MUG-350-CHALK', 'mug-350-chalk'],
  ['x'.repeat(200), 'x'.repeat(TERM_LENGTH_MAX)],
])('%j is kept as %j', (typed, kept) => expect(termToLog(typed)).toBe(kept))

test.each([
  ['nothing', ''],
  ['signs alone', '?!… —'],
  ['a mail address', 'maya@lindqvist.example'],
  ['one with blanks', 'maya @ lindqvist.example'],
  ['one in wide letters', 'ｍａｙａ＠ｌｉｎｄｑｖｉｓｔ．ｅｘａｍｐｌｅ'],
  ['one within words', 'order of maya@lindqvist.example please'],
  ['a card', '4242 4242 4242 4242'],
  ['a card with a word', 'pay 4242-4242-4242-4242'],
  ['a telephone', '+47 (915) 12-345'],
  ['a telephone in Arabic digits', '٠١٢٣٤٥٦٧٨'],
  ['an account', 'gb29 nwbk 6016 1331 9268 19'],
  ['the key of an order', 'ord_0123abcd0123abcd0123abcd'],
  ['a card behind the length that is kept', `${'mug '.repeat(19)}4242 4242 4242 4242`],
])('%s is not kept', (_, typed) => expect(termToLog(typed)).toBeUndefined())

test('whatever is typed: bounded, well-formed, and the same when it is read again', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 600 }), (typed) => {
      const kept = termToLog(typed)
      if (kept === undefined) return
      expect(Array.from(kept).length).toBeLessThanOrEqual(TERM_LENGTH_MAX)
      expect(kept.isWellFormed()).toBe(true)
      expect(kept).not.toMatch(/^\s|\s$|\p{Cc}/u)
      expect(termToLog(kept)).toBe(kept)
    }),
    { numRuns: 2_000 },
  )
})
