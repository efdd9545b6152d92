/** The shop with three doors more, for `npm run evaluate -- search` alone: what goes in, what is found, and the floor. */
import type { Draft } from '#domain/catalog/draft'
import { saveProducts } from '#schema/products/catalog/save'
import { findProducts } from '#schema/products/catalog/search/search'
import type { Env } from '#workers/env'

export * from '#workers/index'

export type Found = { readonly products: readonly number[]; readonly shown: string | null }

const numbered = (db: D1Database) => db.prepare('SELECT number, handle FROM products').raw<[number, string]>()

export default {
  async fetch(request: Request, { PRODUCTS_DB: db }: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/evaluate/products' && request.method === 'GET') return Response.json(await numbered(db))
    if (pathname === '/evaluate/products') {
      const saved = await saveProducts(db, (await request.json()) as Draft[], Date.now())
      return Response.json({ saved: saved.length })
    }
    if (pathname === '/evaluate/floor') return Response.json(await db.prepare('SELECT 1').all())
    const { products: found, correction } = await findProducts(db, searchParams.get('q') ?? '')
    return Response.json({ products: found, shown: correction?.shown ?? null } satisfies Found)
  },
}
