/** Somebody buys in a real browser: with a script and without, in both languages, on a phone and on a desktop. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

type Kind = { readonly prefix: string; readonly scripts: boolean; readonly width: number; readonly dark: boolean }

/** A visitor whose browser complains: everything that the security policy stops, or a script drops, fails the test. */
const visitor = async ({ scripts, width, dark }: Kind) => {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width, height: 850 },
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type()) && !/status of 4\d\d/.test(said.text())) complaints.push(said.text())
  })
  return { page, complaints, leave: () => context.close() }
}

/** Nothing sticks out to the side: a phone scrolls down only. */
const fits = async (page: Page) =>
  expect(
    await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    page.url(),
  ).toBeLessThanOrEqual(0)

const fill = async (page: Page) => {
  const fields = {
    email: 'marit@example.org',
    name: 'Marit Solberg',
    street: 'Nygårdsgaten 12',
    city: 'Bergen',
    postcode: '501',
  }
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
  await page.selectOption('#country', 'NO')
}

const card = async (page: Page) => {
  for (const [name, value] of Object.entries({ card: '4242 4242 4242 4242', expiry: '12 / 34', code: '123' }))
    await page.fill(`#${name}`, value)
}

const pay = async (page: Page) => {
  await Promise.all([page.waitForLoadState('load'), page.click('[data-pay]')])
}

test.each<Kind>([
  { prefix: '', scripts: true, width: 1280, dark: false },
  { prefix: '/zh', scripts: true, width: 390, dark: true },
  { prefix: '', scripts: false, width: 390, dark: false },
  { prefix: '/zh', scripts: false, width: 1280, dark: true },
])('a thing is found, chosen, paid and shown: $prefix/, scripts $scripts, $width wide', async (kind) => {
  const { page, complaints, leave } = await visitor(kind)
  const at = shop.url + kind.prefix
  await page.goto(`${at}/`)
  await fits(page)
  await page.goto(`${at}/search?q=mug`)
  await fits(page)
  await page.click('.goods .card h3 a')
  await page.waitForURL(/\/products\//)
  await fits(page)
  await page.click('.choice.pics a:not([aria-current])')
  await page.waitForURL(/\?variant=var_/)

  await page.click('[data-add] .button')
  if (kind.scripts) {
    await page.waitForSelector('#drawer[open] [data-units="1"]')
    expect(await page.textContent('[data-count]')).toBe('1')
    await page.click('#drawer footer .button')
  } else {
    await page.waitForURL(/\/cart$/)
    await fits(page)
    await page.click('aside .button')
  }
  await page.waitForURL(/\/checkout$/)
  await fits(page)

  await fill(page)
  await pay(page)
  await page.waitForSelector('.amiss')
  await page.waitForSelector('.amiss:focus')
  await page.fill('#postcode', '5015')
  await card(page)
  await pay(page)
  await page.waitForURL(/\/orders\/ord_/)
  expect(await page.textContent('main')).toContain('Nygårdsgaten 12')
  await fits(page)
  expect(complaints).toEqual([])
  await leave()
})

test('a script saves pages: filters, variants and the total change in place', async () => {
  const { page, complaints, leave } = await visitor({ prefix: '', scripts: true, width: 1280, dark: false })
  await page.goto(`${shop.url}/collections/all`)
  await page.evaluate(`document.body.setAttribute('data-same-page', '')`)
  await page.check('.filters input[name="type"] >> nth=0')
  await page.waitForURL(/\?type=/)
  await page.waitForSelector('.chips .chip')
  expect(await page.$('[data-same-page]')).not.toBeNull()

  await page.goto(`${shop.url}/products/delos-mug`)
  await page.click('[data-step="1"]')
  await page.click('[data-add] .button')
  await page.waitForSelector('#drawer[open] [data-units="2"]')
  await page.click('#drawer [name="step"][value="1"]')
  await page.waitForSelector('#drawer[open] [data-units="3"]')
  await page.keyboard.press('Escape')
  expect(await page.$('#drawer[open]')).toBeNull()

  await page.goto(`${shop.url}/checkout`)
  const before = await page.textContent('[data-pay]')
  await page.check('#delivery-express')
  expect(await page.textContent('[data-pay]')).not.toBe(before)
  await fill(page)
  await page.fill('#postcode', '5015')
  await pay(page)
  await page.waitForURL(/\/orders\/ord_/)
  expect(complaints).toEqual([])
  await leave()
})
