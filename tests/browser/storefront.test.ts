/** What scripts add to the shop, in a real browser: closer pictures, the bar at the foot, what was seen, the drawer. */
import { chromium as browsers, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chromium, CHROMIUM_ARGS } from '../../scripts/chromium.ts'
import { openDemoShop } from '../../scripts/demo-shop.ts'

const executablePath = chromium()
const MUG = '/products/delos-mug'
const PHONE = { viewport: { width: 390, height: 844 } }
const DESK = { viewport: { width: 1280, height: 900 } }
let shop: Awaited<ReturnType<typeof openDemoShop>>
let browser: Browser

beforeAll(async () => {
  if (!executablePath) return
  shop = await openDemoShop()
  const inStock = async () => (await (await fetch(`${shop.url}/api${MUG}`)).text()).includes('"in-stock"')
  await vi.waitFor(async () => expect(await inStock()).toBe(true), { timeout: 60_000, interval: 500 })
  browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGS] })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

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

test.skipIf(!executablePath)('pictures are looked at closer, by keys alone, and the focus comes back', () =>
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
  }),
)

test.skipIf(!executablePath)('without a script a picture is a link to the whole picture', () =>
  visiting({ ...PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(shop.url + MUG)
    expect(await page.isVisible('[data-buy-bar]')).toBe(false)
    const picture = await page.getAttribute('[data-closer] >> nth=0', 'href')
    const answer = await page.request.get(new URL(picture ?? '', shop.url).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
  }),
)

test.skipIf(!executablePath)(
  'on a phone the button follows, while the real one is out of sight, and covers nothing',
  () =>
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
    }),
)

test.skipIf(!executablePath)('another variant in place has a button at the foot too', () =>
  visiting(PHONE, async (page) => {
    await page.goto(shop.url + MUG)
    await page.click('.choice.pics a:not([aria-current])')
    await page.waitForURL(/variant=/)
    await page.evaluate('scrollTo(0, 0)')
    await page.waitForSelector('[data-buy-bar]:not([hidden])')
  }),
)

test.skipIf(!executablePath)('what was seen is shown, told to nobody as a list, and forgotten when asked', () =>
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
  }),
)

test.skipIf(!executablePath)('of whoever asks not to be followed nothing is remembered', () =>
  visiting(DESK, async (page) => {
    await page.addInitScript(`Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`)
    await page.goto(shop.url + MUG)
    expect(await page.evaluate('localStorage.getItem("stoa.seen")')).toBeNull()
  }),
)

test.skipIf(!executablePath)(
  'the drawer counts at once, asks once, closes the checkout meanwhile, and takes back',
  () =>
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
    }),
)

test.skipIf(!executablePath)('the chosen light is there before the page is painted, and on the next page', () =>
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
  }),
)

test.skipIf(!executablePath)('on paper there is nothing that can only be pressed', () =>
  visiting(DESK, async (page) => {
    await page.goto(shop.url + MUG)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const gone of ['.notice', '.head nav', '.foot', '#add', '.crumbs'])
      expect(await page.isVisible(gone), gone).toBe(false)
    expect(await page.isVisible('h1')).toBe(true)
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(31, 42, 60)')
  }),
)
