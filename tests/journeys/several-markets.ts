/** A shop of several markets, for journeys: prices by rate in yen, dinars and pesos beside its own euros. */
import { expect } from 'vitest'
import { documents } from '#demo/settings'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>> = {}

export const asOwner = () => owner

export const save = async (group: string, value: unknown) => {
  const { json } = await call('GET', `/api/admin/settings/${group}`, { headers: owner })
  return call('PUT', `/api/admin/settings/${group}`, { headers: owner, body: { version: json.version, value } })
}

export const rate = (code: string, worth: string, rest = {}) => ({ currency: code, rate: worth, ...rest })

const market = (id: string, country: string, code: string, name: string) => ({
  id,
  name: { en: name },
  countries: [country],
  currencies: [code],
  pricesIncludeTax: true,
})

export const markets = {
  currencies: ['EUR', 'JPY', 'KWD', 'CLP'],
  languages: ['en', 'zh'],
  markets: [
    { id: 'union', name: { en: 'European Union', zh: '欧盟' }, countries: ['NL', 'SE', 'DE'], pricesIncludeTax: true },
    market('japan', 'JP', 'JPY', 'Japan'),
    market('kuwait', 'KW', 'KWD', 'Kuwait'),
    market('chile', 'CL', 'CLP', 'Chile'),
    { ...market('closed', 'CH', 'EUR', 'Switzerland'), closed: true },
  ],
  rates: [
    rate('JPY', '162.35', { step: '10' }),
    rate('KWD', '0.3571', { step: '0.25', less: '0.005', mode: 'up' }),
    rate('CLP', '1043.27', { adjustment: 250, step: '100' }),
  ],
}

/** Of one variant, priced in euros alone. @returns its id */
export const addGood = async (handle: string, title: string, price: number, collection?: string): Promise<string> => {
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const prices = [{ currency: currency('EUR'), price }]
  const products = [{ handle, status: 'active' as const, text: { title }, variants: [{ prices }] }]
  const collections = collection ? [{ handle: collection, title: collection, products: [handle] }] : []
  await importCatalog(shop, { products, collections, location, overwrite: true }, Date.now())
  return (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]?.id ?? ''
}

/** Opens the markets, with a scroll of 28.00 euros. @returns its variant */
export const openMarketsShop = async (): Promise<string> => {
  owner = await signedIn('owner')
  const thing = await addGood('scroll', 'Scroll', 2800)
  const taxed = (country: string, hundredths: number) => ({ country, rate: hundredths, from: null, until: null })
  const others = documents.tax.rates.filter(({ country }) => country !== 'JP')
  const rates = [...others, taxed('JP', 1000), taxed('KW', 0), taxed('CL', 1900)]
  expect((await save('tax', { ...documents.tax, rates })).status).toBe(200)
  expect((await save('markets', markets)).status).toBe(200)
  return thing
}
