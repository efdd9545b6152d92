/** The page of the API, in a real browser: closed until it is opened, searched by any word of an operation, and tried. */
import type { Page, Request } from 'playwright-core'
import { expect, vi } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

/** Of so many windows in height is a page that somebody reads to its end. */
const WINDOWS_MAX = 9
const HEIGHT = 900

const reading = async (look: (page: Page) => Promise<void>, options: object = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: HEIGHT }, ...options })
  const page = await context.newPage()
  await page.goto(`${shop.url}/api/docs`)
  await look(page)
  await context.close()
}

const entry = (page: Page, id: string) => page.locator(`details:has(> #${id})`)

const openEntry = async (page: Page, id: string) => {
  await page.evaluate(`location.hash = '${id}'`)
  await page.locator(`#${id}`).waitFor({ state: 'visible' })
}

/** @returns the form of an operation, opened */
const trying = async (page: Page, id: string) => {
  await openEntry(page, id)
  const details = page.locator(`#${id} > [data-try]`)
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  return details.locator('form')
}

const sent = async (page: Page, id: string, fill: Record<string, string> = {}) => {
  const form = await trying(page, id)
  for (const [name, value] of Object.entries(fill)) await form.locator(`[name="${name}"]`).fill(value)
  await form.locator('button').focus()
  await page.keyboard.press('Enter')
  const status = form.locator('[data-status]')
  await vi.waitFor(async () => expect(await status.textContent()).toMatch(/^\d{3} /), { timeout: 15_000 })
  await vi.waitFor(async () => expect(await form.locator('button').isEnabled()).toBe(true))
  return { status: Number((await status.textContent())?.slice(0, 3)), text: (await form.textContent()) ?? '' }
}

for (const width of [390, 1280]) {
  test(`/api/docs is a page of groups that are closed, ${width} px wide`, () =>
    reading(
      async (page) => {
        expect(await page.evaluate('document.body.scrollHeight')).toBeLessThan(WINDOWS_MAX * HEIGHT)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        expect(await page.locator('main details[open]').count()).toBe(0)
      },
      { viewport: { width, height: HEIGHT } },
    ))
}

test('a link opens what it leads to, also without a script, and all of it is printed', () =>
  reading(
    async (page) => {
      expect(await page.isVisible('#getCartsById')).toBe(false)
      await page.goto(`${shop.url}/api/docs#getCartsById`)
      await page.locator('#getCartsById').waitFor({ state: 'visible' })
      const summary = await entry(page, 'getCartsById').locator('> summary').boundingBox()
      const head = await page.locator('.top').boundingBox()
      expect(summary?.y).toBeGreaterThanOrEqual(head?.height ?? 0)
      expect(await page.locator('[data-search], [data-try]').filter({ visible: true }).count()).toBe(0)
      await page.emulateMedia({ media: 'print' })
      expect(await page.isVisible('#schema-Money')).toBe(true)
    },
    { javaScriptEnabled: false },
  ))

test('operations are found by path, words, codes and names of fields, and a link leads out of the search', () =>
  reading(async (page) => {
    const found = async (typed: string) => {
      await page.fill('[data-search] input', typed)
      const shown = page.locator('[data-entry] > .inside[id]')
      return shown.evaluateAll((all) => all.filter((one) => !one.closest('[hidden]')).map(({ id }) => id))
    }
    const all = await found('')
    expect(await found('POST checkouts/{cartid}/complete')).toEqual(['postCheckoutsByCartIdComplete'])
    expect(await found('payment-declined')).toContain('postCheckoutsByCartIdComplete')
    expect(await found('FOLLOW parcel')).not.toEqual(all)
    expect(await found('cardNumber')).toEqual(
      expect.arrayContaining(['postCheckoutsByCartIdComplete', 'schema-Payment']),
    )
    expect(await found('cardNumber')).not.toContain('getProducts')
    expect(await page.textContent('[data-found]')).toMatch(new RegExp(`^\\d+ of ${all.length}$`))
    expect(await found('zyzzogeton qqqq')).toEqual([])
    expect(await page.textContent('[data-found]')).toBe('Nothing has these words.')
    await openEntry(page, 'getProducts')
    expect(await page.inputValue('[data-search] input')).toBe('')
    expect(await found('')).toEqual(all)
  }))

test('somebody buys on the page by trying one operation after another, and nothing is sent elsewhere', () =>
  reading(async (page) => {
    const requests: Request[] = []
    page.on('request', (request) => requests.push(request))
    expect((await sent(page, 'getProductsByHandle', { 'path:handle': 'delos-mug' })).status).toBe(200)
    const opened = await sent(page, 'postCarts')
    expect(opened.status).toBe(201)
    expect(opened.text).toMatch(/idempotency-key \(sent\)[0-9a-f-]{36}/)
    expect((await sent(page, 'putCheckoutsByCartIdDetails')).status).toBe(200)
    const paid = await sent(page, 'postCheckoutsByCartIdComplete')
    expect([paid.status, paid.text]).toEqual([200, expect.stringContaining('"completed"')])
    expect((await sent(page, 'getOrdersById')).status).toBe(200)
    // What leads out of an address elsewhere leads to nothing here.
    const astray = await sent(page, 'getCartsById', { 'path:id': '//example.com/../..' })
    expect([astray.status, astray.text]).toEqual([404, expect.stringContaining('no-store')])
    expect(new Set(requests.map((request) => new URL(request.url()).origin))).toEqual(new Set([shop.url]))
    expect(requests.filter((request) => request.url().includes('/carts')).map((request) => request.method())).toEqual([
      'POST',
      'GET',
    ])
    const kept = 'JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])'
    expect(await page.evaluate(kept)).toBe('[[],[],""]')
    await page.reload()
    expect(await page.inputValue('#getCartsById [name=key]')).toBe('')
  }))
