/** The demo's promotions in a shop: let run once however often they are brought, said on pages, counted in carts. */
import { beforeAll, expect, test } from 'vitest'
import { catalogOf } from '#demo/catalog'
import { offer } from '#demo/offers'
import { NAMED_GOODS } from '#demo/promotions'
import { openBrowser } from './browser.ts'
import { opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn } from './staff.ts'

let staff: Readonly<Record<string, string>>
const asked = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const { json, status } = await call(method, path, { headers: staff, ...(body !== undefined && { body }) })
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`)
  return json
}
const sender = {
  get: (path: string) => asked('GET', path),
  post: (path: string, body: unknown) => asked('POST', path, body),
}

const SHOWN = new Set([...NAMED_GOODS, 'andros-candle', 'delos-mug', 'patmos-napkins'])

beforeAll(async () => {
  staff = await signedIn('owner')
  const { products, collections } = catalogOf((name) => `/media/${name}.svg`)
  await sender.post('/api/admin/catalog/import', { products: products.filter(({ handle }) => SHOWN.has(handle)) })
  await sender.post('/api/admin/catalog/import', {
    collections: collections.filter(({ handle }) => handle === 'living'),
  })
  await offer(sender)
})

const variantOf = async (handle: string): Promise<string> =>
  (await call('GET', `/api/products/${handle}`)).json.variants[0].id
const cartOf = async (handle: string, units: number) => {
  const cart = await opened([{ variantId: await variantOf(handle), units }])
  return { cart, json: (await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })).json }
}

test('brought again they stay as they are, also one that somebody has changed', async () => {
  const list = async () => (await call('GET', '/api/admin/promotions', { headers: staff })).json.promotions
  const before = await list()
  expect(before.length).toBeGreaterThanOrEqual(8)
  const [last] = before
  await call('PUT', `/api/admin/promotions/${last.id}/state`, { headers: staff, body: { state: 'paused' } })
  await offer(sender)
  expect((await list()).map(({ id }: { id: string }) => id)).toEqual(before.map(({ id }: { id: string }) => id))
  expect((await list())[0].state).toBe('paused')
  await call('PUT', `/api/admin/promotions/${last.id}/state`, { headers: staff, body: { state: 'active' } })
})

test('pages of goods say what counts of them, in both languages; of others nothing', async () => {
  const browser = openBrowser()
  const pages = [
    ['/products/skopelos-soap', '3 for 2 on soap and bath oil'],
    ['/zh/products/skopelos-soap', '香皂与浴油，三件付两件'],
    ['/products/hydra-notebook', 'Notebooks: 10 % off from three'],
    ['/products/tinos-cup', 'Tea for two'],
  ] as const
  for (const [path, title] of pages) expect((await browser.get(path)).html).toContain(`<p class="because">${title}`)
  for (const path of ['/products/delos-mug', '/products/market-tote'])
    expect((await browser.get(path)).html).not.toContain('class="because"')
})

test('a page is made anew when staff pause one, and when they let it run', async () => {
  const { promotions } = (await sender.get('/api/admin/promotions')) as { promotions: { id: string; name: string }[] }
  const { id } = promotions.find(({ name }) => name === 'Tea for two') ?? { id: '' }
  const browser = openBrowser()
  const says = async () => (await browser.get('/products/kea-teapot')).html.includes('class="because"')
  expect(await says()).toBe(true)
  for (const state of ['paused', 'active']) {
    await call('PUT', `/api/admin/promotions/${id}/state`, { headers: staff, body: { state } })
    expect(await says(), state).toBe(state === 'active')
  }
})

test('a cart says what is near, and what it has got', async () => {
  const { json } = await cartOf('skopelos-soap', 2)
  expect(json.promotions.unapplied).toContainEqual(
    expect.objectContaining({ title: '3 for 2 on soap and bath oil', why: 'more-units', missing: 1 }),
  )
  const three = await cartOf('skopelos-soap', 3)
  expect(three.json.lineItems[0]).toMatchObject({ total: { amount: 6900 }, paid: { amount: 4600 } })
})

test('a large one has a tote as a present, whose worth is what it takes off', async () => {
  const { cart } = await cartOf('patmos-napkins', 4)
  // What is sold out is nobody's present: words of stock come by a queue, and what is known of goods is five seconds old.
  const told = async () => (await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })).json
  await expect.poll(async () => (await told()).gifts.length, { timeout: 20_000 }).toBe(1)
  const { gifts, promotions, totals } = await told()
  expect(gifts).toMatchObject([{ title: 'Market tote', units: 1 }])
  expect(promotions.applied).toMatchObject([{ title: 'A market tote as a present', amount: { amount: 2200 } }])
  expect(totals.items_discount.amount + totals.discount.amount).toBe(2200)
})

test('codes: one for whoever signs in and has not ordered yet, one for everybody', async () => {
  const { cart } = await cartOf('patmos-napkins', 2)
  const give = (code: string) => call('PUT', `/api/carts/${cart.id}/codes/${code}`, { bearer: cart.bearer })
  expect((await give('letter5')).json.totals.discount.amount).toBe(500)
  const { json } = await give('WELCOME10')
  expect(JSON.stringify(json)).toContain('sign-in')
})
