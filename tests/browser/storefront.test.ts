/** What scripts add to the shop, in a real browser: closer pictures, the bar at the foot, what was seen, the drawer. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const MUG = '/products/delos-mug'
const PHONE = { viewport: { width: 390, height: 844 } }
const DESK = { viewport: { width: 1280, height: 900 } }

/** A page that complains fails its test. */
const visiting = async (options: BrowserContextOptions, look: (page: Page) => Promise<void>) => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type()) && !/status of 4\d\d/.test(said.text())) complaints.push(said.text())
  })
  await look(page)
  expect(complaints).toEqual([])
  await context.close()
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.outerHTML.slice(0, 400)')

test('pictures are looked at closer, by keys alone, and the focus comes back', () =>
  visiting({ ...DESK, reducedMotion: 'reduce' }, async (page) => {
    await page.goto(shop.url + MUG)
    await page.focus('[data-closer] >> nth=1')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog.closer[open]')
    const place = () => page.textContent('[data-place]')
    await vi.waitFor(async () => expect(await place()).toBe('2 / 3'))
    await page.keyboard.press('ArrowLeft')
    await vi.waitFor(async () => expect(await place()).toBe('1 / 3'))
    await page.keyboard.press('+')
    const wide = () => page.evaluate<number>(`document.querySelector('.closer li img').clientWidth`)
    expect(await wide()).toBe(1280 * 1.5)
    await page.keyboard.press('0')
    expect(await wide()).toBe(1280)
    await page.mouse.move(640, 450)
    await page.mouse.wheel(0, -400)
    await vi.waitFor(async () => expect(await wide()).toBeGreaterThan(2 * 1280))
    await page.keyboard.press('Escape')
    expect(await page.$('dialog.closer[open]')).toBeNull()
    expect(await focused(page)).toContain('data-closer')
  }))

test('without a script a picture is a link to the whole picture', () =>
  visiting({ ...PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(shop.url + MUG)
    expect(await page.isVisible('[data-buy-bar]')).toBe(false)
    const picture = await page.getAttribute('[data-closer] >> nth=0', 'href')
    const answer = await page.request.get(new URL(picture ?? '', shop.url).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
  }))

test('on a phone the button follows, while the real one is out of sight, and covers nothing', () =>
  visiting(PHONE, async (page) => {
    await page.goto(shop.url + MUG)
    await page.waitForSelector('[data-buy-bar]:not([hidden])')
    await page.locator('#add').scrollIntoViewIfNeeded()
    await page.waitForSelector('[data-buy-bar][hidden]', { state: 'attached' })
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    await page.waitForSelector('[data-buy-bar]:not([hidden])')
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    const [foot, bar] = await page.evaluate<[number, number]>(
      `['.foot', '[data-buy-bar]'].map((one, at) => document.querySelector(one).getBoundingClientRect()[at ? 'top' : 'bottom'])`,
    )
    expect(foot).toBeLessThanOrEqual(bar + 1)
    await page.click('[data-buy-bar] button')
    await page.waitForSelector('#drawer[open] [data-units="1"]')
  }))

test('another variant in place has a button at the foot too', () =>
  visiting(PHONE, async (page) => {
    await page.goto(shop.url + MUG)
    await page.click('.choice.pics a:not([aria-current])')
    await page.waitForURL(/variant=/)
    await page.evaluate('scrollTo(0, 0)')
    await page.waitForSelector('[data-buy-bar]:not([hidden])')
  }))

test('what was seen is shown, told to nobody as a list, and forgotten when asked', () =>
  visiting(DESK, async (page) => {
    for (const handle of ['delos-mug', 'kea-teapot']) await page.goto(`${shop.url}/products/${handle}`)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${shop.url}/zh/cart`)
    await page.locator('[data-recently-viewed]').scrollIntoViewIfNeeded()
    await page.waitForSelector('[data-recently-viewed] .card >> nth=1')
    expect(await page.textContent('[data-recently-viewed] .card >> nth=0')).toContain('凯阿')
    expect(asked.filter((url) => url.includes('delos-mug') && url.includes('kea-teapot'))).toEqual([])
    await page.click('[data-forget]')
    expect(await page.evaluate('localStorage.getItem("stoa.seen")')).toBeNull()
    await page.goto(`${shop.url}/cart`)
    expect(await page.isVisible('[data-recently-viewed]')).toBe(false)
  }))

test('of whoever asks not to be followed nothing is remembered', () =>
  visiting(DESK, async (page) => {
    await page.addInitScript(`Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`)
    await page.goto(shop.url + MUG)
    expect(await page.evaluate('localStorage.getItem("stoa.seen")')).toBeNull()
  }))

test('the drawer counts at once, asks once, closes the checkout meanwhile, and takes back', () =>
  visiting(DESK, async (page) => {
    await page.goto(shop.url + MUG)
    await page.click('#add .button')
    await page.waitForSelector('#drawer[open] [data-units="1"]')
    const posts: string[] = []
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
    await page.focus('#drawer [name="step"][value="1"]')
    for (let press = 0; press < 3; press++) await page.keyboard.press('Enter')
    expect(await page.inputValue('#drawer [name="units"]')).toBe('4')
    expect(await page.getAttribute('#drawer section', 'aria-busy')).toBe('true')
    await page.evaluate(`document.querySelector('#drawer [data-checkout]').click()`)
    await page.waitForSelector('#drawer [data-units="4"]')
    expect(page.url()).toContain(MUG)
    expect(posts.length).toBe(1)
    expect(await focused(page)).toContain('value="1"')
    expect(await page.textContent('[data-said]')).toContain('€')

    await page.click('#drawer [data-line] button[value="0"]')
    await page.waitForSelector('#drawer [data-undo]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#drawer [data-units="4"]')
  }))

test('the chosen light is there before the page is painted, and on the next page', () =>
  visiting({ ...DESK, colorScheme: 'light' }, async (page) => {
    await page.goto(`${shop.url}/`)
    await page.selectOption('[data-theme-choice]', 'dark')
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const dark = await paper()
    await page.goto(`${shop.url}/pages/about`, { waitUntil: 'commit' })
    await page.waitForSelector('h1')
    expect(await paper()).toBe(dark)
    await page.selectOption('[data-theme-choice]', '')
    expect(await paper()).not.toBe(dark)
  }))

test('on paper there is nothing that can only be pressed', () =>
  visiting(DESK, async (page) => {
    await page.goto(shop.url + MUG)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const gone of ['.notice', '.head nav', '.foot', '#add', '.crumbs'])
      expect(await page.isVisible(gone), gone).toBe(false)
    expect(await page.isVisible('h1')).toBe(true)
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(31, 42, 60)')
  }))
