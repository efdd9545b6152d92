/** Customers as a table in the columns of Shopify, a page of them at a time. Brought in again they change nothing. */
import { customerRow } from '#domain/customers/file'
import { formerBeyond } from '#domain/customers/former-count'
import type { Currency } from '#domain/money'
import { boughtBy, type Bought } from '#schema/transactions/orders/orders-by-person'
import { addressesOfMany } from '#schema/users/customers/addresses'
import { personsOf, customerRecords, type CustomerFilter, type CustomerRecord } from '#schema/users/customers/records'
import { tagsOf } from '#schema/users/customers/tags'
import type { Env } from '../../env.ts'
import { shownInTwo } from './file-plan.ts'

type Rows = readonly (readonly string[])[]

const PAGE = 200

/** What this shop and the one before have counted, in the shop's own currency: the file has one column for it. */
const countedOf = (record: CustomerRecord, own: readonly Bought[], currency: Currency) => {
  const spent = own.reduce((sum, one) => sum + (one.currency === currency ? one.spent : 0), 0)
  const beyond = formerBeyond(record, own)
  const before = beyond?.currency === currency ? beyond.spent : 0
  return { orders: own.reduce((sum, one) => sum + one.orders, 0) + (beyond?.orders ?? 0), spent: spent + before }
}

const rowsOf = async (env: Env, records: readonly CustomerRecord[], currency: Currency): Promise<Rows> => {
  const ids = records.map(({ id }) => id)
  const persons = await personsOf(env.USERS_DB, records)
  const [tags, addresses, bought] = await Promise.all([
    tagsOf(env.USERS_DB, ids),
    addressesOfMany(env.USERS_DB, ids),
    boughtBy(env.TRANSACTIONS_DB, [...persons.values()].flat()),
  ])
  return records.map((record) => {
    const [firstName, lastName] = shownInTwo(record)
    return customerRow({
      id: record.formerId ?? record.id,
      firstName,
      lastName,
      email: record.email ?? '',
      phone: record.phone ?? '',
      marketing: record.newsletter,
      sms: record.takesSms,
      company: record.company,
      address: addresses.get(record.id)?.[0]?.address ?? null,
      ...countedOf(
        record,
        bought.filter(({ person }) => persons.get(record.id)?.includes(person)),
        currency,
      ),
      note: record.note,
      taxExempt: record.isTaxExempt,
      tags: tags.get(record.id) ?? [],
      currency,
    })
  })
}

/** @param before the number of the last one of the page before */
export const customerRowsAfter = async (
  env: Env,
  filter: CustomerFilter,
  before: number | null,
  currency: Currency,
): Promise<{ readonly rows: Rows; readonly next: number | null }> => {
  const records = await customerRecords(env.USERS_DB, filter, before, PAGE)
  const last = records.at(-1)
  return { rows: await rowsOf(env, records, currency), next: records.length === PAGE && last ? last.sequence : null }
}
