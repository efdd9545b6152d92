/**
 * The twelve commonest tasks of catalogue and stock, each by the keyboard alone at a phone's width: what has the focus can be
 * seen all the way, and nothing is wider than the screen. Their clicks are counted in docs/clicks.md.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { walkOn, type Walk } from './keyboard.ts'
import { shop, withShop } from './shop.ts'
import { opened, PHONE, sidewise } from './staff.ts'

withShop()
withBrowser()

let page: Page
let walk: Walk
beforeAll(async () => {
  if (!browser) return
  page = await opened('/admin/products', PHONE)
  walk = walkOn(page)
})
afterAll(() => page?.context().close())

/** @returns when the page that it leads to is there, and fits */
const leadsTo = async (url: RegExp, press: () => Promise<void>): Promise<void> => {
  await Promise.all([page.waitForURL(url), press()])
  expect(await sidewise(page), page.url()).toBe(false)
}

const go = async (path: string): Promise<void> => {
  await page.goto(shop.url + path)
  expect(await sidewise(page), path).toBe(false)
}

/** By its words, as whoever looks for something does. */
const openProduct = async (words: string): Promise<void> => {
  await go('/admin/products')
  await walk.press('/')
  await page.keyboard.type(words)
  await leadsTo(/q=/, () => walk.press('Enter'))
  await walk.press('j')
  await leadsTo(/products\/prd_/, () => walk.press('Enter'))
}

/** Over what is there. */
const write = async (selector: string, text: string): Promise<void> => {
  await walk.to(selector)
  await walk.press('Control+a')
  await page.keyboard.type(text)
}

/** As a list is chosen from without a pointer: by the first letters of what it says. */
const choose = async (selector: string, words: string): Promise<void> => {
  await walk.to(selector)
  await page.keyboard.type(words)
}

const save = () => leadsTo(/done=(?:saved|created|merged)/, () => walk.press('Control+s'))
const value = (selector: string) => page.locator(selector).first().inputValue()
const said = () => page.textContent('[role=status]')

/** Of the first in the list of stock. */
const someSku = async (): Promise<string> => {
  await go('/admin/inventory')
  return (await page.locator('td.mono').first().textContent()) ?? ''
}

const PRICE = '[data-cell="price.EUR"]'

test('1: make a product, and put it up for sale', async () => {
  await leadsTo(/products\/new/, () => walk.press('n'))
  await page.keyboard.type('Hydra lamp')
  await walk.to('[role=textbox]')
  await page.keyboard.type('Lit by hand.')
  await write(PRICE, '49,90')
  await save()
  expect(await (await fetch(`${shop.url}/api/products/hydra-lamp`)).json()).toMatchObject({ handle: 'hydra-lamp' })
})

test('2: change the price of one variant', async () => {
  await openProduct('hydra lamp')
  await write(PRICE, '52')
  await save()
  expect(await value(PRICE)).toBe('52.00')
})

test('3: lower the prices of all variants by a tenth', async () => {
  await openProduct('naoussa jug')
  const prices = async () => {
    const cells = await page.locator(PRICE).all()
    return (await Promise.all(cells.map((one) => one.inputValue()))).map(Number)
  }
  const before = await prices()
  await choose('[name="bulk.how"]', 'Lower by p')
  await write('[name="bulk.by"]', '10')
  await walk.to('[data-pick-all]')
  await walk.press('Space')
  await page.keyboard.press('Shift+Tab')
  await walk.press('Shift+Tab')
  await walk.press('Enter')
  expect(await prices()).toEqual(before.map((price) => Math.round(price * 90) / 100))
  await save()
  expect(await prices()).toEqual(before.map((price) => Math.round(price * 90) / 100))
})

test('4: add a value to an option, with its variants', async () => {
  await openProduct('delos mug')
  await write('[name="options.0.more"]', 'Sea')
  await Promise.all([page.waitForEvent('load'), walk.press('Enter')])
  expect(await page.textContent('.plan')).toMatch(/3 variants come/)
  await save()
  expect(await value('[name="options.0.values.3.text"]')).toBe('Sea')
})

test('5: change what search engines show', async () => {
  await openProduct('delos mug')
  await walk.to('.local [href="#found"]')
  await walk.press('Enter')
  await write('#seoTitle', 'A mug from Delos')
  await save()
  expect(await (await fetch(`${shop.url}/products/delos-mug?seen=1`)).text()).toContain('<title>A mug from Delos')
})

test('6: write the Chinese title beside the English one', async () => {
  await openProduct('hydra lamp')
  await write('[name="translations.zh.title"]', 'Hydra deng')
  await save()
  expect(await value('[name="translations.zh.title"]')).toBe('Hydra deng')
})

test('7: copy a product', async () => {
  await openProduct('hydra lamp')
  await walk.to('.head .menu > summary')
  await walk.press('Enter')
  await walk.to('form[action$=duplicate] button')
  await leadsTo(/products\/prd_.*done=/, () => walk.press('Enter'))
  expect(await value('#title')).toContain('Hydra lamp')
})

test('8: delete a product, and bring it back', async () => {
  await openProduct('hydra lamp')
  const title = await value('#title')
  await walk.to('.head .menu > summary')
  await walk.press('Enter')
  await walk.to('.menu .bad')
  await leadsTo(/done=deleted/, () => walk.press('Enter'))
  await walk.to('[role=status] .btn')
  await leadsTo(/done=restored/, () => walk.press('Enter'))
  expect(await value('#title')).toBe(title)
})

test('9: tag several products at once', async () => {
  await go('/admin/products?vendor=Kiln+on+Syros')
  for (const _ of [1, 2, 3]) {
    await walk.to('[name=pick]')
    await walk.press('Space')
  }
  await choose('[name=act]', 'Add tags')
  await write('[name=value]', 'winter')
  await leadsTo(/done=bulk/, () => walk.press('Enter'))
  expect(await said()).toContain('3 products were changed.')
})

test('10: count an item at its place', async () => {
  await go('/admin/inventory')
  await write('input[data-cell]', '71')
  await walk.press('Control+s')
  await page.waitForSelector('.say[role=status]')
  expect(await value('input[data-cell]')).toBe('71')
})

test('11: receive goods', async () => {
  const sku = await someSku()
  await walk.to('[href$="receipts/new"]')
  await leadsTo(/receipts\/new/, () => walk.press('Enter'))
  await walk.to('.body .btn.go')
  await leadsTo(/receipts\/rcp_/, () => walk.press('Enter'))
  for (const _ of [1, 2]) {
    await write('#code', sku)
    await walk.press('Enter')
  }
  await walk.to('button[value=apply]')
  await leadsTo(/done=/, () => walk.press('Enter'))
  expect(await page.textContent('.head')).toContain('Received')
})

test('12: order at a supplier', async () => {
  const sku = await someSku()
  await go('/admin/inventory/purchase-orders/new')
  await walk.to('.body .btn.go')
  await leadsTo(/por_.*done=created/, () => walk.press('Enter'))
  await write('#code', sku)
  await write('#by', '6')
  await walk.press('Enter')
  await page.waitForSelector('input[name^="cost."]')
  await walk.to('button[value=order]')
  await leadsTo(/done=ordered/, () => walk.press('Enter'))
  expect(await page.textContent('.head')).toContain('Ordered')
})
