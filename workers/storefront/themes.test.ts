/**
 * The shop is made to look like yours in one file: every colour, face and measure of a page comes from tokens.css, and
 * what stands on what can be read, in the light and in the dark.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(`workers/static/${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
const tokens = read('tokens.css')
const PARTS = ['shop.css', 'pages.css', 'waiting-room.css']

const NAMES = 'white|black|gr[ae]y|red|green|blue|yellow|orange|brown|ivory|linen|tan|navy'
const LITERAL = new RegExp(
  `#[\\da-f]{3,8}\\b|\\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\\(|:\\s*[^;{}]*\\b(?:${NAMES})\\b`,
  'gi',
)

test.each(PARTS)('%s names no colour and no typeface of its own', (file) => {
  expect(read(file).match(LITERAL) ?? []).toEqual([])
  expect(read(file)).not.toMatch(/font-family\s*:|"(?:Newsreader|Instrument)/)
})

test.each(PARTS)('every token that %s asks for is there', (file) => {
  const asked = new Set(Array.from(read(file).matchAll(/var\((--[\w-]+)/g), ([, name = '']) => name))
  // Set beside the one place that needs it: how full a bar is.
  const own = new Set(Array.from(read(file).matchAll(/(--[\w-]+)\s*:/g), ([, name = '']) => name))
  const given = new Set([...Array.from(tokens.matchAll(/(--[\w-]+)\s*:/g), ([, name = '']) => name), ...own])
  expect([...asked].filter((name) => !given.has(name))).toEqual([])
})

type Theme = 'light' | 'dark'
const colour = (name: string, theme: Theme): string => {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}:\\s*light-dark\\((#[\\da-f]{6})\\w*,\\s*(#[\\da-f]{6})`, 'i').exec(tokens) ?? []
  return theme === 'light' ? light : dark
}

const channel = (hex: string) => {
  const value = Number.parseInt(hex, 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) =>
  0.2126 * channel(hex.slice(1, 3)) + 0.7152 * channel(hex.slice(3, 5)) + 0.0722 * channel(hex.slice(5, 7))
const contrast = (one: string, other: string) => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test('black on white is 21 to 1, so that the arithmetic can be trusted', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

/** What text needs on its ground, and what the edge of a control needs. */
const TEXT = 4.5
const EDGE = 3
const needs: [name: string, least: number][] = [
  ...['ink', 'soft', 'accent', 'ok', 'low', 'off', 'error'].map((name): [string, number] => [name, TEXT]),
  ['edge', EDGE],
]

test.each(
  needs.flatMap(([name, least]) =>
    (['light', 'dark'] as const).flatMap((theme) => ['paper', 'panel'].map((on) => [name, on, theme, least] as const)),
  ),
)('%s can be read on %s in the %s', (name, on, theme, least) => {
  expect(contrast(colour(name, theme), colour(on, theme))).toBeGreaterThanOrEqual(least)
})
