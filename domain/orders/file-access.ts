/**
 * Whether a file that somebody has bought may be fetched now: the merchant's rules say how long and how often, staff take it away or
 * give it anew, and how often it was fetched the order's shard has counted.
 */
import type { DownloadId } from '../catalog/downloads.ts'
import type { DownloadsSettings } from '../settings/downloads.ts'
import type { Order } from './order.ts'

/** What became of one file of one order. */
export type FileUse = {
  readonly file: DownloadId
  /** Fetched from its beginning since it was given. */
  readonly times: number
  readonly lastAt: number | null
  /** Staff gave it anew: its days and its times begin then. */
  readonly renewedAt: number | null
  /** Staff took it away. */
  readonly revokedAt: number | null
}

export const unused = (file: DownloadId): FileUse => ({
  file,
  times: 0,
  lastAt: null,
  renewedAt: null,
  revokedAt: null,
})

export type FileAccess =
  /** `left`: null as often as one likes; `until`: ms since the epoch, null always. */
  | { readonly code: 'open'; readonly left: number | null; readonly until: number | null }
  | { readonly code: 'download-revoked' | 'download-ended' | 'download-used-up' }

const DAY_MS = 24 * 60 * 60_000

/** What is paid later is there later. */
const givenAt = ({ placedAt, received = [] }: Order, { renewedAt }: FileUse): number =>
  Math.max(placedAt, received.at(-1)?.receivedAt ?? 0, renewedAt ?? 0)

export const accessOf = (order: Order, use: FileUse, { days, times }: DownloadsSettings, now: number): FileAccess => {
  if (use.revokedAt !== null) return { code: 'download-revoked' }
  const until = days === null ? null : givenAt(order, use) + days * DAY_MS
  if (until !== null && now >= until) return { code: 'download-ended' }
  const left = times === null ? null : Math.max(0, times - use.times)
  return left === 0 ? { code: 'download-used-up' } : { code: 'open', left, until }
}

/** A long file that broke off is fetched on: for so long that is no further time. */
const ON_MS = DAY_MS

/** @param isPart it is asked for from somewhere behind its beginning */
export const isFetchedOn = ({ times, lastAt }: FileUse, isPart: boolean, now: number): boolean =>
  isPart && times > 0 && lastAt !== null && now < lastAt + ON_MS

/** It is about to be sent. Whoever fetches on what they had begun is not counted, also where it was the last time. */
export const fetching = (
  order: Order,
  use: FileUse,
  { rules, isPart, now }: { readonly rules: DownloadsSettings; readonly isPart: boolean; readonly now: number },
): { readonly access: FileAccess; readonly use: FileUse } => {
  const access = accessOf(order, use, rules, now)
  const goesOn = isFetchedOn(use, isPart, now)
  if (access.code === 'download-used-up' && goesOn) return { access: { code: 'open', left: 0, until: null }, use }
  if (access.code !== 'open' || goesOn) return { access, use }
  return { access, use: { ...use, times: use.times + 1, lastAt: now } }
}

export type FileDeed = 'revoke' | 'renew'

/** Said again it changes nothing: what is taken away stays so since then, what is given anew and not fetched since is as it was. */
export const changedUse = (use: FileUse, deed: FileDeed, now: number): FileUse => {
  if (deed === 'revoke') return use.revokedAt === null ? { ...use, revokedAt: now } : use
  return { ...use, times: 0, renewedAt: now, revokedAt: null }
}
