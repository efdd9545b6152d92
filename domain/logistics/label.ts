/**
 * A label that is bought for a parcel before it is handed over. It is written down before its carrier is asked for money:
 *
 *   buying ──▶ bought ──▶ handed over: it is a shipment from then on
 *     │         │   ▲
 *     │         ▼   │ its carrier keeps it: it was scanned already
 *     │       voiding ──▶ gone: its units can be sent otherwise
 *     └ refused ──▶ gone
 */
import type { VariantId } from '../ids.ts'
import type { Money } from '../money.ts'

export type LabelState = 'buying' | 'bought' | 'voiding'

/** What a carrier offers for a parcel. */
export type CarrierRate = {
  /** By which the carrier knows the offer. */
  readonly id: string
  readonly carrier: string
  readonly service: string
  readonly cost: Money
  /** Working days on the way; null: it is not said. */
  readonly days: number | null
}

/** What the carrier has sold. */
export type SoldLabel = {
  /** By which the carrier knows the label. */
  readonly label: string
  /** The parcel's number. */
  readonly tracking: string
  readonly carrier: string
  readonly service: string
  readonly cost: Money
}

export type ShippingLabel = SoldLabel & {
  /** Given by who asks, so that asking twice buys once; the shipment has it when it is handed over. */
  readonly id: string
  readonly parcels: readonly { readonly variantId: VariantId; readonly units: number }[]
  readonly grams: number
  readonly state: LabelState
  /** Which offer was taken. */
  readonly rate: string
  /** Ms since the epoch: when its carrier was to be asked for what it is in now. */
  readonly askedAt: number
}

/** A carrier's parcels end at some 70 kg, its pallets at a tonne: what is beyond was typed in another unit. */
export const GRAMS_MAX = 1_000_000

/** What nobody has answered for so long somebody asks for again, in ms: longer than a carrier is waited for. */
export const LABEL_SETTLES_WITHIN_MS = 60_000

/** The carrier has been asked, and has not said what became of it. */
export const isPending = ({ state }: Pick<ShippingLabel, 'state'>): boolean => state !== 'bought'
