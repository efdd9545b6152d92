/** What products were: written by the transaction that changes them, read by whoever looks back. */
import { VERSIONS_MAX, type By, type Cause, type ProductVersion, type Replaced } from '#domain/catalog/history'
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { productsBy } from './catalog.ts'
import { packed, unpacked } from './packed.ts'
import { inParts } from './parts.ts'

/** One statement, however many products; one more where the oldest of a product are to go. */
export const versionStatements = (
  db: D1Database,
  replaced: readonly Replaced[],
  { who, cause, run }: By,
  now: number,
): D1PreparedStatement[] => {
  const rows = replaced.map(({ id, version, document }) => ({ id, version, document: document && packed(document) }))
  const old = replaced.filter(({ version }) => version >= VERSIONS_MAX).map(({ id, version }) => ({ id, version }))
  return [
    ...inParts(rows, (part) => db.prepare(SAVE).bind(part, now, who, cause, run ?? null)),
    ...(old.length > 0 ? [db.prepare(FORGET).bind(JSON.stringify(old), VERSIONS_MAX)] : []),
  ]
}

const SAVE = `
  INSERT INTO product_versions (product, version, at, who, cause, run, document)
  SELECT value ->> 'id', value ->> 'version', ?2, ?3, ?4, ?5, value ->> 'document' FROM json_each(?1)`

const FORGET = `
  DELETE FROM product_versions
  WHERE (product, version) IN (SELECT value ->> 'id', (value ->> 'version') - ?2 FROM json_each(?1))`

type Row = {
  readonly version: number
  readonly at: number
  readonly who: string
  readonly cause: Cause
  readonly run: string | null
}

/** Versions and how they came to be, the latest first. @param before a version, to read on behind it */
export const versionsOf = async (
  db: D1Database,
  id: ProductId,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<ProductVersion[]> => {
  const { results } = await db
    .prepare(
      `SELECT version + 1 AS version, at, who, cause, run FROM product_versions
       WHERE product = ?1 AND version + 1 < ?2 ORDER BY product_versions.version DESC LIMIT ?3`,
    )
    .bind(id, before, limit)
    .all<Row>()
  return results.map(({ run, ...row }) => ({ ...row, ...(run !== null && { run }) }))
}

/** Fields that documents of before do not have, and what they would have said. */
const LATER = {
  publishedFrom: null,
  publishedUntil: null,
  safety: null,
  metafields: {},
  taxClass: '',
} satisfies Partial<Product>

/** As it was, or is, in that version; undefined: never, no longer known, or there was no product then. */
export const productAt = async (db: D1Database, id: ProductId, version: number): Promise<Product | undefined> => {
  const [row, [current]] = await Promise.all([
    db
      .prepare('SELECT document FROM product_versions WHERE product = ?1 AND version = ?2')
      .bind(id, version)
      .first<{ document: string | null }>(),
    productsBy(db, 'id', [id]),
  ])
  if (current?.version === version) return current
  return row?.document ? { ...LATER, ...unpacked<Product>(row.document) } : undefined
}

/** As they were in those versions; what is no longer known, or was no product, is left out. Current versions too. */
export const productsAt = async (
  db: D1Database,
  wanted: readonly { readonly product: ProductId; readonly version: number }[],
): Promise<ReadonlyMap<ProductId, Product>> => {
  if (wanted.length === 0) return new Map()
  const [{ results }, current] = await Promise.all([
    db
      .prepare(
        `SELECT product, document FROM product_versions WHERE document IS NOT NULL
         AND (product, version) IN (SELECT value ->> 'product', value ->> 'version' FROM json_each(?1))`,
      )
      .bind(JSON.stringify(wanted))
      .all<{ product: ProductId; document: string }>(),
    productsBy(
      db,
      'id',
      wanted.map(({ product }) => product),
    ),
  ])
  const past = results.map(({ product, document }) => [product, { ...LATER, ...unpacked<Product>(document) }] as const)
  const now = current.filter(({ id, version }) => wanted.some((one) => one.product === id && one.version === version))
  return new Map([...past, ...now.map((product) => [product.id, product] as const)])
}

/** So much of the past is looked through for a page: fifty versions of a usual product, some of one with thousands of variants. */
const PAST_CHARACTERS = 400_000

/** What it was before, the latest first, as far back as that many characters reach. */
export const recentPast = async (db: D1Database, id: ProductId): Promise<Product[]> => {
  const { results } = await db
    .prepare(
      `SELECT document FROM (
         SELECT version, document, sum(length(document)) OVER (ORDER BY version DESC) AS characters
         FROM product_versions WHERE product = ?1 AND document IS NOT NULL)
       WHERE characters <= ?2 ORDER BY version DESC`,
    )
    .bind(id, PAST_CHARACTERS)
    .all<{ document: string }>()
  return results.map(({ document }) => ({ ...LATER, ...unpacked<Product>(document) }))
}

/** The number of its latest version, also of one that was deleted; undefined: there never was such a product. */
export const latestVersionOf = async (db: D1Database, id: ProductId): Promise<number | undefined> =>
  (await versionsOf(db, id, { before: Number.MAX_SAFE_INTEGER, limit: 1 }))[0]?.version
