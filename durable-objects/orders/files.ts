/** What an order shard decides about the files of digital goods: two devices at once do not fetch the last time twice. */
import type { DownloadId } from '#domain/catalog/downloads'
import type { OrderId } from '#domain/ids'
import { changedUse, fetching, type FileAccess, type FileDeed, type FileUse } from '#domain/orders/file-access'
import { ok, refuse, type Result } from '#domain/result'
import type { DownloadsSettings } from '#domain/settings/downloads'
import { fileUse, saveFileUse } from '#schema/shards/orders/files'
import { orderOf } from '#schema/shards/orders/orders'

export type Fetching = {
  readonly order: OrderId
  readonly file: DownloadId
  readonly rules: DownloadsSettings
  /** It is asked for from somewhere behind its beginning. */
  readonly isPart: boolean
}

type Unknown = { readonly code: 'order-unknown' }

export const fetchFile = (sql: SqlStorage, ask: Fetching, now: number): Result<FileAccess, Unknown> => {
  const order = orderOf(sql, ask.order)
  if (!order) return refuse({ code: 'order-unknown' })
  const before = fileUse(sql, ask.order, ask.file)
  const { access, use } = fetching(order, before, { ...ask, now })
  if (use !== before) saveFileUse(sql, ask.order, use)
  return ok(access)
}

export type ChangingFile = { readonly order: OrderId; readonly file: DownloadId; readonly deed: FileDeed }

export const changeFile = (
  sql: SqlStorage,
  { order, file, deed }: ChangingFile,
  now: number,
): Result<FileUse, Unknown> => {
  if (!orderOf(sql, order)) return refuse({ code: 'order-unknown' })
  const before = fileUse(sql, order, file)
  const use = changedUse(before, deed, now)
  if (use !== before) saveFileUse(sql, order, use)
  return ok(use)
}
