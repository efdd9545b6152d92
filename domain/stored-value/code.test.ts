/** Codes as they are dealt and as people type them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, endingOf, spacedCode, typedCode } from './code.ts'

const bytes = Uint8Array.from({ length: 16 }, (_, at) => at * 7)

test('a code has sixteen signs, is shown in fours and known by its last four', () => {
  const code = codeOf(bytes)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
  expect(spacedCode(code)).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(spacedCode(code).endsWith(endingOf(code))).toBe(true)
})

test.each([
  ['in small letters', '7k3m9qxd0000ab12'],
  ['with hyphens and blanks', ' 7K3M-9QXD 0000–AB12 '],
  ['with signs that look alike', '7K3M9QXDoO0OABi2'],
  ['in full width', '７Ｋ３Ｍ９ＱＸＤ００００ＡＢ１２'],
])('it is read %s', (_, typed) => expect(typedCode(typed)).toBe('7K3M9QXD0000AB12'))

test.each(['', '7K3M', '7K3M9QXD0000AB123', '7K3M9QXD0000AB1é', '卡片'.repeat(8), 'A'.repeat(10_000)])(
  'what can be no code is none: %s',
  (typed) => expect(typedCode(typed)).toBeUndefined(),
)

test('whatever is dealt is read again, however it is written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.boolean(), (random, small) => {
      const code = codeOf(random)
      const written = spacedCode(code)
      expect(typedCode(small ? written.toLowerCase() : written)).toBe(code)
    }),
  )
})
