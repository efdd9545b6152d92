/** A theme is chosen, worn by every page, put back; one that cannot be read is refused with what was measured, and nothing is changed. */
import { expect, test } from 'vitest'
import { HOUSE } from '#domain/settings/theme'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { manager, owner, withMerchants } from './merchants.ts'

withMerchants()

const PATH = '/admin/settings/theme'
const API = '/api/admin/settings/theme'
const page = (path: string) => openBrowser().get(path)
const version = async () => (await call('GET', API, { headers: owner })).json.version
const typed = async (theme: typeof HOUSE) => {
  const palettes = (['light', 'dark'] as const).flatMap((light) =>
    Object.entries(theme[light]).map(([colour, value]) => [`${light}.${colour}`, value] as const),
  )
  const form = [
    ['key', crypto.randomUUID()] as const,
    ['version', String(await version())] as const,
    ...palettes,
    ['radius', theme.radius] as const,
    ['typeface', theme.typeface] as const,
    ['favicon', theme.favicon] as const,
  ]
  const answer = await visit(PATH, { cookie: manager, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const sheetOf = (html: string) => /href="(\/themes\/[0-9a-f]{8}\.css)"/.exec(html)?.[1] ?? ''

test('a shop that has chosen nothing asks for no sheet of its own', async () => {
  const { html } = await page('/collections/table')
  expect(sheetOf(html)).toBe('')
  expect(html).toContain('href="/favicon.svg"')
  expect((await visit(PATH, { cookie: manager })).status).toBe(200)
})

test('one that cannot be read is refused at its colour with the measured contrast, and nothing is changed', async () => {
  const before = await version()
  const pale = { ...HOUSE, light: { ...HOUSE.light, ink: '#cccccc' } }
  const refused = await typed(pale)
  expect(refused.status).toBe(422)
  expect(refused.html).toMatch(/href="#light\.ink"[^>]*>[^<]*1\.4\d:1/)
  expect(refused.html).toContain('value="#cccccc"')
  const body = { version: before, value: pale }
  expect((await call('PUT', API, { headers: owner, body })).json).toMatchObject({
    code: 'settings-invalid',
    issues: [{ path: 'light.ink', code: 'contrast-low', measured: expect.stringMatching(/^1\.4\d:1$/) }],
  })
  const style = { ...HOUSE, light: { ...HOUSE.light, ink: '#000;}body{display:none' } }
  expect((await typed(style)).status).toBe(422)
  expect(await version()).toBe(before)
})

test('chosen, it is worn by every page under a name that changes with it; put back, it has gone', async () => {
  const chosen = {
    ...HOUSE,
    light: { ...HOUSE.light, accent: '#7a1f3d' },
    radius: 'round',
    typeface: 'bookish',
    favicon: '/media/x.svg',
  } as const
  expect((await typed(chosen)).to).toContain('done=saved')
  const first = await version()
  const { html } = await page('/collections/table')
  const sheet = sheetOf(html)
  expect(sheet).not.toBe('')
  expect(html).toContain('<link rel="icon" href="/media/x.svg"/>')
  expect(html).toContain('href="/fonts/lora.woff2"')
  const css = await page(sheet)
  expect(css.headers.get('content-type')).toContain('text/css')
  expect(css.headers.get('cache-control')).toContain('immutable')
  expect(css.html).toContain('--accent:light-dark(#7a1f3d,#a3c4de)')
  expect(css.html).toContain('--r-1:14px')
  expect((await page('/themes/00000000.css')).headers.get('cache-control')).toBe('public, max-age=60')
  const other = { ...chosen, radius: 'soft' } as const
  await typed(other)
  expect(sheetOf((await page('/collections/table')).html)).not.toBe(sheet)
  const form = [['key', crypto.randomUUID()] as const, ['version', String(first)] as const]
  const back = await visit(`${PATH}/history`, { cookie: manager, form })
  expect(back.headers.get('location')).toContain('done=restored')
  expect(sheetOf((await page('/collections/table')).html)).toBe(sheet)
})

test('what is being chosen is looked at without being saved; nothing but colours comes into the sheet', async () => {
  const query = new URLSearchParams({ 'light.paper': '#ffffff', 'light.ink': '#000;}x{', radius: 'round' })
  const draft = await visit(`${PATH}/draft.css?${query}`, { cookie: manager })
  const css = await draft.text()
  expect(css).toContain('--paper:light-dark(#ffffff,#161a21)')
  expect(css).toContain(`--ink:light-dark(${HOUSE.light.ink},`)
  expect((await visit(`${PATH}/draft.css`)).status).toBe(303)
})
