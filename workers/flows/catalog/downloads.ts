/** What buyers fetch: files of digital goods, for whoever has the key of an order, as long and as often as the merchant says. */
import type { Download, DownloadId } from '#domain/catalog/downloads'
import { accessOf, unused, type FileAccess, type FileUse } from '#domain/orders/file-access'
import { downloadsFor } from '#domain/orders/order-files'
import type { Order } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { downloadFile } from '#schema/download-files'
import { downloadsOf } from '#schema/products/catalog/downloads'
import type { Env } from '../../env.ts'
import { rangeIn } from '../../http/range.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { settingsFresh } from '../settings/settings.ts'

type Store = Pick<Env, 'PRODUCTS_DB'>

/** One question to the store, and only where a line could have files. */
export const filesOfOrder = async (env: Store, order: Order): Promise<readonly Download[]> =>
  downloadsFor(
    order,
    await downloadsOf(
      env.PRODUCTS_DB,
      order.lines.map(({ variantId }) => variantId),
    ),
  )

export type OrderFile = { readonly download: Download; readonly use: FileUse; readonly access: FileAccess }

/** Each with what became of it; the shard is asked only where there are files. */
export const filesSeen = async (env: Env, order: Order, now: number): Promise<readonly OrderFile[]> => {
  const downloads = await filesOfOrder(env, order)
  if (downloads.length === 0) return []
  const [uses, settings] = await Promise.all([askOrder(env, order.id, 'fileUses', order.id), settingsFresh(env, now)])
  return downloads.map((download) => {
    const use = uses.find(({ file }) => file === download.id) ?? unused(download.id)
    return { download, use, access: accessOf(order, use, settings.downloads, now) }
  })
}

/** RFC 6266: a name for old programs, beside the true one. */
const inAscii = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')

/** A file whose name says what it is; nobody but who asked may keep it, and no page shows it. */
const headersOf = ({ name, type }: Download) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${inAscii(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'accept-ranges': 'bytes',
})

export type FileRefusal = { readonly code: 'download-unknown' | Exclude<FileAccess['code'], 'open'> }

/**
 * Counted before it is sent. What breaks off is fetched on, and counts once.
 *
 * @param id of one of the order's files
 * @param part the header `range`: a long file is fetched on where it broke off (RFC 9110 §14)
 */
export const sendFileOfOrder = async (
  env: Env,
  order: Order,
  id: DownloadId,
  part: string | undefined,
): Promise<Result<Response, FileRefusal>> => {
  const file = (await filesOfOrder(env, order)).find((one) => one.id === id)
  if (!file) return refuse({ code: 'download-unknown' })
  const range = rangeIn(part, file.bytes)
  if (range === 'beyond')
    return ok(new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.bytes}` } }))
  const { downloads: rules } = await settingsFresh(env, Date.now())
  const isPart = range !== undefined && range.offset > 0
  const asked = await askOrder(env, order.id, 'fetchFile', { order: order.id, file: id, rules, isPart })
  if (!asked.ok) return refuse({ code: 'download-unknown' })
  if (asked.value.code !== 'open') return refuse({ code: asked.value.code })
  const found = await downloadFile(env.MEDIA, id, range)
  if (!found) return refuse({ code: 'download-unknown' })
  const length = range?.length ?? file.bytes
  const headers = { ...headersOf(file), 'content-length': String(length) }
  if (!range) return ok(new Response(found.body, { headers }))
  const last = range.offset + length - 1
  const said = { ...headers, 'content-range': `bytes ${range.offset}-${last}/${file.bytes}` }
  return ok(new Response(found.body, { status: 206, headers: said }))
}
