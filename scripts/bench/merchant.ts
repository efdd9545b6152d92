/**
 * What a merchant waits for: the lists of products and of stock in a shop of fifty thousand, and one product of 2,500 variants,
 * opened and with all its prices changed. As the browser asks: pages and forms of the admin, signed in.
 */
import { openClient } from '../client.ts'
import { DEMO_STAFF } from '../demo-staff.ts'
import { storedSession } from '../kept-sessions.ts'
import type { Shop } from '../shop.ts'
import type { Round } from './measure.ts'

/** Odd, so that one is in the middle. */
const LOOKS = 11

/** What each way of narrowing costs; under these names it is told. */
const LISTS: Readonly<Record<string, string>> = {
  whole: '',
  words: '?q=walnut',
  rareWords: '?q=zzqx',
  oneMaker: '?vendor=Maker+0',
  byPrice: '?sort=-price',
  byVendor: '?sort=vendor',
  prices: '?from=20&until=80',
  collection: '?collection=many',
  tag: '?tag=nowhere',
  noPicture: '?lacks=picture&stock=sold-out',
  noBarcode: '?lacks=barcode',
  noPrice: '?lacks=price',
  noSku: '?lacks=sku',
  noSafety: '?lacks=safety&stock=sold-out',
  option: '?option=Colour&optionValue=Colour+3',
  byCreation: '?sort=-created',
  margin: '?columns=margin,price',
}

const middle = (took: readonly number[]): number => took.toSorted((a, b) => a - b)[took.length >> 1] ?? Number.NaN

type Desk = { readonly url: string; readonly cookie: string }

const signedIn = async ({ url }: Pick<Shop, 'url'>): Promise<Desk> => {
  const { email, password } = DEMO_STAFF
  await openClient({ url, email, password })
  return { url, cookie: storedSession(new URL(url).origin, email) ?? '' }
}

/** In ms, until the first byte of the answer is there. */
const look = async ({ url, cookie }: Desk, path: string): Promise<number> => {
  const begun = performance.now()
  const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
  const took = performance.now() - begun
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return took
}

const looks = async (desk: Desk, path: string): Promise<number> => {
  const took: number[] = []
  for (let at = 0; at < LOOKS; at++) took.push(await look(desk, path))
  return middle(took)
}

/** The whole list is the value; beside it what narrows it. The floor is a page of the admin without any goods. */
export const measureProductList = async (shop: Pick<Shop, 'url'>): Promise<Round> => {
  const desk = await signedIn(shop)
  const floor = await looks(desk, '/admin/account')
  const more: Record<string, number> = {}
  for (const [name, query] of Object.entries(LISTS)) more[name] = await looks(desk, `/admin/products${query}`)
  const { whole = Number.NaN, ...rest } = more
  return { value: whole, floor, more: rest }
}

/** The table of stock: every page of it asks the shards besides. */
const STOCK: Readonly<Record<string, string>> = {
  whole: '',
  words: '?q=walnut',
  rareWords: '?q=zzqx',
  oneMaker: '?vendor=Maker+0',
  soldOut: '?view=sold-out',
  low: '?view=low',
  incoming: '?view=incoming',
  onePlace: '?location=main',
}

export const measureStockList = async (shop: Pick<Shop, 'url'>): Promise<Round> => {
  const desk = await signedIn(shop)
  const floor = await looks(desk, '/admin/account')
  const more: Record<string, number> = {}
  for (const [name, query] of Object.entries(STOCK)) more[name] = await looks(desk, `/admin/inventory${query}`)
  const { whole = Number.NaN, ...rest } = more
  return { value: whole, floor, more: rest }
}

const SIDE = 50
const values = (name: string) => Array.from({ length: SIDE }, (_, at) => `${name} ${at}`)

const manyVariants = (handle: string) => ({
  handle,
  status: 'active',
  text: { title: 'Two and a half thousand' },
  options: ['Colour', 'Size'],
  variants: values('Colour').flatMap((colour) =>
    values('Size').map((size, at) => ({
      options: [colour, size],
      sku: `${colour}-${size}`,
      prices: [{ currency: 'EUR', price: 1000 + at, cost: 400 }],
    })),
  ),
})

type Made = { readonly id: string; readonly version: number; readonly variants: readonly { readonly id: string }[] }

/** As the script of the grid sends it: every price, and nothing else. */
const priced = ({ version, variants }: Made, price: string): URLSearchParams => {
  const form = new URLSearchParams({ key: crypto.randomUUID(), version: String(version) })
  for (const { id } of variants) form.set(`variants.${id}.price.EUR`, price)
  return form
}

/** Every price of one product is changed; beside it, how long its page takes. */
export const measureManyVariants = async (shop: Pick<Shop, 'url'>): Promise<Round> => {
  const desk = await signedIn(shop)
  const { email, password } = DEMO_STAFF
  const client = await openClient({ url: shop.url, email, password })
  const handle = `many-${crypto.randomUUID()}`
  await client.post('/api/admin/catalog/import', { products: [manyVariants(handle)] })
  const read = async () => (await client.get(`/api/admin/products/${handle}`)) as Made
  const { id } = await read()
  const page = `/admin/products/${id}`
  const load = await looks(desk, page)
  const took: number[] = []
  for (let at = 0; at < 5; at++) {
    const body = priced(await read(), `${20 + at},95`)
    const begun = performance.now()
    const headers = { cookie: desk.cookie, origin: new URL(desk.url).origin }
    const answer = await fetch(desk.url + page, { method: 'POST', headers, body, redirect: 'manual' })
    took.push(performance.now() - begun)
    if (answer.status !== 303) throw new Error(`all prices: ${answer.status}`)
  }
  return { value: middle(took), floor: null, more: { load } }
}
