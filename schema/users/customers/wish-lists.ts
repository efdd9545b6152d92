/** Wish lists of the users store: of customers, and of guests until nobody changes them any more. */
import {
  GUEST_LIST_MS,
  WISHES_MAX,
  type Wish,
  type Wisher,
  type WishKey,
  type WishList,
} from '#domain/customers/wish-list'
import type { CustomerId, ProductId } from '#domain/ids'

/** The condition by which a list is somebody's, and the value that it takes. A guest's key opens no list of an account. */
const whose = (wisher: Wisher): readonly [condition: string, value: string] =>
  'customer' in wisher ? ['customer_id = ?1', wisher.customer] : ['id = ?1 AND customer_id IS NULL', wisher.guest]

const WISH = 'w.product, w.variant, w.title, w.at'

type Row = { readonly share: WishKey | null } & { readonly [field in keyof Wish]: Wish[field] | null }

const listIn = (rows: readonly Row[]): WishList | null => {
  const [first] = rows
  if (!first) return null
  const wishes = rows.flatMap(({ product, variant, title, at }) =>
    product === null ? [] : [{ product, variant, title: title ?? '', at: at ?? 0 }],
  )
  return { share: first.share, wishes }
}

const listWhere = async (db: D1Database, condition: string, value: string): Promise<WishList | null> => {
  const { results } = await db
    .prepare(
      `SELECT l.share, ${WISH} FROM wish_lists l LEFT JOIN wishes w ON w.list = l.id
       WHERE ${condition} ORDER BY w.at DESC, w.product`,
    )
    .bind(value)
    .all<Row>()
  return listIn(results)
}

/** @returns null where there is none, or not any more */
export const wishListOf = (db: D1Database, wisher: Wisher): Promise<WishList | null> => {
  const [condition, value] = whose(wisher)
  return listWhere(db, condition, value)
}

/** @returns null for a link that was taken back, or never was one */
export const sharedWishList = (db: D1Database, share: WishKey): Promise<WishList | null> =>
  listWhere(db, 'l.share = ?1', share)

/** Which products are on it: for the hearts of every page. */
export const wishedProducts = async (db: D1Database, wisher: Wisher): Promise<ProductId[]> => {
  const [condition, value] = whose(wisher)
  const { results } = await db
    .prepare(`SELECT product FROM wishes WHERE list = (SELECT id FROM wish_lists WHERE ${condition})`)
    .bind(value)
    .all<{ product: ProductId }>()
  return results.map(({ product }) => product)
}

/** @param fresh the id of a list that is made for it; a guest's is their key */
const opening = (db: D1Database, wisher: Wisher, fresh: WishKey, now: number): D1PreparedStatement => {
  const [id, customer] = 'customer' in wisher ? [fresh, wisher.customer] : [wisher.guest, null]
  return db
    .prepare(
      `INSERT INTO wish_lists (id, customer_id, changed_at) VALUES (?1, ?2, ?3)
       ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at WHERE customer_id IS excluded.customer_id`,
    )
    .bind(id, customer, now)
}

/** Puts it on the list, once; the bound is looked at by the statement itself. @returns whether it is there now */
export const saveWish = async (db: D1Database, wisher: Wisher, wish: Wish, fresh: WishKey): Promise<boolean> => {
  const [condition, value] = whose(wisher)
  const [, saved] = await db.batch([
    opening(db, wisher, fresh, wish.at),
    db
      .prepare(
        `INSERT INTO wishes (list, product, variant, title, at)
         SELECT id, ?2, ?3, ?4, ?5 FROM wish_lists AS l WHERE ${condition}
           AND (EXISTS (SELECT 1 FROM wishes WHERE list = l.id AND product = ?2)
             OR (SELECT count(*) FROM wishes WHERE list = l.id) < ?6)
         ON CONFLICT (list, product) DO UPDATE SET variant = coalesce(excluded.variant, variant), title = excluded.title`,
      )
      .bind(value, wish.product, wish.variant, wish.title, wish.at, WISHES_MAX),
  ])
  return (saved?.meta.changes ?? 0) > 0
}

