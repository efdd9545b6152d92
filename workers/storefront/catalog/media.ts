/**
 * /media/…: the pictures of the shop. A name never means anything else, so an answer is kept for ever: by browsers, and
 * by the cache of the data centre. They take no room in the memory of an isolate, which is for pages.
 */
import { Hono } from 'hono'
import {
  mediaName,
  MEDIA_PATH,
  mediaPath,
  type MediaName,
  type RenditionName,
} from '#domain/catalog/pictures/media-name'
import type { App } from '../../env.ts'
import { FOR_EVER } from '../../cache/objects.ts'
import { mediaFor, mediaKnown, mediaPart } from '../../flows/catalog/media.ts'
import { rangeIn } from '../../http/range.ts'

/** The way to the original, while a smaller one cannot be had: asked again after five minutes. */
const FOR_NOW = 'public, max-age=300'

/**
 * An SVG that is opened as a page of its own runs nothing and loads nothing; it was made safe before it was kept, and
 * this is the second lock. Pictures are shown on other sites (feeds, previews of shared links), hence `cross-origin`.
 */
const LOCKED = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

type Tier = 'edge' | 'miss'
const told = (tier: Tier) => ({ 'x-cache': tier, 'server-timing': `cache;desc="${tier}"` })

const etagOf = (name: MediaName | RenditionName) => `"${name.key}"`

export const media = new Hono<App>()

media.on(['GET', 'HEAD'], '/*', async (c) => {
  const { pathname, origin } = new URL(c.req.url)
  const name = mediaName(pathname.slice(MEDIA_PATH.length))
  if (!name) return missing()
  const tag = etagOf(name)
  // Whoever has the answer to this name has it for good, so nobody need be asked.
  if (c.req.header('if-none-match')?.includes(tag)) return new Response(null, { status: 304, headers: headersOf(tag) })

  const part = c.req.header('range')
  const unchanged = [undefined, tag].includes(c.req.header('if-range'))
  if (part !== undefined && unchanged && !('of' in name)) {
    const answer = await answerPart(c.env, name, part, c.req.method)
    if (answer) return answer
  }
  const address = origin + pathname
  const near = await cache()
    ?.match(address)
    .catch(() => undefined)
  if (near) return telling(near, 'edge', c.req.method)
  if (c.req.method === 'HEAD' && !('of' in name)) {
    const known = await mediaKnown(c.env, name)
    if (!known) return missing()
    return new Response(null, { headers: { ...headersOf(tag), ...lengthOf(known), ...told('miss') } })
  }
  const found = await mediaFor(c.env, name)
  if (!found) return missing()
  if ('instead' in found) {
    return new Response(null, {
      status: 302,
      headers: { location: mediaPath(found.instead), 'cache-control': FOR_NOW },
    })
  }
  const answer = new Response(found.body, { headers: { ...headersOf(tag), ...lengthOf(found) } })
  const kept = answer.clone()
  c.executionCtx.waitUntil(Promise.resolve(cache()?.put(address, kept)).catch(() => undefined))
  return telling(answer, 'miss', c.req.method)
})

/** Tests and some previews have none. */
const cache = (): Cache | undefined => (typeof caches === 'undefined' ? undefined : caches.default)

const headersOf = (etag: string) => ({ ...LOCKED, 'cache-control': FOR_EVER, etag, 'accept-ranges': 'bytes' })
const lengthOf = ({ type, size }: { type: string; size: number }) => ({
  'content-type': type,
  'content-length': String(size),
})

const telling = (answer: Response, tier: Tier, method: string): Response => {
  const headers = new Headers(answer.headers)
  for (const [name, value] of Object.entries(told(tier))) headers.set(name, value)
  return new Response(method === 'HEAD' ? null : answer.body, { status: answer.status, headers })
}

/** Undefined: the whole is to be answered. */
const answerPart = async (env: App['Bindings'], name: MediaName, header: string, method: string) => {
  const known = await mediaKnown(env, name)
  if (!known) return missing()
  const range = rangeIn(header, known.size)
  if (!range) return undefined
  const headers = { ...headersOf(etagOf(name)), ...told('miss'), 'content-type': known.type }
  if (range === 'beyond') {
    return new Response(null, { status: 416, headers: { ...LOCKED, 'content-range': `bytes */${known.size}` } })
  }
  const { offset, length } = range
  const found = method === 'HEAD' ? null : await mediaPart(env, name, range)
  return new Response(found?.body ?? null, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(length),
      'content-range': `bytes ${offset}-${offset + length - 1}/${known.size}`,
    },
  })
}

/** Short, and kept by nobody: a picture may come under this name in a moment. */
const missing = () =>
  new Response('There is no such picture.\n', {
    status: 404,
    headers: { ...LOCKED, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
