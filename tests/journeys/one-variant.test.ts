/** Reports 09 and 09b through the doors: pages and the API find what one and the same variant is, and count what they show. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { signedIn } from './staff.ts'

let staff: Readonly<Record<string, string>>

const sized = (handle: string, rows: readonly (readonly [size: string, price: number, units: number])[]) => ({
  handle,
  status: 'active',
  text: { title: handle },
  type: 'Case',
  options: ['Size'],
  variants: rows.map(([size, price, units]) => ({
    options: [size],
    sku: `${handle}-${size}`,
    tracked: true,
    prices: [{ currency: 'EUR', price }],
    units,
  })),
})

const send = (products: readonly object[]) =>
  call('POST', '/api/admin/catalog/import', { headers: staff, body: { products } })

const listed = async (address: string) => (await call('GET', `/api/products?type=Case&${address}`)).json
const found = async (address: string): Promise<string[]> =>
  (await listed(address)).products.map(({ handle }: { handle: string }) => handle).toSorted()

/** Words of stock travel from the shards over a queue; as long as a shopper might wait. */
const soon = (address: string, handles: readonly string[]) =>
  expect.poll(() => found(address), { timeout: 10_000 }).toEqual(handles)

beforeAll(async () => {
  staff = await signedIn('owner')
  await send([
    sized('case-09-range', [
      ['0', 4900, 5],
      ['1', 10_000, 5],
      ['2', 15_000, 5],
      ['3', 19_900, 5],
    ]),
    sized('case-09-hundred', [['only', 10_000, 5]]),
    sized('case-09b', [
      ['S', 1990, 0],
      ['M', 1990, 5],
      ['XL', 1990, 0],
    ]),
  ])
})

test('a price finds a product by any of its variants that can be bought, a size in stock only by that size', async () => {
  await soon('available=true&min=149', ['case-09-range'])
  await soon('available=true', ['case-09-hundred', 'case-09-range', 'case-09b'])
  expect(await found('min=100&max=150')).toEqual(['case-09-hundred', 'case-09-range'])
  expect(await found('min=101&max=149')).toEqual([])
  expect(await found('option.Size=2&max=149')).toEqual([])
  expect(await found('option.Size=M&available=true')).toEqual(['case-09b'])
  expect(await found('option.Size=S&available=true')).toEqual([])
  expect(await found('option.Size=S')).toEqual(['case-09b'])
  expect(await found('q=case&option.Size=XL&available=true')).toEqual([])
})

test.each(['', 'available=true', 'option.Size=M', 'min=10&max=120', 'q=case&min=10&max=120'])(
  'beside a list (%s) stands for each size how many would be shown',
  async (address) => {
    const { facets } = await listed(address)
    const sizes = facets.options.find(({ name }: { name: string }) => name === 'Size')?.values ?? []
    expect(sizes.length).toBeGreaterThan(0)
    for (const { value, count } of sizes) {
      const others = address.replace(/option\.Size=\w+/, '')
      expect((await listed(`${others}&option.Size=${value}`)).total, value).toBe(count)
    }
    for (const { min, max, count } of facets.price?.steps ?? []) {
      const range = [min && `min=${min.amount / 100}`, max && `max=${max.amount / 100}`].filter(Boolean).join('&')
      expect((await listed(`${address.replace(/min=10&max=120/, '')}&${range}`)).total, range).toBe(count)
    }
  },
)

test('the page of a list says the same, and follows when the last one is gone', async () => {
  const shown = async () => {
    const page = (await openBrowser().get('/collections/all?type=Case&available=1')).html
    const size = page.match(/name="option\.Size" value="M"[^]*?class="num">(\d+)</)
    return [page.match(/<h1[^]*?<\/h1>/) !== null, size?.[1]]
  }
  expect(await shown()).toEqual([true, '1'])
  await send([sized('case-09b', [['M', 1990, 0]])])
  await soon('option.Size=M&available=true', [])
  await expect.poll(shown, { timeout: 10_000 }).toEqual([true, undefined])
})
