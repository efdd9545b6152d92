/** The largest field of a form by its name, however the form comes in parts. */
import { expect, test } from 'vitest'
import { largestField } from './largest-field.ts'

const found = (form: string, partBytes: number) => {
  const bytes = new TextEncoder().encode(form)
  const sizes = largestField()
  for (let from = 0; from < bytes.length; from += partBytes) sizes.pass(bytes.subarray(from, from + partBytes))
  return sizes.name()
}

test.each([
  ['pages%5B0%5D.body.en=' + 'y'.repeat(2_000) + '&key=k', 'pages[0].body.en'],
  ['key=k&a=' + '%E9%80%80'.repeat(300) + '&b=' + 'y'.repeat(900), 'a'],
  ['key=k&a=1&b=' + 'y'.repeat(900), 'b'],
  ['y'.repeat(900), undefined],
  ['', undefined],
])('of %j', (form, name) => {
  for (const partBytes of [1, 7, 256, 100_000]) expect(found(form, partBytes)).toBe(name)
})
