/** A price list of the scene, for buyers alone, so that no page of the shop is another one for it; and its pages. */
import type { Page } from 'playwright-core'
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'

/** Of the demo's goods. */
const SKU = 'DELOS-MUG-CHALK-350ML'

/** @returns its page in the admin */
export const makePriceList = async ({ staff }: DemoShop): Promise<string> => {
  const made = await staff.post('/api/admin/price-lists', {
    name: 'Harbour Café, spring',
    kind: 'buyers',
    audience: { type: 'tags', names: ['trade'] },
    currency: 'EUR',
    from: '2026-03-01T08:00',
    timeZone: 'Europe/Athens',
    pricing: { type: 'fixed' },
  })
  const { id, version } = made as { id: string; version: number }
  const lines = [1, 12, 48].map((units, at) => ({ sku: SKU, units, amount: 2400 - 200 * at }))
  await staff.put(`/api/admin/price-lists/${id}/prices`, { lines })
  await staff.post(`/api/admin/price-lists/${id}/publish`, { version, published: true })
  return `/admin/price-lists/${id}`
}

/** More per cent off than there are, for nobody. */
const makeWrong = async (page: Page) => {
  await page.fill('#name', 'Advent')
  await page.fill('#value', '120')
  await page.selectOption('#audience', 'tags')
  await Promise.all([page.waitForEvent('load'), page.locator('form .btn.go').click()])
  await page.waitForSelector('.oops')
}

export const pricesInAdmin = (list: string): Omit<Place, 'who'>[] => [
  { name: 'price lists', path: '/admin/price-lists' },
  { name: 'price lists, nothing found', path: '/admin/price-lists?q=qqqqzzzz' },
  { name: 'new price list', path: '/admin/price-lists/new' },
  { name: 'new price list, refused', path: '/admin/price-lists/new', first: makeWrong },
  { name: 'price list', path: list },
  { name: 'who pays what', path: `/admin/price-lists/preview?variant=${SKU}&tags=trade&units=12` },
  { name: 'history of prices', path: '/admin/price-lists/history?product=delos-mug' },
]
