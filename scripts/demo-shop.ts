/** A shop with goods on its shelves and somebody who works there: for tests and measurements. */
import { openClient, type Client } from './client.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { seed } from '#demo/seed'
import { openShop, type Shop, type ShopOptions } from './shop.ts'
import { addStaff } from './staff.ts'

export type DemoShop = Shop & { readonly staff: Client }

/** One that has been filled before: what it keeps lies in a folder. */
export const reopenDemoShop = async (options: ShopOptions & { readonly persist: string }): Promise<DemoShop> =>
  signedIn(await openShop(options))

export const openDemoShop = async (options: ShopOptions = {}): Promise<DemoShop> => {
  const shop = await openShop(options)
  await addStaff(await shop.database('users'), DEMO_STAFF)
  const demo = await signedIn(shop)
  await seed(demo.staff)
  return demo
}

const signedIn = async (shop: Shop): Promise<DemoShop> => {
  const { email, password } = DEMO_STAFF
  return { ...shop, staff: await openClient({ url: shop.url, email, password }) }
}

/** Puts one plain good on the shelves. @returns its variant */
export const stockGood = async (
  { url, staff }: Pick<DemoShop, 'url' | 'staff'>,
  handle: string,
  units: number,
): Promise<string> => {
  const variant = { options: [], prices: [{ currency: 'EUR', price: 1900 }], tracked: true, units }
  const good = { handle, status: 'active', text: { title: handle }, options: [], variants: [variant] }
  await staff.post('/api/admin/catalog/import', { products: [good] })
  const { variants } = (await (await fetch(`${url}/api/products/${handle}`)).json()) as { variants: { id: string }[] }
  const [made] = variants
  if (!made) throw new Error(`${handle} did not arrive`)
  return made.id
}
