/**
 * Products are added, deleted and brought back. What is deleted is kept as its last version, with what its variants' stock was
 * called and stated as; their stock itself stays where it is, in the inventory.
 */
import { restored, type By } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { ProductId } from '#domain/ids'
import { freeHandle, stemOf } from '#domain/catalog/slug'
import { ok, refuse, type Result } from '#domain/result'
import { followSaved } from '../pricing/follow.ts'
import { productsBy, SUMMARY } from './catalog.ts'
import {
  answerUnder,
  isHandleTaken,
  remembering,
  replaceProduct,
  type Changed,
  type HandleTaken,
  type ProductUnknown,
} from './change.ts'
import { standBack } from './conflict.ts'
import { latestVersionOf, productAt, versionStatements } from './history.ts'
import { memberStatements, rulesOf } from './membership.ts'
import { packed } from './packed.ts'
import { listVariants } from './listed-variants.ts'
import { productStatements } from './product-statements.ts'
import { searchStatements } from './search/search-index.ts'

export type VersionUnknown = { readonly code: 'version-unknown'; readonly version: number }

/** @param once under its key it is added once */
export const addProduct = async (
  db: D1Database,
  product: Product,
  by: By,
  now: number,
  once: Idempotency,
  attempt = 1,
): Promise<Result<Omit<Changed<never>, 'answer'>, HandleTaken | ProductUnknown | IdempotencyRefusal>> => {
  const before = await answerUnder<{ readonly id: ProductId }>(db, once.key)
  if (before && before.request !== once.request) return refuse({ code: 'idempotency-key-reused' })
  if (before) {
    const [there] = await productsBy(db, 'id', [before.answer.id])
    return there ? ok({ product: there, changed: false }) : refuse({ code: 'product-unknown' })
  }
  const statements = [
    ...versionStatements(db, [{ id: product.id, version: 0, document: null }], by, now),
    ...productStatements(db, [product]),
    ...memberStatements(db, [product], await rulesOf(db)),
    ...remembering(db, once, { id: product.id }, now),
  ]
  try {
    await db.batch(statements)
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'handle-taken', handle: product.handle })
    await standBack(fault, attempt, product.id)
    return addProduct(db, product, by, now, once, attempt + 1)
  }
  await followSaved(db, [product.id], now)
  return ok({ product, changed: true })
}

/** A handle that is made of a title is anybody's: where another product has it, it is the next that is free. */
const freeNow = async (db: D1Database, handle: string): Promise<string> => {
  const { results } = await db
    .prepare(
      `SELECT handle FROM products WHERE handle = ?1 OR (handle >= ?2 || '-' AND handle < ?2 || '.'
         AND NOT substr(handle, length(?2) + 2) GLOB '*[^0-9]*')`,
    )
    .bind(handle, stemOf(handle))
    .all<{ readonly handle: string }>()
  return freeHandle(handle, new Set(results.map((row) => row.handle)))
}

/** Somebody else may take it between the question and the answer. */
const NAMINGS_MAX = 5

/** As addProduct, under the first handle that is free: `mug`, `mug-1`, … */
export const addUnderFreeHandle = async (
  db: D1Database,
  product: Product,
  by: By,
  now: number,
  once: Idempotency,
  attempt = 1,
): ReturnType<typeof addProduct> => {
  const named = { ...product, handle: await freeNow(db, product.handle) }
  const done = await addProduct(db, named, by, now, once)
  if (done.ok || done.refusal.code !== 'handle-taken' || attempt === NAMINGS_MAX) return done
  return addUnderFreeHandle(db, product, by, now, once, attempt + 1)
}

