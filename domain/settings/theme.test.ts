/** A theme: what text is read on, measured by WCAG 2.2; what cannot be read is refused with its contrast; what is not chosen follows. */
import { readFileSync } from 'node:fs'
import { assert, integer, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { checkTheme, coloursOf, contrast, HOUSE, LIGHTS, pairsOf, ratioText, READABLE, type Palette } from './theme.ts'

test.each([
  ['#000000', '#ffffff', '21.00'],
  ['#777777', '#ffffff', '4.47'],
  ['#767676', '#ffffff', '4.54'],
  ['#ff0000', '#ffffff', '3.99'],
  ['#1f2a3c', '#fbf9f5', '13.72'],
])('%s on %s: %s', (one, other, ratio) => {
  expect(ratioText(contrast(one, other))).toBe(ratio)
  expect(contrast(other, one)).toBe(contrast(one, other))
})

test('the house’s own is what its style sheet says, and can be read', () => {
  const tokens = readFileSync('workers/static/tokens.css', 'utf8').replaceAll(/ +/g, ' ')
  for (const [name, light] of Object.entries(HOUSE.light))
    expect(tokens).toContain(`--${name}: light-dark(${light}, ${HOUSE.dark[name as keyof Palette]})`)
  expect(checkTheme(HOUSE)).toEqual([])
})

test('what cannot be read is refused at its colour, with the contrast where it is read worst', () => {
  const pale = { ...HOUSE, light: { ...HOUSE.light, soft: '#aaaaaa', accent: '#ffffff' } }
  expect(checkTheme(pale)).toEqual([
    { path: 'light.soft', code: 'contrast-low', measured: '2.02:1' },
    { path: 'light.accent', code: 'contrast-low', measured: '1.05:1' },
  ])
  const none = { ...HOUSE, dark: { ...HOUSE.dark, ink: 'red;}' }, favicon: 'javascript:x' }
  expect(checkTheme(none)).toEqual([
    { path: 'dark.ink', code: 'colour-form' },
    { path: 'favicon', code: 'address-form' },
  ])
})

const grey = (min: number, max: number) =>
  tuple(integer({ min, max }), integer({ min, max }), integer({ min, max })).map(
    (channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`,
  )
const paletteOf = (back: ReturnType<typeof grey>, front: ReturnType<typeof grey>) =>
  record({ paper: back, panel: back, ink: front, soft: front, accent: front })
const bright = paletteOf(grey(170, 255), grey(0, 130))
const dim = paletteOf(grey(0, 60), grey(120, 255))

test('whatever is taken can be read everywhere, also in the colours that follow from it', () => {
  let taken = 0
  assert(
    property(bright, dim, (light, dark) => {
      const theme = { ...HOUSE, light, dark }
      const isReadable = pairsOf(theme).every(({ ratio }) => ratio >= READABLE)
      expect(checkTheme(theme).length === 0).toBe(isReadable)
      if (!isReadable) return
      taken++
      for (const one of LIGHTS) {
        const { paper = '', panel = '', edge = '', ...rest } = coloursOf(theme[one], one)
        for (const name of ['ok', 'low', 'off', 'error'])
          for (const on of [paper, panel]) expect(contrast(rest[name] ?? '', on)).toBeGreaterThanOrEqual(READABLE)
        for (const on of [paper, panel]) expect(contrast(edge, on)).toBeGreaterThanOrEqual(3)
      }
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(5)
})
