/** What staff do to the files of digital goods: add, withdraw, give again. */
import { z } from 'zod'
import { downloadId, DOWNLOADS_MAX, DOWNLOAD_BYTES_MAX, fileName, newDownloadId } from '#domain/catalog/downloads'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { variantId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { keepDownloadFile } from '#schema/download-files'
import { keepDownload, setWithdrawn } from '#schema/products/catalog/downloads'
import { sha256 } from '../../http/digest.ts'
import { command } from '../command.ts'
import { downloadsOfProduct } from './download-questions.ts'

/** By its id or its handle. */
const product = z.string().max(255)

const MEDIA_TYPE = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/

/** The key names the file, so that the same press adds it once. */
export const addingDownload = command({
  name: 'catalog:add-download',
  permission: 'catalog:change',
  input: z.strictObject({
    product,
    variantId: z.string().max(63).describe('Whoever buys this variant may fetch it.'),
    name: z.string().max(500).describe('As the file is called where it is fetched.'),
    type: z.string().max(140).default('').describe('Its media type; without one, a file of bytes.'),
    file: z.custom<Bytes>((file) => file instanceof Uint8Array),
  }),
  refusals: [
    'product-unknown',
    'variant-unknown',
    'no-file',
    'download-too-large',
    'downloads-too-many',
    'idempotency-key-reused',
  ],
  repeats: 'claim',
  identity: async ({ file, ...rest }) => [rest, await sha256(file)],
  act: async ({ env, now, once }, { product: of, variantId: text, name, type, file }) => {
    if (file.byteLength === 0) return refuse({ code: 'no-file' })
    if (file.byteLength > DOWNLOAD_BYTES_MAX)
      return refuse({ code: 'download-too-large', bytesMax: DOWNLOAD_BYTES_MAX })
    const found = await downloadsOfProduct(env.PRODUCTS_DB, of)
    if (!found.ok) return found
    const variant = variantId(text)
    if (!variant || found.value.product.variants.every(({ id }) => id !== variant))
      return refuse({ code: 'variant-unknown' })
    const named = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(once.key))
    const id = newDownloadId(new Uint8Array(named))
    const before = found.value.downloads.find((each) => each.id === id)
    if (before) return ok(before)
    const given = found.value.downloads.filter((each) => each.withdrawnAt === null)
    if (given.length >= DOWNLOADS_MAX) return refuse({ code: 'downloads-too-many', most: DOWNLOADS_MAX })
    const called = fileName(name) || 'file'
    const kind = MEDIA_TYPE.test(type) ? type : 'application/octet-stream'
    const one = { id, variant, name: called, type: kind, bytes: file.byteLength, addedAt: now, withdrawnAt: null }
    // The file first: what the list names can be fetched.
    await keepDownloadFile(env.MEDIA, id, file)
    await keepDownload(env.PRODUCTS_DB, one)
    return ok(one)
  },
  audit: ({ product: subject }, { id, name, bytes, variant }) => [{ subject, details: { id, name, bytes, variant } }],
})

const one = { product, download: z.string().max(63) }

const found = async (db: D1Database, name: string, text: string) => {
  const all = await downloadsOfProduct(db, name)
  if (!all.ok) return all
  const id = downloadId(text)
  const download = all.value.downloads.find((each) => each.id === id)
  return download ? ok(download) : refuse({ code: 'download-unknown' } as const)
}

/** Who has bought it keeps it. */
export const withdrawingDownload = command({
  name: 'catalog:withdraw-download',
  permission: 'catalog:change',
  input: z.strictObject(one),
  refusals: ['product-unknown', 'download-unknown'],
  repeats: 'none',
  act: async ({ env, now }, { product: name, download }) => {
    const there = await found(env.PRODUCTS_DB, name, download)
    if (!there.ok) return there
    await setWithdrawn(env.PRODUCTS_DB, there.value.id, now)
    return ok({ ...there.value, withdrawnAt: there.value.withdrawnAt ?? now })
  },
  audit: ({ product: subject }, { id, name }) => [{ subject, details: { id, name } }],
})

/** The undo of it. */
export const givingDownload = command({
  name: 'catalog:give-download',
  permission: 'catalog:change',
  input: z.strictObject(one),
  refusals: ['product-unknown', 'download-unknown'],
  repeats: 'none',
  act: async ({ env }, { product: name, download }) => {
    const there = await found(env.PRODUCTS_DB, name, download)
    if (!there.ok) return there
    await setWithdrawn(env.PRODUCTS_DB, there.value.id, null)
    return ok({ ...there.value, withdrawnAt: null })
  },
  audit: ({ product: subject }, { id, name }) => [{ subject, details: { id, name } }],
})
