/** Where a link may lead within the shop: what its merchant named, with its address. */
import { wordsToFind } from '#domain/folding'
import { productPath } from '#domain/catalog/slug'

export type Destination = { readonly path: string; readonly title: string }

type Row = { readonly handle: string; readonly title: string }

/** Collections and products that fit what was typed; of products those alone that are for sale. */
export const destinationsOf = async (db: D1Database, typed: string, most: number): Promise<Destination[]> => {
  const words = JSON.stringify(wordsToFind(typed))
  const fits = (text: string) => `NOT EXISTS (SELECT 1 FROM json_each(?1) t WHERE NOT instr(${text}, t.value))`
  const [shelves, goods] = await db.batch<Row>([
    db
      .prepare(
        `SELECT handle, title FROM collections WHERE ${fits(`lower(title || ' ' || handle || ' ' || translations)`)}
         ORDER BY position, number LIMIT ?2`,
      )
      .bind(words, most),
    db
      .prepare(
        `SELECT handle, title FROM products WHERE status = 'active' AND ${fits('found_by')}
         ORDER BY title COLLATE NOCASE, number LIMIT ?2`,
      )
      .bind(words, most),
  ])
  return [
    ...(shelves?.results ?? []).map(({ handle, title }) => ({ path: `/collections/${handle}`, title })),
    ...(goods?.results ?? []).map(({ handle, title }) => ({ path: productPath(handle), title })),
  ]
}
