/**
 * Lists of a shop of fifty thousand goods, each page made anew: what no cache has is asked of the store. What of a list
 * was counted is remembered, as for whoever turns a page; `anew` is the whole shop counted after a change.
 */
import { changed } from '#schema/products/changes'
import { saveCollections } from '#schema/products/catalog/collection-save'
import type { Shop } from '../shop.ts'
import type { Round } from './measure.ts'

/** Odd, so that one is in the middle. */
const LOOKS = 11

/** What each kind of choice costs; under these names it is told. */
const LISTS: Readonly<Record<string, string>> = {
  whole: '/api/products',
  byPrice: '/api/products?sort=price-down&limit=100',
  oneKind: '/api/products?type=Kind+3',
  oneMaker: '/api/products?vendor=Maker+0&available=true',
  inStock: '/api/products?available=true',
  prices: '/api/products?min=20&max=80',
  rated: '/api/products?rating=4&sort=rating',
  oneColour: '/api/products?option.Colour=Colour+3',
  collection: '/api/collections/many',
  search: '/api/search?q=walnut+oak',
}

/** A question that the same door answers with nothing: what is left when nothing is counted. */
const NOTHING = '/api/products?vendor=Nobody&type=Nothing'

/** The collection that a list is asked for. */
export const saveLists = async (products: D1Database): Promise<void> => {
  const rules = { match: 'all', rules: [{ field: 'price', relation: 'below', value: '100' }] } as const
  await saveCollections(products, [{ handle: 'many', title: 'Under 100', rules }])
}

const middle = (took: readonly number[]): number => took.toSorted((a, b) => a - b)[took.length >> 1] ?? Number.NaN

/** The same question under an address that no cache knows: lists of the API are paged by cursor, and read no `page`. */
let asked = 0
const unasked = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}page=${++asked}`

/** The middle of some looks, in ms, one after the other. @param before what happens ahead of each, in its own time */
const looks = async (url: string, before: () => Promise<unknown> = async () => {}): Promise<number> => {
  const took: number[] = []
  for (let look = 0; look < LOOKS; look++) {
    await before()
    const begun = performance.now()
    const answer = await fetch(unasked(url))
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    took.push(performance.now() - begun)
  }
  return middle(took)
}

/** The whole shop with all its facets is the value; what is chosen from it is told beside. */
export const measureLists = async ({ url, database }: Pick<Shop, 'url' | 'database'>): Promise<Round> => {
  const products = await database('products')
  const floor = await looks(url + NOTHING)
  const { whole = Number.NaN, ...more } = Object.fromEntries(
    await inTurn(Object.entries(LISTS), async ([name, path]) => [name, await looks(url + path)] as const),
  )
  const anew = await looks(`${url}${LISTS['whole']}`, () => changed(products, ['products']).run())
  return { value: whole, floor, more: { ...more, anew } }
}

const inTurn = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> => {
  const done: R[] = []
  for (const one of all) done.push(await work(one))
  return done
}
