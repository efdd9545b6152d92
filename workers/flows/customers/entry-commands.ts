/** Customers that staff enter and change: who they are, how they are reached, where they live. The rules are those of their own pages. */
import { z } from 'zod'
import { NAME_LENGTH_MAX } from '#domain/customers/name'
import { LETTER_BYTES_MAX } from '#domain/letters'
import {
  entryIn,
  SAID_TO_STAFF,
  STAFF_WORDING,
  type Entry,
  type EntryAmiss,
  type SaidToStaff,
} from '#domain/customers/entry'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import { isTag, TAGS_MAX, tagsTyped } from '#domain/customers/tags'
import { newCustomerId, type CustomerId } from '#domain/ids'
import { LANGUAGES } from '#domain/languages'
import type { Address } from '#domain/orders/address'
import type { Amiss } from '#domain/orders/checkout-form'
import { ok, refuse, type Result } from '#domain/result'
import { addingAddresses, addingTagsOfEach } from '#schema/users/customers/import'
import { changeCustomer, enteringCustomer, keysTaken, writingNote } from '#schema/users/customers/entries'
import { consentOf, recordingConsent } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { command } from '../command.ts'
import { id, lines } from '../input.ts'
import { settingsFresh } from '../settings/settings.ts'
import { addAddress, changeAddress, checkedAddress, dropAddress } from './addresses.ts'
import { phoneNumberIn } from './phone-number.ts'
import { knownCustomer } from './record-commands.ts'
import { tellUserFacts } from './tell-facts.ts'

const permission = 'customers:change'

/** More than any rule takes: what is too long is refused beside its field. */
const typed = z
  .string()
  .max(LETTER_BYTES_MAX * NAME_LENGTH_MAX)
  .default('')

const fields = {
  name: typed,
  email: typed.describe('In any way in which people write it; empty: none.'),
  phone: typed.describe('With or without the code of its country; empty: none. One of the two has to be there.'),
  language: z.enum(LANGUAGES).default('en').describe('That they are written to in.'),
  newsletter: z
    .enum(SAID_TO_STAFF)
    .default('unsaid')
    .describe('How they have told you that they want news, or that they want none any more; `unsaid` changes nothing.'),
}

const addressFields = {
  recipient: typed,
  street: typed,
  extra: typed,
  postcode: typed,
  city: typed,
  region: typed,
  country: z.string().max(2).default('').describe('ISO 3166-1; empty: no address.'),
  addressPhone: typed,
}
type AddressTyped = z.output<z.ZodObject<typeof addressFields>>

const addressIn = ({
  recipient,
  addressPhone,
  street,
  extra,
  postcode,
  city,
  region,
  country,
}: AddressTyped): Address => ({
  name: recipient,
  street,
  extra,
  postcode,
  city,
  region,
  country,
  phone: addressPhone,
})

/** A country alone is chosen by a form before anybody has typed. */
const isTyped = (address: Address): boolean =>
  Object.entries(address).some(([field, text]) => field !== 'country' && text.trim() !== '')

/** Field by field, all at once; those of an address as the checkout names them. */
export type CustomerInvalid = {
  readonly code: 'customer-invalid'
  readonly fields: EntryAmiss
  readonly address: Amiss
}

type Said = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly language: Entry['language']
}

/** @param address of somebody new; null: none was typed */
const judged = async (
  env: Env,
  said: Said,
  { whose, address }: { readonly whose: CustomerId; readonly address: Address | null },
  now: number,
): Promise<Result<{ readonly entry: Entry; readonly address: Address | null }, CustomerInvalid>> => {
  const home = address?.country || (await settingsFresh(env, now)).shop.address?.country
  const { entry, amiss } = entryIn(said, (text) => phoneNumberIn(text, home))
  const [taken, placed] = await Promise.all([
    keysTaken(env.USERS_DB, entry, whose),
    address && checkedAddress(env, address, now),
  ])
  const all: EntryAmiss = {
    ...amiss,
    ...(taken.email && { email: 'email-taken' }),
    ...(taken.phone && { phone: 'phone-taken' }),
  }
  const amissThere = placed && !placed.ok && placed.refusal.code === 'form-amiss' ? placed.refusal.fields : {}
  if (Object.keys({ ...all, ...amissThere }).length > 0)
    return refuse({ code: 'customer-invalid', fields: all, address: amissThere })
  return ok({ entry: { ...entry, language: said.language }, address: placed?.ok ? placed.value : null })
}

/** Only what changes what counts today: said again it is no new line. */
const consenting = async (
  env: Env,
  { email, language }: Entry,
  newsletter: SaidToStaff,
  now: number,
): Promise<D1PreparedStatement[]> => {
  if (newsletter === 'unsaid' || email === null) return []
  const state = newsletter === 'ended' ? 'withdrawn' : 'given'
  const before = await consentOf(env.USERS_DB, email, 'newsletter')
  if (before === state || (before === null && state === 'withdrawn')) return []
  const wording = STAFF_WORDING[newsletter][language]
  const said = {
    address: email,
    purpose: 'newsletter',
    state,
    wording,
    version: 'staff',
    language,
    source: 'staff',
  } as const
  return [recordingConsent(env.USERS_DB, { ...said, at: now })]
}

