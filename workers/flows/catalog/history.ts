/** The past of products as staff read it: which version came to be when, by whom and why, and what it changed. */
import type { ProductVersion } from '#domain/catalog/history'
import { differences } from '#domain/catalog/product-fields'
import type { FieldChange } from '#domain/three-way'
import type { Product } from '#domain/catalog/product'
import { productId, type ProductId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import { latestVersionOf, productAt, versionsOf } from '#schema/products/catalog/history'
import { namesById } from '#schema/users/customers/staff'
import type { Env } from '../../env.ts'

type Stores = Pick<Env, 'PRODUCTS_DB' | 'USERS_DB'>

export type NamedVersion = Omit<ProductVersion, 'who'> & {
  /** Their name; null: no member of staff, or one that nobody knows any more. */
  readonly who: string | null
}

export type ProductUnknown = { readonly code: 'product-unknown'; readonly product: string }
export type VersionUnknown = { readonly code: 'version-unknown'; readonly version: number }

/** @param name a handle; or an id, also of a product that was deleted */
export const idOfProduct = async (db: D1Database, name: string): Promise<ProductId | undefined> => {
  const [there] = await productsBy(db, productId(name) ? 'id' : 'handle', [name])
  if (there) return there.id
  const id = productId(name)
  return id && (await latestVersionOf(db, id)) !== undefined ? id : undefined
}

/** The latest first. @param before a version, to read on behind it */
export const productHistory = async (
  { PRODUCTS_DB, USERS_DB }: Stores,
  name: string,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<Result<readonly NamedVersion[], ProductUnknown>> => {
  const id = await idOfProduct(PRODUCTS_DB, name)
  if (!id) return refuse({ code: 'product-unknown', product: name })
  const versions = await versionsOf(PRODUCTS_DB, id, { before, limit })
  const names = await namesById(USERS_DB, [...new Set(versions.map(({ who }) => who))])
  return ok(versions.map((one) => ({ ...one, who: names.get(one.who) ?? null })))
}

export type PastProduct = {
  readonly product: Product
  /** The version that it is laid beside; null: there is none. */
  readonly against: number | null
  /** From what it was then to what the other one says. */
  readonly changes: readonly FieldChange[]
}

/** @param against a version to lay it beside; absent: the product as it is now */
export const pastProduct = async (
  { PRODUCTS_DB }: Pick<Env, 'PRODUCTS_DB'>,
  name: string,
  version: number,
  against?: number,
): Promise<Result<PastProduct, ProductUnknown | VersionUnknown>> => {
  const id = await idOfProduct(PRODUCTS_DB, name)
  if (!id) return refuse({ code: 'product-unknown', product: name })
  const product = await productAt(PRODUCTS_DB, id, version)
  if (!product) return refuse({ code: 'version-unknown', version })
  const other =
    against === undefined ? (await productsBy(PRODUCTS_DB, 'id', [id]))[0] : await productAt(PRODUCTS_DB, id, against)
  if (!other && against !== undefined) return refuse({ code: 'version-unknown', version: against })
  return ok({ product, against: other?.version ?? null, changes: other ? differences(product, other) : [] })
}
