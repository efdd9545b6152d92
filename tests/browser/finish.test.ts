/** What is seen before anybody scrolls, and how pictures stand in their frames. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { stockGood } from '../../scripts/demo-shop.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const VIEWS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

const looking = async <T>(
  options: BrowserContextOptions,
  path: string,
  look: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(shop.url + path, { waitUntil: 'load' })
  const seen = await look(page)
  await context.close()
  return seen
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`nothing to see of ${selector}`)
  return box
}

for (const viewport of VIEWS) {
  test(`the headline of the home page is above the fold at ${viewport.width}×${viewport.height}`, async () => {
    for (const path of ['/', '/zh/']) {
      const { y, height } = await looking({ viewport }, path, (page) => boxOf(page, '.opening h1'))
      expect(y + height).toBeLessThan(viewport.height)
    }
  })

  test(`pictures stand four by five at ${viewport.width}, whatever they are themselves`, async () => {
    for (const [path, selector] of [
      ['/products/delos-mug', '.gallery li:first-child img'],
      ['/products/delos-mug', '.gallery li:nth-child(2) img'],
      ['/collections/all', '.card img'],
    ] as const) {
      const { width, height } = await looking({ viewport }, path, async (page) => {
        await page.evaluate(`(async () => {
          const picture = document.querySelector(${JSON.stringify(selector)})
          Object.assign(picture, { width: 800, height: 200, src: '/pictures/none.svg#svgView(viewBox(0,0,800,200))' })
          await picture.decode()
        })()`)
        return boxOf(page, selector)
      })
      expect(width / height).toBeCloseTo(0.8, 2)
    }
  })
}

test('what has no picture shows the neutral one in card, page and cart, and it is there', async () => {
  const variant = await stockGood(shop, 'bare', 3)
  await looking({ viewport: { width: 1280, height: 900 } }, '/products/bare', async (page) => {
    const isDrawn = (where: string) =>
      page.evaluate<number>(`(async () => {
        const picture = document.querySelector('${where} img[src="/pictures/none.svg"]')
        await picture.decode()
        return picture.naturalWidth
      })()`)
    expect(await isDrawn('.gallery')).toBeGreaterThan(0)
    await page.request.post(`${shop.url}/cart`, { form: { variant, units: '1' }, headers: { origin: shop.url } })
    await page.goto(`${shop.url}/cart`)
    expect(await isDrawn('.lines')).toBeGreaterThan(0)
  })
})

test('the rest of a filter unfolds without a script, and with one stays unfolded when something is chosen', async () => {
  const rest = '.rest >> nth=0'
  await looking(
    { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } },
    '/collections/all',
    async (page) => {
      expect(await page.isVisible(`${rest} >> label >> nth=0`)).toBe(false)
      await page.click(`${rest} >> summary`)
      expect(await page.isVisible(`${rest} >> label >> nth=0`)).toBe(true)
    },
  )
  await looking({ viewport: { width: 1280, height: 900 } }, '/collections/all', async (page) => {
    await page.click(`${rest} >> summary`)
    await page.check('.filters [name="available"]')
    await vi.waitFor(() => expect(page.url()).toContain('available=1'))
    expect(await page.getAttribute(rest, 'open')).toBe('')
  })
})

test('the footer is four columns on a desk, and every link in it leads somewhere', async () => {
  const viewport = { width: 1280, height: 900 }
  const hrefs = await looking({ viewport }, '/', async (page) => {
    const tops = await page
      .locator('.foot .cols > *')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect([tops.length, new Set(tops).size]).toEqual([4, 1])
    return page.locator('.foot a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  })
  expect(hrefs.length).toBeGreaterThanOrEqual(11)
  for (const href of hrefs.filter((one) => one.startsWith('/'))) {
    expect([href, (await fetch(shop.url + href)).status]).toEqual([href, 200])
  }
})
