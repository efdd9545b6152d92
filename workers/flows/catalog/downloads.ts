/** What buyers fetch: files of digital goods, for whoever has the key of an order. */
import type { Download, DownloadId } from '#domain/catalog/downloads'
import { downloadsFor } from '#domain/orders/order-files'
import type { Order } from '#domain/orders/order'
import { downloadFile } from '#schema/download-files'
import { downloadsOf } from '#schema/products/catalog/downloads'
import type { Env } from '../../env.ts'
import { rangeIn } from '../../http/range.ts'

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

/**
 * @param id of one of the order's files
 * @param part the header `range`: a long file is fetched on where it broke off (RFC 9110 §14)
 * @returns undefined: the order has no such file
 */
export const sendFileOfOrder = async (
  env: Store & Pick<Env, 'MEDIA'>,
  order: Order,
  id: DownloadId,
  part: string | undefined,
): Promise<Response | undefined> => {
  const file = (await filesOfOrder(env, order)).find((one) => one.id === id)
  if (!file) return undefined
  const range = rangeIn(part, file.bytes)
  if (range === 'beyond')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.bytes}` } })
  const found = await downloadFile(env.MEDIA, id, range)
  if (!found) return undefined
  const length = range?.length ?? file.bytes
  const headers = { ...headersOf(file), 'content-length': String(length) }
  if (!range) return new Response(found.body, { headers })
  const last = range.offset + length - 1
  return new Response(found.body, {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.offset}-${last}/${file.bytes}` },
  })
}