/** @param version that whoever deletes it has seen; another one is not deleted. @returns the product as it was */
export const deleteProduct = async (
  db: D1Database,
  id: ProductId,
  version: number,
  by: By,
  now: number,
  attempt = 1,
): Promise<Result<Product, ProductUnknown | { readonly code: 'product-differs'; readonly version: number }>> => {
  const [product] = await productsBy(db, 'id', [id])
  if (!product) return refuse({ code: 'product-unknown' })
  if (product.version !== version) return refuse({ code: 'product-differs', version: product.version })
  try {
    await db.batch([
      db.prepare(KEEP).bind(id, version, now, by.who, by.cause, by.run ?? null, packed(product)),
      // The index lets go of what is not for sale.
      ...searchStatements(db, [{ ...product, status: 'archived' }]),
      db.prepare('DELETE FROM products WHERE id = ?1').bind(id),
    ])
  } catch (fault) {
    // Another has changed or deleted it since it was read: then there is another version, or none.
    await standBack(fault, attempt, id)
    return deleteProduct(db, id, version, by, now, attempt + 1)
  }
  return ok(product)
}

const KEEP = `
  INSERT INTO product_versions (product, version, at, who, cause, run, document, stock)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, json_object(
    'words', (SELECT json_group_array(json_object('item', v.id, 'word', v.availability, 'version', v.availability_version))
              FROM variants v WHERE v.product = p.number),
    'stated', (SELECT json_group_array(json_object('variant', s.variant, 'location', s.location, 'units', s.units,
                 'stated', s.stated, 'applied', s.applied, 'basedOn', s.based_on))
               FROM stated_stock s JOIN variants v ON v.id = s.variant WHERE v.product = p.number))
  FROM products p WHERE p.id = ?1`

/** A former version is the latest again; of a product that was deleted, with its ids and what its stock was called. */
export const restoreProduct = async (
  db: D1Database,
  id: ProductId,
  version: number,
  by: By,
  now: number,
  attempt = 1,
): Promise<Result<Omit<Changed<never>, 'answer'>, HandleTaken | ProductUnknown | VersionUnknown>> => {
  const [past, [there], latest] = await Promise.all([
    productAt(db, id, version),
    productsBy(db, 'id', [id]),
    latestVersionOf(db, id),
  ])
  if (!there && latest === undefined) return refuse({ code: 'product-unknown' })
  if (!past) return refuse({ code: 'version-unknown', version })
  if (there) {
    const done = await replaceProduct<null, never>(
      db,
      id,
      (now) => ok({ product: restored(past, now), answer: null }),
      by,
      now,
    )
    return done.ok ? ok({ product: done.value.product, changed: done.value.changed }) : done
  }
  const gone = latest ?? version
  const product = { ...past, version: gone + 1, updatedAt: now }
  try {
    await db.batch([
      ...versionStatements(db, [{ id, version: gone, document: null }], by, now),
      ...productStatements(db, [product]),
      ...[NAME_STOCK, STATE_STOCK].map((text) => db.prepare(text).bind(id, gone - 1)),
      db.prepare(`UPDATE products SET availability = ${SUMMARY} WHERE id = ?1`).bind(id),
      ...listVariants(db, 'product', [id]),
      ...memberStatements(db, [product], await rulesOf(db)),
    ])
  } catch (fault) {
    if (isHandleTaken(fault)) return refuse({ code: 'handle-taken', handle: product.handle })
    await standBack(fault, attempt, id)
    return restoreProduct(db, id, version, by, now, attempt + 1)
  }
  await followSaved(db, [id], now)
  return ok({ product, changed: true })
}

const NAME_STOCK = `
  UPDATE variants SET availability = w.word, availability_version = w.version
  FROM (SELECT value ->> 'item' AS item, value ->> 'word' AS word, value ->> 'version' AS version
        FROM product_versions p, json_each(p.stock, '$.words') WHERE p.product = ?1 AND p.version = ?2) w
  WHERE variants.id = w.item`

const STATE_STOCK = `
  INSERT INTO stated_stock (variant, location, units, stated, applied, based_on)
  SELECT v.id, value ->> 'location', value ->> 'units', value ->> 'stated', value ->> 'applied', value ->> 'basedOn'
  FROM product_versions p, json_each(p.stock, '$.stated') JOIN variants v ON v.id = value ->> 'variant'
  WHERE p.product = ?1 AND p.version = ?2`
