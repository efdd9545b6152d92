/** Texts as they will look, and pictures sent from where they are needed: in collections, pages, posts, policies and the shop's own. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pictures } from '#tests/pictures'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened, PHONE, sidewise } from './staff.ts'

withShop()
withBrowser()

/** As long as somebody would wait, on a machine that others use too. */
const SOON = { timeout: 15_000 }

const field = (id: string) => `[id="${id}"]`
const saved = (page: Page) => Promise.all([page.waitForURL(/done=/), page.keyboard.press('Control+s')])

/** The picker of files opens, and is given this one. */
const send = async (page: Page, button: string, name: string): Promise<void> => {
  const [picker] = await Promise.all([page.waitForEvent('filechooser'), page.locator(button).press('Enter')])
  await picker.setFiles({ name, mimeType: 'image/png', buffer: Buffer.from(pictures.png) })
}

const upload = async (page: Page, of: string, name: string): Promise<string> => {
  await send(page, `[data-picture]:has(${of}) button >> nth=0`, name)
  await expect.poll(() => page.inputValue(of), SOON).toMatch(/^\/media\//)
  return page.inputValue(of)
}

test('a collection is written by keyboard on a phone, given a picture of the files, and read in the shop', async () => {
  const page = await opened('/admin/collections/new', PHONE)
  await page.keyboard.type('Of the sea')
  await page.focus(field('description.en-written'))
  await page.locator('.write >> nth=0').locator('[aria-label=Bold]').press('Enter')
  await page.keyboard.type('Washed ashore.')
  expect(await page.inputValue(field('description.en'))).toMatch(/<strong>Washed ashore\.<\/strong>/)
  await upload(page, 'input[name=picture]', 'shore.png')
  expect(await page.locator('.picture-shown').isVisible()).toBe(true)
  expect(await sidewise(page)).toBe(false)
  await saved(page)
  await page.goto(`${shop.url}/collections/of-the-sea`)
  expect(await page.locator('strong', { hasText: 'Washed ashore.' }).count()).toBe(1)
  await page.context().close()
})

test('sections that have just come are written and given a picture, and keep both when others come', async () => {
  const page = await opened('/admin/content/documents/new?kind=landing')
  await page.fill(field('title.en'), 'Shore')
  await page.click('button[value="add:hero"]')
  await page.waitForSelector(field('sections.0.text.en-written'))
  const path = await upload(page, field('sections.0.picture'), 'hero.png')
  await page.focus(field('sections.0.text.en-written'))
  await page.keyboard.type('Low tide.')
  await page.click('button[value="add:picture"]')
  await page.waitForSelector(field('sections.1.picture'))
  expect(await page.inputValue(field('sections.0.picture'))).toBe(path)
  await page.locator('.sections > li >> nth=0').locator('summary').press('Enter')
  await expect.poll(() => page.textContent(field('sections.0.text.en-written')), SOON).toBe('Low tide.')
  // The one that is there already is chosen by keyboard, and the focus comes back.
  await page.locator(`[data-picture]:has(${field('sections.1.picture')}) button >> nth=1`).press('Enter')
  await page.locator('.picture-files .file-list button[aria-label="hero.png"]').press('Enter')
  await expect.poll(() => page.inputValue(field('sections.1.picture')), SOON).toBe(path)
  expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toMatch(/^Choose from files/)
  await saved(page)
  await page.goto(`${shop.url}/pages/shore`)
  expect(await page.locator(`main img[src^="${path}"]`).count()).toBe(2)
  await page.context().close()
})

test('a post takes a picture into its text, with what it shows', async () => {
  const page = await opened('/admin/content/documents/new?kind=post')
  await page.fill(field('title.en'), 'From the kiln')
  await page.focus(field('body.en-written'))
  await page.keyboard.type('Opened today.')
  await page.locator('.write >> nth=0').locator('button', { hasText: 'Picture' }).press('Enter')
  await page.fill('.picture-files input', 'Pots in a kiln')
  await send(page, '.picture-files button >> nth=0', 'kiln.png')
  await page.waitForSelector(`${field('body.en-written')} img[alt="Pots in a kiln"]`)
  await saved(page)
  await page.goto(`${shop.url}/blogs/news/from-the-kiln`)
  expect(await page.locator('main img[alt="Pots in a kiln"]').count()).toBe(1)
  await page.context().close()
})

test('a policy is written as it will look, and what was amiss on top leads into it', async () => {
  const page = await opened('/admin/settings/pages')
  await page.locator('details.fold > summary').first().press('Enter')
  const sheet = page.locator(field('pages.0.body.en-written'))
  await sheet.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And thank you.')
  await saved(page)
  await page.goto(`${shop.url}/admin/settings/pages`)
  expect(await page.inputValue(field('pages.0.body.en'))).toContain('And thank you.')
  await page.context().close()
})

test('logo and icon are sent where they are set, and what is no picture is refused there', async () => {
  const page = await opened('/admin/settings/theme')
  await send(page, `[data-picture]:has(${field('favicon')}) button >> nth=0`, 'icon.png')
  await expect.poll(() => page.inputValue(field('favicon')), SOON).toMatch(/^\/media\//)
  await saved(page)
  await page.goto(`${shop.url}/admin/settings/shop`)
  const before = await page.inputValue(field('logo'))
  const [picker] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator(`[data-picture]:has(${field('logo')}) button >> nth=0`).press('Enter'),
  ])
  await picker.setFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await page.waitForSelector('[data-picture] .err')
  expect(await page.inputValue(field('logo'))).toBe(before)
  const path = await upload(page, field('logo'), 'logo.png')
  await saved(page)
  await page.goto(shop.url)
  expect(await page.locator(`header img[src^="${path}"]`).count()).toBeGreaterThan(0)
  await page.context().close()
})

test('without scripts the same fields are plain ones, and a collection still takes its file', async () => {
  const page = await opened('/admin/collections/new', { javaScriptEnabled: false })
  await page.fill(field('title.en'), 'Plain')
  await page.fill(field('description.en'), '<p>Plain.</p>')
  await page.setInputFiles('#file', { name: 'plain.png', mimeType: 'image/png', buffer: Buffer.from(pictures.png) })
  await Promise.all([page.waitForURL('**done=made'), page.click('.head .btn.go')])
  expect(await page.inputValue('input[name=picture]')).toMatch(/^\/media\//)
  await page.context().close()
})
