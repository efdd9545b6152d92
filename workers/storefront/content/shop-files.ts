/**
 * /files/…: files of the shop that are no pictures. A name never means anything else, so an answer is kept for ever; films are
 * sent in parts, as players ask for them.
 */
import { Hono } from 'hono'
import { shopFileAt, type StoredFile } from '#domain/catalog/shop-file'
import { shopFile, shopFileSize } from '#schema/shop-files'
import { FOR_EVER } from '../../cache/objects.ts'
import type { App } from '../../env.ts'
import { rangeIn } from '../../http/range.ts'

/** None of them is a page, and none is read as one: what plays or is printed is shown, the rest is saved. */
const headersOf = ({ key, name, type, kind }: StoredFile) => ({
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; object-src 'self'",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-type': type,
  'content-disposition': `${isShown(kind, type) ? 'inline' : 'attachment'}; filename="${name}"`,
  'cache-control': FOR_EVER,
  etag: `"${key}"`,
  'accept-ranges': 'bytes',
})

const isShown = (kind: StoredFile['kind'], type: string): boolean =>
  kind === 'video' || kind === 'audio' || type === 'application/pdf' || type.startsWith('text/plain')

export const shopFiles = new Hono<App>()

shopFiles.on(['GET', 'HEAD'], '/*', async (c) => {
  const { pathname } = new URL(c.req.url)
  const file = shopFileAt(pathname)
  if (!file) return missing()
  const headers = headersOf(file)
  if (c.req.header('if-none-match')?.includes(headers.etag)) return new Response(null, { status: 304, headers })
  const size = await shopFileSize(c.env.MEDIA, file.key)
  if (size === undefined) return missing()
  const unchanged = [undefined, headers.etag].includes(c.req.header('if-range'))
  const range = unchanged ? rangeIn(c.req.header('range'), size) : undefined
  if (range === 'beyond')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  const found = c.req.method === 'HEAD' ? null : await shopFile(c.env.MEDIA, file.key, range)
  if (!found && c.req.method !== 'HEAD') return missing()
  const { offset, length } = range ?? { offset: 0, length: size }
  return new Response(found?.body ?? null, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(length),
      ...(range && { 'content-range': `bytes ${offset}-${offset + length - 1}/${size}` }),
    },
  })
})

/** Kept by nobody: a file may come under this name in a moment. */
const missing = () =>
  new Response('There is no such file.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
