/** Collections, menus, pages and the theme in a real browser: by keyboard alone, at a phone's width, with scripts and without. */
import { expect } from 'vitest'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened, PHONE, sidewise } from './staff.ts'

withShop()
withBrowser()

const PATIENCE_MS = 120_000

test(
  'a rule is written by keyboard on a phone, its selection is seen before it is saved, and in the shop',
  async () => {
    const page = await opened('/admin/collections/new', PHONE)
    await page.keyboard.type('Under thirty')
    await page.focus('#kind-manual')
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('button[value="add-rule"]')
    await page.locator('button[value="add-rule"]').press('Enter')
    await page.waitForSelector('#rule-value-0:focus')
    await page.selectOption('#rule-field-0', 'price')
    await page.waitForSelector('#rule-relation-0 option[value="below"]', { state: 'attached' })
    await page.selectOption('#rule-relation-0', 'below')
    await page.fill('#rule-value-0', '30')
    await page.locator('.selected p', { hasText: /satisf/ }).waitFor()
    expect(await sidewise(page)).toBe(false)
    await Promise.all([page.waitForURL('**done=made'), page.keyboard.press('Control+s')])
    await page.goto(`${shop.url}/collections/under-thirty`)
    expect(await page.locator('.goods > *').count()).toBeGreaterThan(1)
    await page.context().close()
  },
  PATIENCE_MS,
)

test(
  'products are found, added, moved by a key and taken out again without a new page; typed texts stay',
  async () => {
    const page = await opened('/admin/collections/new')
    await page.fill('[id="title.en"]', 'By hand')
    for (const handle of ['delos-mug', 'kea-teapot']) {
      await page.fill('#find', handle.replace('-', ' '))
      await page.press('#find', 'Enter')
      await page.locator(`button[value="add:${handle}"]`).press('Enter')
      await page.waitForSelector(`input[name=products][value="${handle}"]`, { state: 'attached' })
    }
    const order = () =>
      page.locator('input[name=products]').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    expect(await order()).toEqual(['delos-mug', 'kea-teapot'])
    await page.locator('#up-kea-teapot').press('Enter')
    expect(await order()).toEqual(['kea-teapot', 'delos-mug'])
    expect(await page.evaluate('document.activeElement?.id')).toBe('up-kea-teapot')
    await page
      .locator('li', { has: page.locator('input[value="delos-mug"]') })
      .locator('[data-grip]')
      .dragTo(page.locator('#up-kea-teapot'))
    expect(await order()).toEqual(['delos-mug', 'kea-teapot'])
    expect(await page.inputValue('[id="title.en"]')).toBe('By hand')
    await Promise.all([page.waitForURL('**done=made'), page.locator('.head .btn.go').click()])
    await page.context().close()
  },
  PATIENCE_MS,
)

test(
  'with scripts sections come without a new page, are put in order by a key, and keep what was typed',
  async () => {
    const page = await opened('/admin/content/documents/new?kind=landing', PHONE)
    await page.fill('[id="title.en"]', 'Summer')
    await page.click('button[value="add:text"]')
    await page.fill('[id="sections.0.heading.en"]', 'Warm')
    await page.click('button[value="add:collection"]')
    await page.fill('[id="sections.1.of"]', 'table')
    await page.locator('#up-1').press('Enter')
    await page.waitForSelector('[id="sections.0.of"]', { state: 'attached' })
    expect(await page.inputValue('[id="sections.0.of"]')).toBe('table')
    expect(await page.inputValue('[id="sections.1.heading.en"]')).toBe('Warm')
    expect(await page.inputValue('[id="title.en"]')).toBe('Summer')
    expect(await sidewise(page)).toBe(false)
    await Promise.all([page.waitForURL('**done=made'), page.locator('.head .btn.go').click()])
    await page.context().close()
  },
  PATIENCE_MS,
)

test(
  'without a script a page of sections is put together, looked at and saved',
  async () => {
    const page = await opened('/admin/content/documents/new?kind=landing', { javaScriptEnabled: false })
    await page.fill('[id="title.en"]', 'Spring')
    await Promise.all([page.waitForEvent('load'), page.click('button[value="add:text"]')])
    await page.fill('[id="sections.0.text.en"]', '<p>Thaw.</p>')
    const [preview] = await Promise.all([page.context().waitForEvent('page'), page.click('[data-plain]')])
    await preview.waitForLoadState()
    expect(new URL(preview.url()).pathname).toMatch(/^\/preview\//)
    expect(await preview.textContent('main')).toContain('Thaw.')
    await Promise.all([page.waitForURL('**done=made'), page.click('.head .btn.go')])
    await page.goto(`${shop.url}/pages/spring`)
    expect(await page.textContent('main')).toContain('Thaw.')
    await page.context().close()
  },
  PATIENCE_MS,
)

test(
  'a menu of three levels opens by keyboard and on a phone; a theme is measured and worn while it is chosen',
  async () => {
    const page = await opened('/admin/settings/menus')
    const add = (list: string) => Promise.all([page.waitForEvent('load'), page.click(`button[value="add:${list}"]`)])
    const fill = async (path: string, title: string, to: string) => {
      await page.fill(`[id="${path}.title.en"]`, title)
      await page.fill(`[id="${path}.path"]`, to)
    }
    await add('main')
    await fill('main.0', 'Home and table', '/collections/all')
    await add('main.0.links')
    await fill('main.0.links.0', 'Tableware', '/collections/table')
    await Promise.all([page.waitForURL('**done=saved'), page.keyboard.press('Control+s')])
    await page.goto(`${shop.url}/pages/about`)
    const summary = page.locator('.head nav > ul .below > summary')
    await summary.press('Enter')
    expect(await page.locator('.head nav > ul .below a').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('.head nav > ul .below a').isVisible()).toBe(false)
    await page.setViewportSize(PHONE.viewport)
    await page.locator('.menu > summary').press('Enter')
    expect(await page.locator('.menu a', { hasText: 'Tableware' }).isVisible()).toBe(true)
    expect(await sidewise(page)).toBe(false)

    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${shop.url}/admin/settings/theme`)
    const shown = page.frameLocator('.shop-frame')
    await shown.locator('h1').first().waitFor()
    await page.fill('[id="light.ink"]', '#c0c0c0')
    await expect.poll(() => page.textContent('[data-pair="light ink paper"] [data-ratio]')).toMatch(/^1\.\d\d:1$/)
    await expect
      .poll(() => shown.locator('body').evaluate('getComputedStyle(document.body).color'), { timeout: 20_000 })
      .toBe('rgb(192, 192, 192)')
    await Promise.all([page.waitForEvent('load'), page.locator('.head .btn.go').click()])
    expect(await page.textContent('.oops')).toContain('needs 4.5:1')
    await page.context().close()
  },
  PATIENCE_MS,
)
