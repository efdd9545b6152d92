/** A few goods for the journeys: with choices, without, in one currency only, not for sale. */
import { env } from 'cloudflare:workers'
import type { Draft } from '#domain/catalog/draft'
import { locationId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import type { Env } from '../../workers/env.ts'
import { importCatalog } from '#workers/flows/catalog/import'

export const shop = env as unknown as Env

const EUR = currency('EUR')
const USD = currency('USD')

const drafts: readonly Draft[] = [
  {
    handle: 'delos-mug',
    status: 'active',
    text: { title: 'Delos mug', description: '<p>Thrown by hand.</p>' },
    translations: { zh: { title: '提洛斯马克杯' } },
    vendor: 'Kiln on Syros',
    type: 'Mugs',
    rating: { sum: 14, count: 3 },
    options: ['Glaze'],
    variants: [
      {
        options: ['Chalk'],
        sku: 'MUG-C',
        tracked: true,
        units: 20,
        prices: [
          { currency: EUR, price: 2800, compareAt: 3200 },
          { currency: USD, price: 3100 },
        ],
      },
      { options: ['Aegean'], sku: 'MUG-A', tracked: true, units: 3, prices: [{ currency: EUR, price: 3000 }] },
    ],
  },
  {
    handle: 'naoussa-jug',
    status: 'active',
    text: { title: 'Naoussa jug' },
    type: 'Jugs',
    variants: [{ sku: 'JUG', tracked: true, units: 0, prices: [{ currency: EUR, price: 4900 }] }],
  },
  {
    handle: 'unfinished-bowl',
    status: 'draft',
    text: { title: 'Unfinished bowl' },
    variants: [{ sku: 'BOWL', prices: [{ currency: EUR, price: 1900 }] }],
  },
]

export type Goods = {
  readonly chalk: VariantId
  readonly aegean: VariantId
  readonly jug: VariantId
  readonly bowl: VariantId
}

const variantsOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.variants ?? []

/** The word for the stock travels from the shard over a queue; tests wait for it as long as a shopper might. */
const WORDS_WITHIN_MS = 10_000
const wordsHaveArrived = async (): Promise<void> => {
  const last = Date.now() + WORDS_WITHIN_MS
  while ((await variantsOf('delos-mug')).some(({ availability }) => availability === 'sold-out')) {
    if (Date.now() > last) throw new Error('the words for the stock did not arrive')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export const stockGoods = async (): Promise<Goods> => {
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const collections = [{ handle: 'table', title: 'Table', products: ['delos-mug', 'naoussa-jug'] }]
  await importCatalog(shop, { products: drafts, collections, location, overwrite: true }, Date.now())
  await wordsHaveArrived()
  const [chalk, aegean] = await variantsOf('delos-mug')
  const [jug] = await variantsOf('naoussa-jug')
  const [bowl] = await variantsOf('unfinished-bowl')
  if (!chalk || !aegean || !jug || !bowl) throw new Error('the goods did not arrive')
  return { chalk: chalk.id, aegean: aegean.id, jug: jug.id, bowl: bowl.id }
}
