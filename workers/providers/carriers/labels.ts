/** Whoever sells labels, as the shop asks them: what a parcel would cost, to buy, to take back, and what to stick on it. */
import type { CustomsLine } from '#domain/logistics/customs'
import type { CarrierRate, ShippingLabel, SoldLabel } from '#domain/logistics/label'
import type { LabelDrawing } from '#domain/logistics/label-drawing'
import type { Currency } from '#domain/money'
import type { Address } from '#domain/orders/address'

/** One parcel, before it has a number. */
export type ParcelAsked = {
  /** What people call its order. */
  readonly reference: string
  readonly from: Address
  readonly to: Address
  readonly grams: number
  readonly currency: Currency
  /** What is in it. */
  readonly lines: readonly CustomsLine[]
  /** Customs stand between the two: they want to know of each line. */
  readonly customs: boolean
}

/** It could not be asked, and is asked again later. */
type Failed = { readonly type: 'failed'; readonly reason: string }

export type RatesAnswer = { readonly type: 'rates'; readonly rates: readonly CarrierRate[] } | Failed
/** `refused`: it sells none, now or ever, for this key. */
export type LabelAnswer =
  | { readonly type: 'sold'; readonly sold: SoldLabel }
  | { readonly type: 'refused'; readonly reason: string }
  | Failed
/** `kept`: it is not taken back, as its parcel was scanned. */
export type VoidAnswer = { readonly type: 'voided' } | { readonly type: 'kept' } | Failed
export type PictureAnswer =
  | { readonly type: 'drawn'; readonly drawing: LabelDrawing }
  | { readonly type: 'pdf' | 'png' | 'jpeg'; readonly bytes: Uint8Array<ArrayBuffer> }
  | Failed

export type LabelSeller = {
  readonly rates: (asked: ParcelAsked) => Promise<RatesAnswer>
  /** @param id the same always means the same label: asked again, nothing more is sold */
  readonly buy: (asked: ParcelAsked, bought: { readonly id: string; readonly rate: string }) => Promise<LabelAnswer>
  readonly void: (sold: Pick<ShippingLabel, 'id' | 'label'>) => Promise<VoidAnswer>
  readonly picture: (asked: ParcelAsked, sold: Omit<SoldLabel, 'cost'>) => Promise<PictureAnswer>
}
