/** Somebody stands in the queue in a real browser: the page moves by itself with a script, and by loading anew without. */
import { expect } from 'vitest'
import { stockGood } from '../../scripts/demo-shop.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

/** @returns the handle of a drop of one thing, whose queue is open */
const announced = async (startsInMs: number): Promise<string> => {
  const handle = `drop-${crypto.randomUUID().slice(0, 8)}`
  const item = await stockGood(shop, handle, 50)
  const now = Date.now()
  await shop.staff.post('/api/admin/drops', {
    handle,
    name: { en: 'Second firing', zh: '第二窑' },
    items: [item],
    unitsEach: 2,
    ratePerMinute: 6_000,
    opensAt: now - 60_000,
    startsAt: now + startsInMs,
    endsAt: now + 3_600_000,
  })
  return handle
}

/** Time enough for three to come to their pages and join, on a slow machine too. */
const STARTS_IN_MS = 15_000

// They mostly wait, so they wait together.
test.concurrent.each([
  { prefix: '', scripts: true, width: 1280, dark: false },
  { prefix: '/zh', scripts: true, width: 390, dark: true },
  { prefix: '', scripts: false, width: 390, dark: false },
])('joined, waited, had a turn, went in: $prefix/, scripts $scripts, $width wide', async (kind) => {
  const handle = await announced(STARTS_IN_MS)
  const context = await browser.newContext({
    javaScriptEnabled: kind.scripts,
    viewport: { width: kind.width, height: 850 },
    colorScheme: kind.dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) complaints.push(said.text())
  })
  const fits = async () =>
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)

  await page.goto(`${shop.url}${kind.prefix}/queue/${handle}`)
  await fits()
  await page.focus('form button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-state="before"]')
  await fits()
  if (kind.scripts) await page.evaluate(`document.body.setAttribute('data-same-page', '')`)

  await page.waitForSelector('[data-state="turn"]', { timeout: 45_000 })
  await fits()
  expect((await page.$('[data-same-page]')) !== null).toBe(kind.scripts)
  if (kind.scripts) await page.waitForSelector('h1:focus')
  expect(await page.$$eval('h1', (headings) => headings.length)).toBe(1)

  await page.focus('form button.button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/cart$/)
  await page.goto(`${shop.url}${kind.prefix}/queue/${handle}`)
  expect(await page.getAttribute('[data-state]', 'data-state')).toBe('in')
  await fits()
  expect(complaints).toEqual([])
  await context.close()
})

test('while the page is hidden it asks nothing, and asks at once when it is seen again', async () => {
  const handle = await announced(600_000)
  const page = await browser.newPage()
  await page.goto(`${shop.url}/queue/${handle}`)
  await page.click('form button')
  await page.waitForSelector('[data-state="before"]')
  const asked: string[] = []
  page.on('request', (request) => request.url().endsWith('/place') && asked.push(request.url()))
  const hide = (hidden: boolean) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`)
  await hide(true)
  expect(asked).toEqual([])
  await hide(false)
  await page.waitForTimeout(500)
  expect(asked).toHaveLength(1)
  await page.close()
})
