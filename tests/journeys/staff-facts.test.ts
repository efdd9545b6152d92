/** What goods cost the shop, and what customs ask of them, is the staff's: no page and no answer to shoppers holds it. */
import { beforeAll, expect, test } from 'vitest'
import { opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn } from './staff.ts'

const COST = 7_654_321
const facts = { hsCode: '9876543210', origin: 'TV', lowStock: 271_828 }
const prices = [{ currency: 'EUR', price: 9_900_000, cost: COST }]
const good = {
  handle: 'amphora',
  status: 'active',
  text: { title: 'Amphora' },
  variants: [{ sku: 'AMPH', barcode: '4006381333932', prices, ...facts }],
}

let staff: Readonly<Record<string, string>>
let variantId: string
beforeAll(async () => {
  staff = await signedIn('owner')
  const { json } = await call('POST', '/api/admin/catalog/import', { headers: staff, body: { products: [good] } })
  expect(json.products).toMatchObject([{ outcome: 'created' }])
  variantId = (await call('GET', '/api/products/amphora')).json.variants[0].id
})

test('staff read cost, customs’ number, origin and the line of low stock', async () => {
  const { json } = await call('GET', '/api/admin/products/amphora', { headers: staff })
  expect(json.variants).toMatchObject([{ ...facts, cost: [{ amount: COST, currency: 'EUR' }] }])
  const { json: file } = await call('GET', '/api/admin/catalog/export', { headers: staff })
  expect(JSON.stringify(file)).toContain(facts.hsCode)
})

test('shoppers and their programs do not', async () => {
  const { id, bearer } = await opened([{ variantId, units: 1 }])
  const answers = [
    '/products/amphora',
    '/zh/products/amphora',
    '/collections/all',
    '/search?q=amphora',
    '/feeds/google.xml',
    '/sitemaps/products-1.xml',
    '/api/products/amphora',
    '/api/products',
    '/api/search?q=amphora',
  ].map((path) => [path, call('GET', path)] as const)
  const cart = [`/api/carts/${id}`, call('GET', `/api/carts/${id}`, { bearer })] as const
  for (const [path, answer] of [...answers, cart]) {
    const { status, json } = await answer
    const text = typeof json === 'string' ? json : JSON.stringify(json)
    expect([path, status, /amphora/i.test(text)]).toEqual([path, 200, true])
    expect(text, path).not.toMatch(/7,?654,?321|76,?543\.21|9876543210|271,?828|"(?:cost|hsCode|origin|lowStock)"/)
  }
})

test('a barcode whose last digit does not fit is taken and told, and one that fits is not', async () => {
  const send = async (barcode: string) => {
    const body = { products: [{ ...good, variants: [{ ...good.variants[0], barcode }] }] }
    return (await call('POST', '/api/admin/catalog/import', { headers: staff, body })).json.products[0]
  }
  expect(await send('4006381333932')).toMatchObject({ warnings: [{ code: 'barcode-check-digit', variant: 0 }] })
  expect(await send('4006381333931')).toMatchObject({ outcome: 'updated', warnings: [] })
})

test.each([
  { hsCode: '12' },
  { origin: 'Hellas' },
  { lowStock: -1 },
  { prices: [{ currency: 'EUR', price: 1, cost: -5 }] },
])('a variant with %o is refused, with its place', async (wrong) => {
  const body = { products: [{ ...good, variants: [{ ...good.variants[0], ...wrong }] }] }
  const { json } = await call('POST', '/api/admin/catalog/import', { headers: staff, body })
  expect(json.products[0]).toMatchObject({ outcome: 'refused' })
  expect(json.products[0].reason).toMatch(new RegExp(`^variants\\.0\\.${Object.keys(wrong)[0]}`))
})
