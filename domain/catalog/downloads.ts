/** Digital goods: files that belong to a variant. Who may fetch them says domain/orders/order-files.ts. */
import { base32, BASE32, type Id, type VariantId } from '../ids.ts'

export type DownloadId = Id<'Download'>

export type Download = {
  readonly id: DownloadId
  readonly variant: VariantId
  /** As the buyer's device names the file. */
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly addedAt: number
  /** From then on new buyers do not get it; null: they do. */
  readonly withdrawnAt: number | null
}

/** A file passes through the memory of the Worker three times, which has 128 MB. */
export const DOWNLOAD_BYTES_MAX = 25 * 1000 * 1000
/** Of one product. */
export const DOWNLOADS_MAX = 50
export const DOWNLOAD_NAME_MAX = 200

/** @param named 24 bytes that stand for the press that adds it */
export const newDownloadId = (named: Uint8Array): DownloadId => `dl_${base32(named.subarray(0, 24))}` as DownloadId

const FORM = new RegExp(`^dl_[${BASE32}]{24}$`)
export const downloadId = (text: string | undefined): DownloadId | undefined =>
  text !== undefined && FORM.test(text) ? (text as DownloadId) : undefined

/** A name without a way to a folder, and without what no device writes; empty when nothing is left of it. */
export const fileName = (text: string): string =>
  text
    .toWellFormed()
    .split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(0, DOWNLOAD_NAME_MAX) ?? ''
