/** A payment is refused for something else than the card: what was typed there is still there, and was never sent back. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { stockGood } from '../../scripts/demo-shop.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const typed = {
  email: 'marit@example.org',
  name: 'Marit Solberg',
  street: 'Lindenstraße 12',
  postcode: '10969',
  city: 'Berlin',
  card: '4242 4242 4242 4242',
  expiry: '11 / 35',
  code: '321',
}

type Scene = { readonly page: Page; readonly variant: string; readonly handle: string }

/** Prices are so old at most. */
const PRICES_HOLD_MS = 6_000

let things = 0
const atCheckout = async (units: number, look: (scene: Scene) => Promise<void>) => {
  const handle = `kept-card-${++things}`
  const variant = await stockGood(shop, handle, 5)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  const form = { variant, units: String(units) }
  await context.request.post(`${shop.url}/cart`, { form, headers: { origin: shop.url } })
  await page.goto(`${shop.url}/checkout`)
  await page.selectOption('#country', 'DE')
  await page.waitForSelector('[data-checkout]:not([aria-busy])')
  for (const [name, value] of Object.entries(typed)) await page.fill(`#${name}`, value)
  await page.check('#delivery-post')
  await look({ page, variant, handle })
  expect(complaints).toEqual([])
  await context.close()
}

const keepsAll = async (page: Page) => {
  for (const [name, value] of Object.entries(typed)) expect(await page.inputValue(`#${name}`), name).toBe(value)
}

/** No answer of the shop holds the number. */
const nothingSentBack = (page: Page) => {
  const bodies: Promise<string>[] = []
  page.on('response', (answer) => {
    if (answer.request().method() === 'POST') bodies.push(answer.text().catch(() => ''))
  })
  return async () => expect((await Promise.all(bodies)).join().includes('value="4242')).toBe(false)
}

test('fewer are there than at first: the number is set with a press, and the same card pays', () =>
  atCheckout(5, async ({ page, variant, handle }) => {
    const looked = nothingSentBack(page)
    const correct = { type: 'correct', variantId: variant, units: -3 }
    await shop.staff.post('/api/admin/inventory/changes', { changes: [correct] })
    await page.click('[data-pay]')
    await page.waitForSelector('.notes [role=alert]:focus, .notes:focus')
    await keepsAll(page)
    await page.click(`text=Set ${handle} to 2`)
    await page.waitForSelector('[data-fix]', { state: 'detached' })
    await page.waitForSelector('[data-checkout]:not([aria-busy])')
    await keepsAll(page)
    expect(await page.textContent('[data-pay]')).toContain('42.90')
    await looked()
    await page.click('[data-pay]')
    await page.waitForURL(/\/orders\/ord_/)
  }))

test('dearer than at first: the new total is looked over, and the same card pays', () =>
  atCheckout(1, async ({ page, handle }) => {
    const dearer = { options: [], prices: [{ currency: 'EUR', price: 2500 }] }
    await shop.staff.post('/api/admin/catalog/import', { products: [{ handle, variants: [dearer] }] })
    await page.waitForTimeout(PRICES_HOLD_MS)
    await page.click('[data-pay]')
    await page.waitForSelector('.notes:focus')
    await keepsAll(page)
    expect(await page.textContent('[data-pay]')).toContain('29.90')
    await page.click('[data-pay]')
    await page.waitForURL(/\/orders\/ord_/)
  }))

type Settings = {
  readonly methods?: readonly object[]
  readonly markets?: readonly { readonly countries: readonly string[] }[]
}

/** A change of the settings that is taken back behind the test. */
const settingsAs = async (
  group: string,
  change: (value: Settings) => Settings,
  then: () => Promise<void>,
): Promise<void> => {
  const path = `/api/admin/settings/${group}`
  const { version, value: before } = (await shop.staff.get(path)) as { version: number; value: Settings }
  await shop.staff.put(path, { version, value: change(before) })
  try {
    await then()
  } finally {
    await shop.staff.put(path, { version: version + 1, value: before })
  }
}

