/** What a program says of an order beside who and where to: to whom the invoice is written, and what whoever packs should know. */
import type { Address } from '#domain/orders/address'
import { checkBillingAddress } from '#domain/orders/billing'
import { checkBuyerNote } from '#domain/orders/buyer-note'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { placesAmiss } from '../contract/places-amiss.ts'

type Sent = { readonly billing?: Address | null | undefined; readonly buyerNote?: string | undefined }

/** `billingStreet` → `street`, as it stands under `/billing`. */
const bare = (field: string): string => field.charAt('billing'.length).toLowerCase() + field.slice('billing'.length + 1)

/** Put right and judged by the rule of the page; what was not sent is not judged, and stays. */
export const furtherDetails = ({ billing, buyerNote }: Sent) => {
  const billed = billing ? checkBillingAddress(billing, { formatOf: addressFormatOf }) : undefined
  const noted = buyerNote === undefined ? undefined : checkBuyerNote(buyerNote)
  const faults = billed && !billed.ok ? Object.entries(billed.refusal.fields) : []
  return {
    details: {
      ...(billing === null && { billing }),
      ...(billed?.ok && { billing: billed.value }),
      ...(noted?.ok && { buyerNote: noted.value }),
    },
    amiss: [
      ...placesAmiss(Object.fromEntries(faults.map(([field, fault]) => [bare(field), fault])), '/billing'),
      ...(noted && !noted.ok ? placesAmiss(noted.refusal.fields, '') : []),
    ],
  }
}
