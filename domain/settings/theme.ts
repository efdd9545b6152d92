/**
 * How the shop looks: some colours by light, how round its corners are, a pair of typefaces. What is not chosen follows from what is, and
 * nothing is taken that cannot be read.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
import { checkAddress, when, type SettingsIssue } from './check.ts'

export const LIGHTS = ['light', 'dark'] as const
export type Light = (typeof LIGHTS)[number]

/** Page, quiet surfaces, text, second text, links and focus. */
export const COLOURS = ['paper', 'panel', 'ink', 'soft', 'accent'] as const
export type Colour = (typeof COLOURS)[number]

/** `#rrggbb` each. */
export type Palette = { readonly [C in Colour]: string }

export const RADII = ['sharp', 'soft', 'round'] as const
export const TYPEFACES = ['classic', 'modern', 'bookish', 'clear'] as const

export type ThemeSettings = { readonly [L in Light]: Palette } & {
  readonly radius: (typeof RADII)[number]
  readonly typeface: (typeof TYPEFACES)[number]
  /** The address of a picture; empty: the mark of the software. */
  readonly favicon: string
}

/** As workers/static/tokens.css has it: a shop that chooses nothing is served nothing more. */
export const HOUSE: ThemeSettings = {
  light: { paper: '#fbf9f5', panel: '#f3efe8', ink: '#1f2a3c', soft: '#555d6a', accent: '#2d5273' },
  dark: { paper: '#161a21', panel: '#1f242d', ink: '#ede7db', soft: '#b1b2b0', accent: '#a3c4de' },
  radius: 'sharp',
  typeface: 'classic',
  favicon: '',
}

const HEX = /^#[0-9a-f]{6}$/i
export const isColour = (text: string): boolean => HEX.test(text)

const channels = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

const linear = (channel: number): number => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = (hex: string): number => {
  const [red, green, blue] = channels(hex)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** By WCAG 2.2: from 1, the same, to 21, black on white. */
export const contrast = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** AA for text of any size. */
export const READABLE = 4.5
/** AA for the edge of a control. */
const SEEN = 3

export type Pair = {
  readonly light: Light
  readonly colour: Colour
  readonly on: 'paper' | 'panel'
  readonly ratio: number
}

/** What text stands on what, and how well it is read there. A button has the colours of text and page the other way round. */
export const pairsOf = (theme: Pick<ThemeSettings, Light>): Pair[] =>
  LIGHTS.flatMap((light) =>
    (['ink', 'soft', 'accent'] as const).flatMap((colour) =>
      (['paper', 'panel'] as const).map((on) => {
        const [front, back] = [theme[light][colour], theme[light][on]]
        return { light, colour, on, ratio: isColour(front) && isColour(back) ? contrast(front, back) : 1 }
      }),
    ),
  )

/** Cut and not rounded: 4.496 is not 4.5. */
export const ratioText = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2)

export const checkTheme = (theme: ThemeSettings): SettingsIssue[] => {
  const malformed = LIGHTS.flatMap((light) =>
    COLOURS.flatMap((colour) => when(!isColour(theme[light][colour]), `${light}.${colour}`, 'colour-form')),
  )
  const favicon = theme.favicon === '' ? [] : checkAddress(theme.favicon, 'favicon')
  if (malformed.length > 0) return [...malformed, ...favicon]
  const worst = new Map<string, number>()
  for (const { light, colour, ratio } of pairsOf(theme)) {
    const path = `${light}.${colour}`
    if (ratio < READABLE) worst.set(path, Math.min(ratio, worst.get(path) ?? ratio))
  }
  const unreadable = Array.from(worst, ([path, ratio]): SettingsIssue => ({
    path,
    code: 'contrast-low',
    measured: `${ratioText(ratio)}:1`,
  }))
  return [...unreadable, ...favicon]
}

const mixed = (one: string, other: string, share: number): string => {
  const [from, to] = [channels(one), channels(other)]
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share)
  return `#${([0, 1, 2] as const).map((index) => part(index).toString(16).padStart(2, '0')).join('')}`
}

const STEPS = 20

/** As near to itself as it is still read on both: drawn towards the colour of text, which is read there. */
const towards = (hex: string, { ink, paper, panel }: Palette, least: number): string => {
  for (let step = 0; step < STEPS; step++) {
    const one = mixed(hex, ink, step / STEPS)
    if (Math.min(contrast(one, paper), contrast(one, panel)) >= least) return one
  }
  return ink
}

/** Words of state, as the house has them. */
const STATES = {
  ok: ['#4b5f2d', '#b5c78f'],
  low: ['#8c4a14', '#e5b06c'],
  off: ['#66645f', '#a3a4a3'],
  error: ['#a2351f', '#f29c88'],
} as const

/** Every colour of the pages, by its token: the chosen ones, and those that follow from them. */
export const coloursOf = (palette: Palette, light: Light): Readonly<Record<string, string>> => {
  const states = Object.entries(STATES).map(([name, [bright, dim]]) => [
    name,
    towards(light === 'light' ? bright : dim, palette, READABLE),
  ])
  return {
    ...palette,
    line: mixed(palette.paper, palette.ink, 0.14),
    edge: towards(mixed(palette.paper, palette.ink, 0.4), palette, SEEN),
    ...Object.fromEntries(states),
  }
}
