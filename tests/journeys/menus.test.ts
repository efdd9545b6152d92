/** A menu of three levels: picked from what there is, saved, shown in the shop in both languages; a deeper one is refused. */
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { manager, owner, withMerchants } from './merchants.ts'

withMerchants()

const PATH = '/admin/settings/menus'
const API = '/api/admin/settings/menus'
const footer = { about: {}, columns: [], note: {} }
const version = async () => (await call('GET', API, { headers: owner })).json.version
const put = async (main: unknown) =>
  call('PUT', API, { headers: owner, body: { version: await version(), value: { main, footer } } })
const deep = (levels: number): object => ({
  title: { en: 'Cups', zh: '杯' },
  path: '/collections/table',
  ...(levels > 1 && { links: [deep(levels - 1)] }),
})

test('by a plain form: a level is added below another, typed, saved, and seen in the shop', async () => {
  const fields = async (more: readonly (readonly [string, string])[]) => [
    ['key', crypto.randomUUID()] as const,
    ['version', String(await version())] as const,
    ['main[0].title.en', 'All <i>things'] as const,
    ['main[0].title.zh', '全部'] as const,
    ['main[0].path', '/collections/all'] as const,
    ...more,
  ]
  const page = await visit(PATH, { cookie: manager, form: await fields([['do', 'add:main.0.links']]) })
  const html = await page.text()
  expect(html).toContain('name="main[0].links[0].title.en"')
  expect(html).toContain('All &lt;i&gt;things')
  expect(html).toMatch(/<option value="\/collections\/table">Table<\/option>/)
  expect(html).toContain('<option value="/products/delos-mug">Delos mug</option>')
  const typed = [
    ['main[0].links[0].title.en', 'Table'],
    ['main[0].links[0].title.zh', '餐桌'],
    ['main[0].links[0].path', '/collections/table'],
    ['main[0].links[0].links[0].title.en', 'One mug'],
    ['main[0].links[0].links[0].path', '/products/delos-mug'],
  ] as const
  const saved = await visit(PATH, { cookie: manager, form: await fields(typed) })
  expect(saved.headers.get('location')).toContain('done=saved')
  const shop = (await openBrowser().get('/pages/nothing')).html
  expect(shop).toMatch(/<details class="below" name="menu"><summary aria-label="What is below All &lt;i&gt;things">/)
  expect(shop).toMatch(/href="\/collections\/table"[^>]*>Table<\/a><ul><li><a href="\/products\/delos-mug">One mug/)
  expect((await openBrowser().get('/zh/pages/nothing')).html).toContain('>餐桌</a>')
})

test('ten levels, and a thousand, are refused with the reason, and nothing is changed', async () => {
  const before = await version()
  expect(await put([deep(10)])).toMatchObject({
    status: 422,
    json: { code: 'settings-invalid', issues: [{ path: 'main.0.links.0.links.0.links', code: 'too-deep' }] },
  })
  expect((await put([deep(1_000)])).status).toBe(422)
  expect(await version()).toBe(before)
})

test('while an address is typed, the shop says where it could lead', async () => {
  const found = await visit('/admin/settings/destinations?q=mug', { cookie: manager })
  expect(await found.json()).toEqual({ destinations: [{ path: '/products/delos-mug', title: 'Delos mug' }] })
})
