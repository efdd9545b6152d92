/** What each line of a file of customers would change: who of them the shop has, and what of them the file says anew. */
import type { RowNote, RowOutcome } from '#domain/catalog/files/file-job'
import type { FileCustomer } from '#domain/customers/file'
import { nameInTwo } from '#domain/customers/record'
import { base32, customerId, newCustomerId, type CustomerId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { Consent } from '#domain/notifications/consent'
import type { Address } from '#domain/orders/address'
import { customersNamed, type WrittenAddress, type WrittenCustomer } from '#schema/users/customers/import'
import type { CustomerRecord } from '#schema/users/customers/records'
import { addressesOfMany, type KeptAddress } from '#schema/users/customers/addresses'
import { tagsOf } from '#schema/users/customers/tags'
import { newsletterConsents } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { noted } from '../catalog/file-notes.ts'

export type PlannedCustomer = {
  readonly item: FileCustomer
  readonly outcome: RowOutcome
  readonly notes: readonly RowNote[]
  /** Null where nothing is written of them. */
  readonly written: WrittenCustomer | null
  readonly isNew: boolean
  readonly address: WrittenAddress | null
  readonly tags: readonly string[]
  readonly consent: Consent | null
}

export type Wishes = {
  /** false: what is there already stays as it is. */
  readonly overwrite: boolean
  /** The shop's own. */
  readonly currency: Currency
}

type There = {
  readonly records: ReadonlyMap<string, CustomerRecord>
  readonly tags: ReadonlyMap<CustomerId, readonly string[]>
  readonly addresses: ReadonlyMap<CustomerId, readonly KeptAddress[]>
  readonly consents: ReadonlyMap<string, Pick<Consent, 'state' | 'source'>>
}

/** By every key that somebody has. */
const thereOf = async (env: Pick<Env, 'USERS_DB'>, items: readonly FileCustomer[]): Promise<There> => {
  const db = env.USERS_DB
  const filled = (texts: readonly string[]) => texts.filter((text) => text !== '')
  const emails = filled(items.map(({ email }) => email))
  const [found, consents] = await Promise.all([
    customersNamed(db, {
      ids: filled(items.map(({ id }) => id)),
      emails,
      phones: filled(items.map(({ phone }) => phone)),
    }),
    newsletterConsents(db, emails),
  ])
  const ids = found.map(({ id }) => id)
  const [tags, addresses] = await Promise.all([tagsOf(db, ids), addressesOfMany(db, ids)])
  const records = new Map(
    found.flatMap((one) =>
      [one.id, one.formerId, one.email, one.phone].flatMap((key): [string, CustomerRecord][] =>
        key ? [[key, one]] : [],
      ),
    ),
  )
  return { records, tags, addresses, consents }
}

/** As the shop calls them: an id that is one of its kind stays with them, so that a shop that moves keeps it. */
const idOf = (item: FileCustomer): CustomerId =>
  customerId(item.id) ?? newCustomerId(crypto.getRandomValues(new Uint8Array(24)))

const formerOf = ({ id }: FileCustomer): string | null => (id === '' || customerId(id) ? null : id)

const nameOf = ({ firstName, lastName }: FileCustomer): string => `${firstName} ${lastName}`.trim()

const fresh = (item: FileCustomer, currency: Currency): WrittenCustomer => ({
  id: idOf(item),
  name: nameOf(item),
  email: item.email || null,
  phone: item.phone || null,
  // Nobody has said: by the letters of their name.
  language: /\p{Script=Han}/u.test(nameOf(item)) ? 'zh' : 'en',
  note: item.note,
  firstName: item.firstName,
  lastName: item.lastName,
  company: item.company,
  isTaxExempt: item.taxExempt ?? false,
  takesSms: item.sms ?? false,
  formerId: formerOf(item),
  formerOrders: item.orders,
  formerSpent: item.spent,
  formerCurrency: item.spent === null ? null : currency,
})

/** What stands in two as it was brought, as long as it still is the name. */
export const shownInTwo = ({ name, firstName, lastName }: Pick<CustomerRecord, 'name' | 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`.trim() === name ? ([firstName, lastName] as const) : nameInTwo(name)

/** An empty cell says nothing, and what another shop has counted is taken once: from then on this shop counts itself. */
const changed = (record: CustomerRecord, item: FileCustomer, { overwrite, currency }: Wishes): WrittenCustomer => {
  const chosen = (said: string, there: string): string => (said !== '' && (overwrite || there === '') ? said : there)
  const [firstName, lastName] = shownInTwo(record)
  const isNamed = nameOf(item) !== '' && nameOf(item) !== record.name && (overwrite || record.name === '')
  const isFirst = record.formerId === null && formerOf(item) !== null && record.formerOrders === null
  return {
    id: record.id,
    name: isNamed ? nameOf(item) : record.name,
    email: record.email ?? (item.email || null),
    phone: record.phone ?? (item.phone || null),
    language: record.language,
    note: chosen(item.note, record.note),
    firstName: isNamed || nameOf(item) === record.name ? item.firstName : firstName,
    lastName: isNamed || nameOf(item) === record.name ? item.lastName : lastName,
    company: chosen(item.company, record.company),
    isTaxExempt: overwrite ? (item.taxExempt ?? record.isTaxExempt) : record.isTaxExempt,
    takesSms: overwrite ? (item.sms ?? record.takesSms) : record.takesSms,
    formerId: record.formerId ?? formerOf(item),
    formerOrders: isFirst ? item.orders : record.formerOrders,
    formerSpent: isFirst ? item.spent : record.formerSpent,
    formerCurrency: isFirst && item.spent !== null ? currency : record.formerCurrency,
  }
}

const COMPARED = [
  'name',
  'email',
  'phone',
  'note',
  'company',
  'isTaxExempt',
  'takesSms',
  'formerId',
  'formerOrders',
  'formerSpent',
] as const

/** @param brought without a recipient it is of whomever it is kept for already */
const isSame = (kept: Address, brought: Address): boolean =>
  (Object.keys(brought) as (keyof Address)[]).every(
    (field) => kept[field] === brought[field] || (field === 'name' && brought.name === ''),
  )

/** For whom: as the file says, or for the customer, or for where they work; null: a parcel would have no name on it. */
const addressedTo = (item: FileCustomer, written: WrittenCustomer): Address | null => {
  if (!item.address) return null
  const name = [item.address.name, nameOf(item), written.name, written.company].find((one) => one !== '')
  return name === undefined ? null : { ...item.address, name }
}

/** The same address of the same person has the same id, however often it is brought. */
const addressId = async (customer: CustomerId, address: Address): Promise<string> => {
  const hash = await sha256(`address of a file\n${customer}\n${JSON.stringify(Object.entries(address).toSorted())}`)
  return base32(Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}

const WORDING = { wording: 'Accepts Email Marketing', version: 'file' } as const

/** Yes is taken from somebody who has said nothing here; no alone from whom a file has said yes. Whoever has ended it stays so. */
const consentOf = (
  item: FileCustomer,
  written: WrittenCustomer,
  now: number,
  known?: Pick<Consent, 'state' | 'source'>,
): Consent | null => {
  const { email, language } = written
  if (!email || email !== item.email || item.marketing === null) return null
  const state = item.marketing ? 'given' : 'withdrawn'
  const isTaken = item.marketing ? !known : known?.state === 'given' && known.source === 'import'
  return isTaken
    ? { address: email, purpose: 'newsletter', state, ...WORDING, language, source: 'import', at: now }
    : null
}

const notesOf = (item: FileCustomer, record: CustomerRecord, there: There): RowNote[] => {
  const { row, email, phone, marketing } = item
  const isKept =
    (email !== '' && record.email !== null && email !== record.email) ||
    (phone !== '' && record.phone !== null && phone !== record.phone)
  return [
    ...(isKept ? [noted(row, 'Email', { code: 'customer-kept' })] : []),
    ...(marketing && there.consents.get(email)?.state === 'withdrawn'
      ? [noted(row, 'Accepts Email Marketing', { code: 'customer-withdrawn' })]
      : []),
  ]
}

const NOTHING = { written: null, isNew: false, address: null, tags: [], consent: null } as const

const planOf = async (item: FileCustomer, there: There, wishes: Wishes, now: number): Promise<PlannedCustomer> => {
  const others = [item.id, item.email, item.phone].flatMap((key) => there.records.get(key) ?? [])
  const [record] = others
  if (others.some(({ id }) => id !== record?.id))
    return { item, outcome: 'refused', notes: [noted(item.row, 'Email', { code: 'customer-other' })], ...NOTHING }
  if (record?.mergedInto) return { item, outcome: 'unchanged', notes: [], ...NOTHING }
  const written = record ? changed(record, item, wishes) : fresh(item, wishes.currency)
  const kept = record ? (there.addresses.get(record.id) ?? []) : []
  const { address: brought } = item
  const isThere = brought !== null && kept.some(({ address: one }) => isSame(one, brought))
  const isTaken = brought !== null && !isThere && (wishes.overwrite || kept.length === 0)
  const named = isTaken ? addressedTo(item, written) : null
  const nameless = isTaken && !named ? [noted(item.row, 'First Name', { code: 'customer-nameless' })] : []
  const address = named && {
    id: await addressId(written.id, named),
    customer: written.id,
    address: named,
    usedAt: kept.length === 0 ? now : 0,
  }
  const had = new Set(record ? there.tags.get(record.id) : [])
  const tags = item.tags.filter((tag) => !had.has(tag))
  const consent = consentOf(item, written, now, there.consents.get(item.email))
  if (!record) return { item, outcome: 'created', notes: nameless, written, isNew: true, address, tags, consent }
  const fields = [
    ...COMPARED.filter((field) => written[field] !== record[field]),
    ...(address ? ['address'] : []),
    ...(tags.length > 0 ? ['tags'] : []),
    ...(consent ? ['newsletter'] : []),
  ]
  const notes = [...notesOf(item, record, there), ...nameless]
  if (fields.length === 0) return { item, outcome: 'unchanged', notes, ...NOTHING }
  const said = noted(item.row, '', { code: 'customer-changes', fields })
  return { item, outcome: 'changed', notes: [...notes, said], written, isNew: false, address, tags, consent }
}

export const planCustomers = async (
  env: Pick<Env, 'USERS_DB'>,
  items: readonly FileCustomer[],
  wishes: Wishes,
  now: number,
): Promise<PlannedCustomer[]> => {
  const there = await thereOf(env, items)
  return Promise.all(items.map((item) => planOf(item, there, wishes, now)))
}
