/** /themes/:name.css: the colours, corners and typefaces that the merchant has chosen, under a name that changes with them. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { themeSheet } from '../../flows/settings/theme-css.ts'

/** Its name never means anything else. A page that was kept may ask for one of before: it gets today's, and keeps it for a moment. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const MOMENT = 'public, max-age=60'

export const themes = new Hono<App>().get('/:name{[0-9a-f]{8}\\.css}', async (c) => {
  const { theme } = await settingsFresh(c.env, Date.now())
  const sheet = themeSheet(theme)
  const isToday = sheet !== null && c.req.param('name') === `${sheet.name}.css`
  return c.body(sheet?.css ?? '', 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': isToday ? FOR_EVER : MOMENT,
  })
})
