/** Whoever carries parcels, as the shop asks them where one is, and hears from them. */
import type { TrackingEvent } from '#domain/logistics/tracking'
import type { LabelSeller } from './labels.ts'

/** One parcel as its carrier knows it. */
export type Asked = {
  /** Its number, as it was written. */
  readonly tracking: string
  /** When it was handed over, ms since the epoch. */
  readonly shippedAt: number
}

/** What a carrier says: `unknown`: it has no such parcel; `failed`: it could not be asked, and is asked again later. */
export type TrackingAnswer =
  | { readonly type: 'known'; readonly events: readonly TrackingEvent[] }
  | { readonly type: 'unknown' }
  | { readonly type: 'failed'; readonly reason: string }

/** What a carrier tells by itself. */
export type TrackingNews = { readonly tracking: string; readonly events: readonly TrackingEvent[] }

export type CarrierProvider = {
  /** Absent where it sells no labels. */
  readonly labels?: LabelSeller
  /** Of which carriers it knows, as they are written on shipments, whatever the case; none: of all. */
  readonly carriers: readonly string[]
  /** How long nobody is asked of the same parcel again, in ms. */
  readonly everyMs: number
  readonly track: (asked: Asked, now: number) => Promise<TrackingAnswer>
  /** @returns null: nobody that the shop knows has signed it. Absent where it tells nothing by itself. */
  readonly hears?: (raw: string, headers: Headers, now: number) => Promise<readonly TrackingNews[] | null>
}

export const speaksFor = ({ carriers }: Pick<CarrierProvider, 'carriers'>, carrier: string): boolean =>
  carriers.length === 0 || carriers.some((one) => one.toLowerCase() === carrier.trim().toLowerCase())
