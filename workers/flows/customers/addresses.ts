/** Addresses that somebody keeps in their account: judged by the same rule as at checkout. */
import type { CustomerId } from '#domain/ids'
import type { Address } from '#domain/orders/address'
import { checkDetails, type Amiss } from '#domain/orders/checkout-form'
import { ok, refuse, type Result } from '#domain/result'
import { addressesOf, ADDRESSES_MAX, saveAddress, type KeptAddress } from '#schema/users/customers/addresses'
import type { Env } from '../../env.ts'
import { addressFormatOf } from '../logistics/address-formats.ts'
import { settingsFresh } from '../settings/settings.ts'

export type AddressRefusal =
  | { readonly code: 'form-amiss'; readonly fields: Amiss }
  | { readonly code: 'addresses-full'; readonly addressesMax: number }

/** @param id of one that is changed; a new one gets an id of its own */
export const keepAddress = async (
  env: Env,
  customer: CustomerId,
  { id = crypto.randomUUID(), address }: { readonly id?: string | undefined; readonly address: Address },
  now: number,
): Promise<Result<KeptAddress, AddressRefusal>> => {
  const checked = checkDetails({ address }, { rules: await settingsFresh(env, now), formatOf: addressFormatOf })
  if (!checked.ok) return checked
  const kept = { id, address: checked.value.address }
  if (await saveAddress(env.USERS_DB, customer, kept, now)) return ok(kept)
  return refuse({ code: 'addresses-full', addressesMax: ADDRESSES_MAX })
}

const isSame = (one: Address, other: Address): boolean => JSON.stringify(one) === JSON.stringify(other)

/** After an order: what was typed at checkout need not be typed again. One that is kept already is not kept twice. */
export const keepOrderedAddress = async (
  env: Env,
  customer: CustomerId,
  address: Address,
  now: number,
): Promise<void> => {
  const kept = await addressesOf(env.USERS_DB, customer)
  if (!kept.some((one) => isSame(one.address, address))) await keepAddress(env, customer, { address }, now)
}
