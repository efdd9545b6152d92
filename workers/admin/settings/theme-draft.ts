/** /admin/settings/theme/draft.css: a theme that is being chosen. Whatever of it is no colour is as the house has it. */
import { COLOURS, HOUSE, isColour, LIGHTS, RADII, TYPEFACES, type ThemeSettings } from '#domain/settings/theme'
import { themeCss } from '../../flows/settings/theme-css.ts'
import type { AdminContext } from '../frame/app.ts'

export const showDraftSheet = (c: AdminContext): Response => {
  const asked = (name: string) => c.req.query(name) ?? ''
  const palettes = LIGHTS.map((light) => {
    const chosen = COLOURS.map((colour) => {
      const text = asked(`${light}.${colour}`)
      return [colour, isColour(text) ? text : HOUSE[light][colour]]
    })
    return [light, Object.fromEntries(chosen)]
  })
  const theme = {
    ...HOUSE,
    ...(Object.fromEntries(palettes) as Pick<ThemeSettings, 'light' | 'dark'>),
    radius: RADII.find((one) => one === asked('radius')) ?? HOUSE.radius,
    typeface: TYPEFACES.find((one) => one === asked('typeface')) ?? HOUSE.typeface,
  }
  return c.body(themeCss(theme), 200, { 'content-type': 'text/css; charset=utf-8' })
}
