/** What a page that is made asks of the stores: nobody has asked for it before, so no cache has it. */
import type { PAGE_BOUNDS } from './bounds.ts'
import type { Counted, CountedShop } from './counts.ts'

export type PagePath = keyof typeof PAGE_BOUNDS

/** So that an address is another one of the same page: no product has such a variant, and no list such a rating to choose. */
let asked = 0
const fresh = (path: string): string => {
  const parameter = path.startsWith('/products/') ? 'variant' : 'rating'
  return `${path}${path.includes('?') ? '&' : '?'}${parameter}=0.${10 + asked++}`
}

/** Something of the shop's goods has changed, so that what was counted of its lists is counted anew. */
const forgetLists = ({ staff }: CountedShop['shop']) =>
  staff.post('/api/admin/catalog/import', {
    products: [
      {
        handle: 'counted',
        status: 'draft',
        // Another one each time: what has not changed purges nothing.
        text: { title: `Counted ${++asked}` },
        variants: [{ prices: [{ currency: 'EUR', price: 100 }] }],
      },
    ],
  })

/** @throws Error when the page is not made now */
export const countPage = async ({ shop, count }: CountedShop, path: PagePath): Promise<Counted> => {
  await forgetLists(shop)
  return count(async () => {
    const page = await fetch(shop.url + (path === '/' ? path : fresh(path)))
    await page.text()
    const tier = page.headers.get('x-cache')
    if (page.status !== 200 || tier !== 'miss') throw new Error(`${path} answered ${page.status} from ${tier}`)
  })
}