const tags = z.preprocess(
  (value) => (typeof value === 'string' ? tagsTyped(value) : value),
  z.array(z.string().refine(isTag)).max(TAGS_MAX).default([]),
)

export const addingCustomer = command({
  name: 'customers:add',
  permission,
  input: z.strictObject({
    ...fields,
    ...addressFields,
    tags,
    note: lines(NOTE_LENGTH_MAX).default(''),
  }),
  refusals: ['customer-invalid'],
  repeats: 'claim',
  act: async ({ env, now, once }, { tags: given, note, newsletter, ...said }) => {
    const hash = await sha256(`customer\n${once.key}`)
    const customer = newCustomerId(Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
    const whole = addressIn(said)
    const address = isTyped(whole) ? { ...whole, name: whole.name || said.name } : null
    const found = await judged(env, said, { whose: customer, address }, now)
    if (!found.ok) return found
    const { entry, address: placed } = found.value
    const db = env.USERS_DB
    const kept = placed && { id: hash.slice(0, 32), customer, address: placed, usedAt: now }
    await db.batch([
      enteringCustomer(db, customer, entry, now),
      ...(note === '' ? [] : [writingNote(db, customer, note)]),
      ...addingTagsOfEach(db, [{ id: customer, tags: given }]),
      ...addingAddresses(db, kept ? [kept] : []),
      ...(await consenting(env, entry, newsletter, now)),
    ])
    return ok({ customer })
  },
  // Whom it was is personal, and stays with them.
  audit: ({ newsletter }, { customer }) => [{ subject: customer, details: { newsletter } }],
})

export const changingCustomer = command({
  name: 'customers:change-details',
  permission,
  input: z.strictObject({
    id,
    version: z.int().min(0).describe('When they were changed last, as it was read.'),
    ...fields,
  }),
  refusals: ['customer-unknown', 'customer-merged', 'customer-changed', 'customer-invalid'],
  repeats: 'none',
  act: async ({ env, now }, { id: text, version, newsletter, ...said }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, mergedInto, email, phone, updatedAt } = found.value
    if (mergedInto) return refuse({ code: 'customer-merged' })
    if (updatedAt !== version) return refuse({ code: 'customer-changed' })
    const checked = await judged(env, said, { whose: customer, address: null }, now)
    if (!checked.ok) return checked
    const { entry } = checked.value
    if (!(await changeCustomer(env.USERS_DB, { id: customer, version }, entry, now)))
      return refuse({ code: 'customer-changed' })
    const statements = await consenting(env, entry, newsletter, now)
    if (statements.length > 0) await env.USERS_DB.batch(statements)
    await tellUserFacts(env, now)
    return ok({ customer, changed: { email: email !== entry.email, phone: phone !== entry.phone } })
  },
  audit: ({ newsletter }, { customer, changed }) => [{ subject: customer, details: { newsletter, ...changed } }],
})

const UNKNOWN = ['customer-unknown', 'customer-merged'] as const

const invalid = (address: Amiss): CustomerInvalid => ({ code: 'customer-invalid', fields: {}, address })

/** A new one without `address`; it is the first of theirs only where they have none. */
export const savingAddress = command({
  name: 'customers:save-address',
  permission,
  input: z.strictObject({
    id,
    address: id.default('').describe('Of one that is changed; empty: a new one.'),
    ...addressFields,
  }),
  refusals: [...UNKNOWN, 'customer-invalid', 'customer-address-unknown', 'customer-addresses-full'],
  repeats: 'claim',
  act: async ({ env, now, once }, { id: text, address, ...said }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, mergedInto } = found.value
    if (mergedInto) return refuse({ code: 'customer-merged' })
    const whole = addressIn(said)
    const done =
      address === ''
        ? await addAddress(env, customer, { key: once.key, address: whole }, now)
        : await changeAddress(env, customer, { id: address, address: whole }, now)
    if (done.ok) return ok({ customer, address: done.value.id })
    const { refusal } = done
    if (refusal.code === 'form-amiss') return refuse(invalid(refusal.fields))
    return refuse({
      code: refusal.code === 'address-unknown' ? 'customer-address-unknown' : 'customer-addresses-full',
    })
  },
  audit: (_, { customer }) => [{ subject: customer }],
})

export const removingAddress = command({
  name: 'customers:remove-address',
  permission,
  input: z.strictObject({ id, address: id }),
  refusals: [...UNKNOWN, 'customer-address-unknown'],
  repeats: 'none',
  act: async ({ env }, { id: text, address }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, mergedInto } = found.value
    if (mergedInto) return refuse({ code: 'customer-merged' })
    if (!(await dropAddress(env, customer, address))) return refuse({ code: 'customer-address-unknown' })
    return ok({ customer })
  },
  audit: (_, { customer }) => [{ subject: customer }],
})
