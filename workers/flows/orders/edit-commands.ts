/** What staff change of an order after it was placed: where it goes, and to whom it is written. */
import { z } from 'zod'
import { orderId, type OrderId } from '#domain/ids'
import { LETTER_BYTES_MAX } from '#domain/letters'
import type { Address } from '#domain/orders/address'
import { checkDetails, type Amiss } from '#domain/orders/checkout-form'
import type { Order } from '#domain/orders/order'
import { taxingAt } from '#domain/orders/taxing'
import type { ReaddressRefusal } from '#domain/orders/readdressing'
import { ok, refuse, type Result } from '#domain/result'
import type { Settings } from '#domain/settings/settings'
import type { EditedOrder } from '#durable-objects/orders/edits'
import type { Env } from '../../env.ts'
import type { Refusal } from '../../http/refusal.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { addressFormatOf } from '../logistics/address-formats.ts'
import { settingsFresh } from '../settings/settings.ts'
import { withRatesAt } from '../tax/rates-at.ts'
import { orderForStaff } from './orders.ts'

/** More than any rule takes: what is too long is refused beside its field. */
const typed = z
  .string()
  .max(LETTER_BYTES_MAX * 200)
  .default('')

/** Field by field, all at once, as the checkout names them. */
export type OrderDetailsInvalid = { readonly code: 'order-details-invalid'; readonly fields: Amiss }

type Judged = Result<{ readonly email: string; readonly address: Address | null }, OrderDetailsInvalid>

type Said = { readonly email: string; readonly address: Address | null; readonly fetched: boolean }

const judged = (settings: Settings, { email, address, fetched }: Said): Judged => {
  const by = { rules: settings, formatOf: addressFormatOf, fetched }
  const checked = checkDetails(address ? { email, address } : { email }, by)
  if (!checked.ok) return refuse({ code: 'order-details-invalid', fields: checked.refusal.fields })
  const { address: placed } = checked.value as { readonly address?: Address }
  return ok({ email: checked.value.email, address: placed ?? null })
}

/** Whether it is taxed there as where it was to go: else it would have cost another sum. */
const isTaxedAlike = async (
  env: Env,
  settings: Settings,
  { address, business, pricedBy }: Order,
  place: Address,
  now: number,
) => {
  // What is fetched is taxed where it is handed over.
  if (!address || pricedBy?.delivery?.pickup) return true
  const at = async (there: Address) => {
    const rules = await withRatesAt(env, settings, there, now)
    return taxingAt(rules, { address: there, ...(business && { business }) }, now)
  }
  const [before, after] = await Promise.all([at(address), at(place)])
  return before === after
}

const REFUSALS = [
  'order-unknown',
  'order-cancelled',
  'order-shipped',
  'order-forgotten',
  'order-changed',
  'order-country-fixed',
  'units-labelled',
  'order-tax-differs',
  'order-details-invalid',
] as const
type Code = (typeof REFUSALS)[number]

export const readdressingOrder = command({
  name: 'orders:readdress',
  permission: 'orders:change',
  input: z.strictObject({
    order: id,
    version: z.int().min(1).describe('Of the order that was read: one that was changed meanwhile stays as it is.'),
    email: typed.describe('To which it is written from now on.'),
    address: z
      .strictObject({
        name: typed,
        street: typed,
        extra: typed,
        postcode: typed,
        city: typed,
        region: typed,
        country: z.string().max(2).default(''),
        phone: typed,
      })
      .optional()
      .describe('In the country in which it was: what it cost stays. As it is when absent.'),
  }),
  refusals: REFUSALS,
  repeats: 'none',
  act: async ({ env, now }, { order: text, version, email, address }): Promise<Result<EditedOrder, Refusal<Code>>> => {
    const found = orderId(text)
    const stored = found && (await orderForStaff(env, found))
    if (!found || !stored) return refuse({ code: 'order-unknown' })
    const settings = await settingsFresh(env, now)
    const { order } = stored
    const fetched = order.pricedBy?.delivery?.pickup !== undefined
    const said = judged(settings, { email, address: order.address && address ? address : null, fetched })
    if (!said.ok) return said
    const { address: place } = said.value
    if (place && place.country === order.address?.country && !(await isTaxedAlike(env, settings, order, place, now)))
      return refuse({ code: 'order-tax-differs' })
    const readdressing = { version, ...said.value }
    const done: Result<EditedOrder, ReaddressRefusal> = await askOrder(env, found, 'readdress', {
      order: found,
      readdressing,
    })
    return done.ok ? done : refuse(done.refusal as unknown as Refusal<Code>)
  },
  // Where it was to go stands in the log for as long as the law allows, and no longer: in no audit entry.
  audit: (_, { order, isNew }): readonly { readonly subject: OrderId }[] => (isNew ? [{ subject: order.id }] : []),
})
