/** Which words are colours, and which options choose one. */
import { expect, test } from 'vitest'
import { colourOf, isColour } from './colours.ts'

test.each([
  ['Navy', '#000080'],
  ['Sky Blue', '#87ceeb'],
  ['light-grey', '#d3d3d3'],
  ['#8A2BE2', '#8a2be2'],
  ['#abc', '#abc'],
  ['Off-white', '#f7f4ec'],
  ['藏青色', '#1f2d50'],
  ['米白', '#f5efe0'],
])('%j is shown as %s', (word, colour) => expect(colourOf(word)).toBe(colour))

test.each(['Heather mix', 'Chalk / Navy', '#12', '#abcd', '特色', '色', '', 'constructor', '__proto__'])(
  '%j is no known colour and stays text',
  (word) => expect(colourOf(word)).toBeUndefined(),
)

test('a value that only its translation names is shown by that', () => {
  expect(colourOf('Pale', '天蓝')).toBe('#87ceeb')
})

test.each([
  ['Color', ['Chalk', 'Heather mix']],
  ['Frame colour', ['Oak']],
  ['颜色', ['红色']],
  ['颜色分类', ['红色']],
  ['Ton', ['Red', 'Black', '#fff']],
])('%s of %j chooses a colour', (name, values) => expect(isColour([name], values)).toBe(true))

test.each([
  ['Flavour', ['Lime', 'Orange', 'Chocolate']],
  ['Fabric', ['Linen', 'Olive']],
  ['Size', ['S', 'M']],
  ['Discolouration', ['none', 'some']],
  ['Team', ['Red']],
])('%s of %j does not', (name, values) => expect(isColour([name], values)).toBe(false))