export const removeWish = async (db: D1Database, wisher: Wisher, product: ProductId, now: number): Promise<void> => {
  const [condition, value] = whose(wisher)
  await db.batch([
    db
      .prepare(`DELETE FROM wishes WHERE product = ?2 AND list = (SELECT id FROM wish_lists WHERE ${condition})`)
      .bind(value, product),
    db.prepare(`UPDATE wish_lists SET changed_at = ?2 WHERE ${condition}`).bind(value, now),
  ])
}

/** @param share null: the link is taken back. One that is there stays as it is: the link that was sent goes on leading here */
export const shareWishList = async (db: D1Database, wisher: Wisher, share: WishKey | null): Promise<boolean> => {
  const [condition, value] = whose(wisher)
  const shared = share === null ? '?2' : 'coalesce(share, ?2)'
  const { meta } = await db
    .prepare(`UPDATE wish_lists SET share = ${shared} WHERE ${condition}`)
    .bind(value, share)
    .run()
  return meta.changes > 0
}

/**
 * What a guest has put on theirs goes onto the account's, the latest first, as far as there is room; the rest stays the guest's.
 * Asked for once more it changes nothing. @returns whether something is left behind
 */
export const mergeWishLists = async (
  db: D1Database,
  customer: CustomerId,
  guest: WishKey,
  fresh: WishKey,
  now: number,
): Promise<boolean> => {
  const theirs = 'SELECT id FROM wish_lists WHERE id = ?2 AND customer_id IS NULL'
  const mine = 'SELECT id FROM wish_lists WHERE customer_id = ?1'
  const both = [customer, guest] as const
  const shared = await db
    .prepare(`SELECT share FROM wish_lists WHERE id = ?1 AND customer_id IS NULL`)
    .bind(guest)
    .first<WishKey | null>('share')
  const answers = await db.batch<{ left: number }>([
    opening(db, { customer }, fresh, now),
    db
      .prepare(
        `INSERT INTO wishes (list, product, variant, title, at)
         SELECT (${mine}), product, variant, title, at FROM wishes AS w WHERE list = (${theirs})
           AND NOT EXISTS (SELECT 1 FROM wishes WHERE list = (${mine}) AND product = w.product)
         ORDER BY at DESC, product LIMIT (SELECT max(0, ?3 - count(*)) FROM wishes WHERE list = (${mine}))`,
      )
      .bind(...both, WISHES_MAX),
    db
      .prepare(
        `DELETE FROM wishes WHERE list = (${theirs}) AND product IN (SELECT product FROM wishes WHERE list = (${mine}))`,
      )
      .bind(...both),
    db
      .prepare(
        `DELETE FROM wish_lists WHERE id = ?1 AND customer_id IS NULL AND NOT EXISTS (SELECT 1 FROM wishes WHERE list = ?1)`,
      )
      .bind(guest),
    // A link that was sent to others leads on to where its things are now.
    db
      .prepare(
        `UPDATE wish_lists SET share = coalesce(share, ?2)
         WHERE customer_id = ?1 AND NOT EXISTS (SELECT 1 FROM wish_lists WHERE share = ?2)`,
      )
      .bind(customer, shared),
    db.prepare(`SELECT count(*) AS left FROM wish_lists WHERE id = ?1 AND customer_id IS NULL`).bind(guest),
  ])
  return (answers.at(-1)?.results[0]?.left ?? 0) > 0
}

/** In one sweep. */
const ENDED_MAX = 500

export const endGuestLists = async (db: D1Database, now: number): Promise<void> => {
  await db
    .prepare(
      `DELETE FROM wish_lists WHERE id IN
         (SELECT id FROM wish_lists WHERE customer_id IS NULL AND changed_at < ?1 ORDER BY changed_at LIMIT ?2)`,
    )
    .bind(now - GUEST_LIST_MS, ENDED_MAX)
    .run()
}
