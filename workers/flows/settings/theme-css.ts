/** A theme as a style sheet: the tokens of the pages (workers/static/tokens.css), with what a merchant has chosen instead. */
import { same } from '#domain/same'
import { coloursOf, HOUSE, type ThemeSettings } from '#domain/settings/theme'

type Face = { readonly family: string; readonly file: string; readonly weight: string }

const INSTRUMENT: Face = { family: 'Instrument Sans', file: 'instrument-sans', weight: '400 600' }

/** For what is said, and for what is used. All are served from here, under the SIL Open Font License (workers/static/fonts). */
const FACES: Readonly<Record<ThemeSettings['typeface'], readonly [display: Face, sans: Face]>> = {
  classic: [{ family: 'Newsreader Display', file: 'newsreader-display', weight: '400' }, INSTRUMENT],
  modern: [{ family: 'Bricolage Grotesque', file: 'bricolage-grotesque', weight: '200 800' }, INSTRUMENT],
  bookish: [{ family: 'Lora', file: 'lora', weight: '400 700' }, INSTRUMENT],
  clear: [
    { family: 'Atkinson Hyperlegible Next', file: 'atkinson-hyperlegible-next', weight: '200 800' },
    { family: 'Atkinson Hyperlegible Next', file: 'atkinson-hyperlegible-next', weight: '200 800' },
  ],
}

/** Corners of controls, and of what floats. */
const RADII = { sharp: ['2px', '4px'], soft: ['6px', '10px'], round: ['14px', '18px'] } as const

/** Files that a page should ask for early. */
export const fontsOf = ({ typeface }: Pick<ThemeSettings, 'typeface'>) => {
  const [display, sans] = FACES[typeface]
  return { display: `/fonts/${display.file}.woff2`, sans: `/fonts/${sans.file}.woff2` }
}

const face = ({ family, file, weight }: Face) =>
  `@font-face{font-family:"${family}";src:url("/fonts/${file}.woff2") format("woff2");font-weight:${weight};font-display:swap}`

/** @param theme whose colours are colours: nothing else may stand in a style sheet */
export const themeCss = (theme: ThemeSettings): string => {
  const [bright, dim] = [coloursOf(theme.light, 'light'), coloursOf(theme.dark, 'dark')]
  const colours = Object.entries(bright).map(([name, light]) => `--${name}:light-dark(${light},${dim[name] ?? light})`)
  const [display, sans] = FACES[theme.typeface]
  const [control, floating] = RADII[theme.radius]
  const system = 'ui-sans-serif,system-ui,sans-serif'
  const faces = theme.typeface === 'classic' ? [] : [...new Set([display, sans])].filter((one) => one !== INSTRUMENT)
  return [
    ...faces.map(face),
    `:root{${colours.join(';')};--r-1:${control};--r-2:${floating}}`,
    `:root{--display:"${display.family}",Georgia,serif;--sans:"${sans.family}",${system}}`,
    `:lang(zh){--display:"${sans.family}",var(--cjk),sans-serif;--sans:"${sans.family}",var(--cjk),system-ui,sans-serif}`,
    '',
  ].join('\n')
}

/** Once for each theme that was read. */
const made = new WeakMap<ThemeSettings, { readonly css: string; readonly name: string } | null>()

/** FNV-1a: a name that changes with the content, in eight digits. */
const nameOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

/** null: the house's own, for which pages ask for nothing more. */
export const themeSheet = (theme: ThemeSettings) => {
  let sheet = made.get(theme)
  if (sheet === undefined) {
    const css = same({ ...theme, favicon: '' }, HOUSE) ? null : themeCss(theme)
    sheet = css === null ? null : { css, name: nameOf(css) }
    made.set(theme, sheet)
  }
  return sheet
}
