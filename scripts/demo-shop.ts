/** A shop with goods on its shelves and somebody who works there: for tests and measurements. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClient, type Client } from './client.ts'
import { migrateLocal, withLocalDatabases } from './databases.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { seed } from '#demo/seed'
import { openShop, type Shop, type ShopOptions } from './shop.ts'
import { addStaff } from './staff.ts'

export type DemoShop = Shop & { readonly staff: Client }

export const openDemoShop = async (options: ShopOptions = {}): Promise<DemoShop> => {
  const persist = options.persist ?? mkdtempSync(join(tmpdir(), 'stoa-demo-'))
  await migrateLocal(persist)
  await withLocalDatabases(persist, ({ users }) => addStaff(users, DEMO_STAFF))
  const shop = await openShop({ ...options, persist })
  const staff = await openClient({ url: shop.url, email: DEMO_STAFF.email, password: DEMO_STAFF.password })
  await seed(staff)
  const close = async () => {
    await shop.close()
    if (!options.persist) rmSync(persist, { recursive: true, force: true })
  }
  return { ...shop, staff, close }
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
