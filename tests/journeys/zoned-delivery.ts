/** A shop that delivers by zone, weight and surcharge, for journeys. */
import { documents } from '#demo/settings'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

const EUR = currency('EUR')
export const PATH = '/admin/settings/delivery'

let owner: Readonly<Record<string, string>> = {}
export const asOwner = () => owner

const price = (amount: number, from?: number, freeOver: number | null = null) => ({
  currency: EUR,
  price: amount,
  freeOver,
  ...(from !== undefined && { from }),
})
const [post] = documents.delivery.methods
export const method = (id: string, change: object) => ({ ...post, id, name: { en: id, zh: id }, ...change })
export const zone = (id: string, countries: readonly string[], change: object = {}) => ({
  id,
  name: id,
  countries,
  ...change,
})

const bulky = {
  id: 'bulky',
  name: { en: 'Bulky goods', zh: '大件' },
  tag: 'bulky',
  per: 'unit',
  prices: [{ currency: EUR, price: 1_000 }],
}

export const delivery = {
  ...documents.delivery,
  methods: [
    method('parcel', {
      by: 'weight',
      weightMax: 30_000,
      prices: [price(500, undefined, 10_000), price(900, 2_000)],
    }),
    method('ferry', { zones: ['islands'], prices: [price(1_500)] }),
    method('courier', { zones: ['islands', 'elsewhere'], prices: [price(2_000)] }),
  ],
  zones: [zone('islands', ['ES'], { postcodes: ['３５', '38000 – 38999'] })],
  surcharges: [bulky],
}

export const read = async () => (await call('GET', '/api/admin/settings/delivery', { headers: owner })).json
export const save = async (value: unknown) =>
  call('PUT', '/api/admin/settings/delivery', { headers: owner, body: { version: (await read()).version, value } })

/** A cup of 400 g and a bulky stone of 16 kg, at 20.00 each. @returns their variants */
export const openZonedShop = async (): Promise<{ readonly cup: string; readonly stone: string }> => {
  owner = await signedIn('owner')
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const good = (handle: string, grams: number, tags: readonly string[]) => ({
    handle,
    status: 'active' as const,
    text: { title: handle },
    tags: [...tags],
    variants: [{ grams, prices: [{ currency: EUR, price: 2_000 }] }],
  })
  const products = [good('cup', 400, []), good('stone', 16_000, ['bulky'])]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  const idOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]?.id ?? ''
  return { cup: await idOf('cup'), stone: await idOf('stone') }
}
