/** A shop whose search is asked alone: its own code in workerd, on a database on disk, behind doors of its own. */
import { join } from 'node:path'
import { Client } from 'undici'
import type { Draft } from '#domain/catalog/draft'
import { buildBundle } from '../../bundle.ts'
import { openShop } from '../../shop.ts'
import { isCopy } from './scale.ts'
import type { Found } from './worker/index.ts'

export type Hits = {
  /** ASINs, best first; copies are passed over. */
  readonly hits: readonly string[]
  /** Products that were found, copies too. */
  readonly found: number
  readonly shown: string | null
}

export type SearchShop = {
  readonly save: (drafts: readonly Draft[], onSaved: (count: number) => void) => Promise<void>
  readonly find: (query: string) => Promise<Hits>
  /** One round trip to the same database that asks for nothing. */
  readonly floor: () => Promise<unknown>
  readonly close: () => Promise<void>
}

/** So many go over at once: a request of some hundred kilobytes. */
const SAVED_AT_ONCE = 50

export const openSearch = async (home: string, originals: ReadonlyMap<string, Draft>): Promise<SearchShop> => {
  const bundle = join(home, 'dist')
  await buildBundle(bundle, 'scripts/evaluate/search/worker/index.ts')
  const bindings = { PRODUCTION_LIMITS: 'off' }
  const shop = await openShop({ direct: true, bundle, persist: join(home, 'state'), bindings })
  const client = new Client(shop.url, { pipelining: 1 })
  const ask = async <T>(method: 'GET' | 'POST', path: string, body?: string): Promise<T> => {
    const answer = await client.request({ method, path, ...(body !== undefined && { body }) })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`)
    return JSON.parse(text) as T
  }
  const asinByHandle = new Map([...originals].map(([asin, { handle }]) => [handle, asin]))
  let handles: ReadonlyMap<number, string> = new Map()
  return {
    save: async (drafts, onSaved) => {
      for (let at = 0; at < drafts.length; at += SAVED_AT_ONCE) {
        const some = drafts.slice(at, at + SAVED_AT_ONCE)
        await ask('POST', '/evaluate/products', JSON.stringify(some))
        onSaved(some.length)
      }
      handles = new Map(await ask<[number, string][]>('GET', '/evaluate/products'))
    },
    find: async (query) => {
      const { products, shown } = await ask<Found>('GET', `/evaluate/search?q=${encodeURIComponent(query)}`)
      const found = products.map((number) => handles.get(number) ?? '').filter((handle) => !isCopy(handle))
      return { hits: found.flatMap((handle) => asinByHandle.get(handle) ?? []), found: products.length, shown }
    },
    floor: () => ask('GET', '/evaluate/floor'),
    close: async () => {
      await client.close()
      await shop.close()
    },
  }
}
