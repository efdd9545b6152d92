/** Addresses that somebody keeps in their account: judged by the same rule as at checkout. */
import type { CustomerId } from '#domain/ids'
import type { Address } from '#domain/orders/address'
import { checkDetails, type Amiss } from '#domain/orders/checkout-form'
import { ok, refuse, type Result } from '#domain/result'
import {
  addressesOf,
  ADDRESSES_MAX,
  chooseAddress,
  removeAddress,
  saveAddress,
  type KeptAddress,
} from '#schema/users/customers/addresses'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { addressFormatOf } from '../logistics/address-formats.ts'
import { settingsFresh } from '../settings/settings.ts'
import { phoneNumberIn } from './phone-number.ts'

export type { KeptAddress }

/** The one that was chosen last is the first. */
export const ownAddresses = (env: Env, customer: CustomerId): Promise<KeptAddress[]> =>
  addressesOf(env.USERS_DB, customer)

/** It stands at the checkout from now on. One of somebody else stays where it is. @returns whether it is theirs */
export const putAddressFirst = (env: Env, customer: CustomerId, id: string, now: number): Promise<boolean> =>
  chooseAddress(env.USERS_DB, customer, id, now)

/** @returns whether it was theirs */
export const dropAddress = (env: Env, customer: CustomerId, id: string): Promise<boolean> =>
  removeAddress(env.USERS_DB, customer, id)

export type AddressRefusal =
  | { readonly code: 'form-amiss'; readonly fields: Amiss }
  | { readonly code: 'addresses-full'; readonly addressesMax: number }

type AddressAmiss = Extract<AddressRefusal, { readonly code: 'form-amiss' }>

/** A telephone number is kept with its country, as it is rung from anywhere; one with an extension stays as it was typed. */
export const checkedAddress = async (
  env: Env,
  address: Address,
  now: number,
): Promise<Result<Address, AddressAmiss>> => {
  const checked = checkDetails({ address }, { rules: await settingsFresh(env, now), formatOf: addressFormatOf })
  if (!checked.ok) return checked
  const { phone, country, ...rest } = checked.value.address
  return ok({ ...rest, country, phone: phoneNumberIn(phone, country) ?? phone })
}

/** @param id of one that is changed; a new one gets an id of its own */
export const keepAddress = async (
  env: Env,
  customer: CustomerId,
  { id = crypto.randomUUID(), address }: { readonly id?: string | undefined; readonly address: Address },
  now: number,
): Promise<Result<KeptAddress, AddressRefusal>> => {
  const checked = await checkedAddress(env, address, now)
  if (!checked.ok) return checked
  const kept = { id, address: checked.value }
  if (await saveAddress(env.USERS_DB, customer, kept, now)) return ok(kept)
  return refuse({ code: 'addresses-full', addressesMax: ADDRESSES_MAX })
}

/** A new one, once for each key of its sender. */
export const addAddress = async (
  env: Env,
  customer: CustomerId,
  { key, address }: { readonly key: string; readonly address: Address },
  now: number,
): Promise<Result<KeptAddress, AddressRefusal | { readonly code: 'idempotency-key-reused' }>> => {
  const checked = await checkedAddress(env, address, now)
  if (!checked.ok) return checked
  const id = (await sha256(`address\n${customer}\n${key}`)).slice(0, 32)
  const there = (await ownAddresses(env, customer)).find((one) => one.id === id)
  if (!there) return keepAddress(env, customer, { id, address }, now)
  return isSame(there.address, checked.value) ? ok(there) : refuse({ code: 'idempotency-key-reused' })
}

/** One that they keep, written anew. */
export const changeAddress = async (
  env: Env,
  customer: CustomerId,
  kept: KeptAddress,
  now: number,
): Promise<Result<KeptAddress, AddressRefusal | { readonly code: 'address-unknown' }>> => {
  const isTheirs = (await ownAddresses(env, customer)).some(({ id }) => id === kept.id)
  return isTheirs ? keepAddress(env, customer, kept, now) : refuse({ code: 'address-unknown' })
}

const isSame = (one: Address, other: Address): boolean => JSON.stringify(one) === JSON.stringify(other)

/** After an order: what was typed at checkout need not be typed again. One that is kept already is not kept twice. */
export const keepOrderedAddress = async (
  env: Env,
  customer: CustomerId,
  address: Address,
  now: number,
): Promise<void> => {
  const kept = await ownAddresses(env, customer)
  if (!kept.some((one) => isSame(one.address, address))) await keepAddress(env, customer, { address }, now)
}
