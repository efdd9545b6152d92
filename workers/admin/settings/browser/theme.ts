/** While a theme is chosen: contrast is measured by the rule that will judge it, and a page of the shop wears it. */
import { COLOURS, LIGHTS, pairsOf, ratioText, READABLE, type Palette, type ThemeSettings } from '#domain/settings/theme'
import { one } from '../../frame/browser/dom.ts'

const form = one<HTMLFormElement>('form[data-editor]')
const panel = one('[data-theme-preview]')
const frame = panel && one<HTMLIFrameElement>('iframe', panel)
const pages = panel && one<HTMLSelectElement>('[data-page]', panel)
const lights = panel && one<HTMLSelectElement>('[data-light]', panel)

/** So long after the last change the page is dressed anew, in ms. */
const CHANGES_WITHIN = 120

const typed = (of: HTMLFormElement, name: string): string => {
  const field = of.elements.namedItem(name)
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : ''
}

const paletteIn = (of: HTMLFormElement, light: string): Palette =>
  Object.fromEntries(COLOURS.map((colour) => [colour, typed(of, `${light}.${colour}`)])) as Palette

const measure = (of: HTMLFormElement): void => {
  const theme: Pick<ThemeSettings, 'light' | 'dark'> = { light: paletteIn(of, 'light'), dark: paletteIn(of, 'dark') }
  for (const { light, colour, on, ratio } of pairsOf(theme)) {
    const place = one(`[data-pair="${light} ${colour} ${on}"] [data-ratio]`)
    if (!place) continue
    place.textContent = `${ratioText(ratio)}:1`
    place.className = ratio < READABLE ? 'st bad' : 'st full'
  }
}

const sheetOf = (of: HTMLFormElement): string => {
  const names = [...LIGHTS.flatMap((light) => COLOURS.map((colour) => `${light}.${colour}`)), 'radius', 'typeface']
  return `/admin/settings/theme/draft.css?${new URLSearchParams(names.map((name) => [name, typed(of, name)]))}`
}

const dress = (of: HTMLFormElement, page: Document): void => {
  page.documentElement.dataset.theme = lights?.value ?? 'light'
  const before = one<HTMLLinkElement>('[data-draft]', page)
  const sheet = page.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = sheetOf(of)
  sheet.dataset.draft = ''
  // The one of before goes when the new one is there, so that nothing flickers.
  sheet.addEventListener('load', () => before?.remove())
  page.head.append(sheet)
}

if (form && panel && frame && pages) {
  panel.hidden = false
  let waiting = 0
  const dressed = () => frame.contentDocument && dress(form, frame.contentDocument)
  frame.addEventListener('load', dressed)
  frame.src = pages.value
  pages.addEventListener('change', () => (frame.src = pages.value))
  lights?.addEventListener('change', dressed)
  form.addEventListener('input', () => {
    measure(form)
    clearTimeout(waiting)
    waiting = setTimeout(dressed, CHANGES_WITHIN)
  })
}
