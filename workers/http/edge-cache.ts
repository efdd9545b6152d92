/**
 * The data centre's cache, behind the memory of each isolate. It may be absent (tests, some previews) and it may
 * fail: then the page is simply made.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/cache/ (per data centre, not global)
 */
import type { Kept } from './memory.ts'

/** When the page was made, so that what comes from here is never believed to be younger than it is. */
const RENDERED_AT = 'x-rendered-at'

const edge = (): Cache | undefined => (typeof caches === 'undefined' ? undefined : caches.default)

export const fromEdge = async (key: string): Promise<Kept | undefined> => {
  const found = await edge()
    ?.match(key)
    .catch(() => undefined)
  const renderedAt = Number(found?.headers.get(RENDERED_AT))
  const etag = found?.headers.get('etag')
  if (!found || !renderedAt || !etag) return undefined
  const headers = new Headers(found.headers)
  for (const added of [RENDERED_AT, 'cf-cache-status', 'content-length', 'date']) headers.delete(added)
  return { body: new Uint8Array(await found.arrayBuffer()), headers, ageSaid: -1, etag, renderedAt }
}

export const toEdge = async (key: string, kept: Kept): Promise<void> => {
  const headers = new Headers(kept.headers)
  headers.set(RENDERED_AT, String(kept.renderedAt))
  headers.delete('age')
  await edge()
    ?.put(key, new Response(kept.body, { headers }))
    .catch(() => undefined)
}