test('what was removed from the shop meanwhile is taken out with a press, beside the others that are in the way', () =>
  atCheckout(5, async ({ page, variant, handle }) => {
    const gone = `${handle}-gone`
    const form = { variant: await stockGood(shop, gone, 5), units: '1' }
    await page.request.post(`${shop.url}/cart`, { form, headers: { origin: shop.url } })
    await shop.staff.post('/api/admin/catalog/import', {
      products: [{ handle: gone, status: 'archived', variants: [] }],
    })
    await shop.staff.post('/api/admin/inventory/changes', {
      changes: [{ type: 'correct', variantId: variant, units: -3 }],
    })
    await page.waitForTimeout(PRICES_HOLD_MS)
    await page.click('[data-pay]')
    await page.waitForSelector('.notes:focus')
    await keepsAll(page)
    const [first, second] = await page.locator('[data-fix]').all()
    const [above, below] = [await first?.boundingBox(), await second?.boundingBox()]
    if (!above || !below) throw new Error('two things are in the way')
    // Apart from each other, and from what follows.
    const apart = Math.max(below.y - (above.y + above.height), below.x - (above.x + above.width))
    expect(apart).toBeGreaterThan(4)
    expect(await page.textContent('[data-part=notes]')).toContain(`${gone} is no longer for sale`)
    const cart = await (await page.request.get(`${shop.url}/cart`)).text()
    expect([cart.includes(gone), cart.includes('Sold out')]).toEqual([true, false])
    await page.click(`text=Remove ${gone}`)
    await page.waitForSelector(`text=Remove ${gone}`, { state: 'detached' })
    await page.click(`text=Set ${handle} to 2`)
    await page.waitForSelector('[data-fix]', { state: 'detached' })
    await page.waitForSelector('[data-checkout]:not([aria-busy])')
    await keepsAll(page)
    await page.click('[data-pay]')
    await page.waitForURL(/\/orders\/ord_/)
  }))

test('a country that is not sent to any more is named, and where nothing leads nothing is asked to be chosen', () =>
  atCheckout(1, async ({ page }) => {
    const led = ({ methods = [] }: Settings) => ({ methods: methods.map((one) => ({ ...one, countries: ['SE'] })) })
    const served = ({ markets = [] }: Settings) => ({
      markets: markets.map((one) => ({ ...one, countries: one.countries.filter((code) => code !== 'DE') })),
    })
    await settingsAs(
      'delivery',
      (value) => ({ ...value, ...led(value) }),
      async () => {
        await page.click('[data-pay]')
        await page.waitForSelector('.amiss:focus')
        expect(await page.textContent('.amiss')).toContain('None leads there')
        expect(await page.textContent('main')).not.toContain('Choose one of these')
        await keepsAll(page)
      },
    )
    await settingsAs(
      'markets',
      (value) => ({ ...value, ...served(value) }),
      async () => {
        await page.click('[data-pay]')
        await page.waitForSelector('.amiss:focus')
        expect(await page.textContent('.amiss')).toContain('We do not send to Germany')
        await keepsAll(page)
      },
    )
  }))

test('who goes back from the bank’s page stands at the bank again, and no script fails', () =>
  atCheckout(1, async ({ page }) => {
    await page.fill('#card', '4000 0000 0000 3220')
    await page.click('[data-pay]')
    await page.waitForURL(/\/challenge/)
    await page.goBack()
    await page.waitForSelector('text=Your order')
    expect(page.url()).toContain('/challenge')
  }))

test('a card that is declined is asked for anew, and nothing else', () =>
  atCheckout(1, async ({ page }) => {
    await page.fill('#card', '4000 0000 0000 0002')
    await page.click('[data-pay]')
    await page.waitForSelector('#declined:focus')
    expect([await page.inputValue('#card'), await page.inputValue('#street')]).toEqual(['', typed.street])
    for (const name of ['card', 'expiry', 'code'] as const) await page.fill(`#${name}`, typed[name])
    await page.click('[data-pay]')
    await page.waitForURL(/\/orders\/ord_/)
  }))
