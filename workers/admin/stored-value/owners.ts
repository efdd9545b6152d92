/** Whose credit it is, as people call them: for those staff who may see customers. */
import type { CustomerId } from '#domain/ids'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { customerRecordsBy } from '#schema/users/customers/records'
import { readingCustomer } from '../../flows/customers/record-questions.ts'
import { mayAsk } from '../../flows/question.ts'
import type { AdminContext } from '../frame/app.ts'

/** Names, or mail addresses of those who have none, by their ids. */
export type Owners = ReadonlyMap<string, string>

export const ownersOf = async (
  { env, var: { staff } }: AdminContext,
  values: readonly Pick<StoredValueRecord, 'customerId'>[],
): Promise<Owners> => {
  if (!mayAsk(staff, readingCustomer)) return new Map()
  const ids = [...new Set(values.map(({ customerId }) => customerId))].filter((id): id is CustomerId => id !== null)
  const records = await customerRecordsBy(env.USERS_DB, ids)
  return new Map(
    records.flatMap(({ id, name, email }) => {
      const called = name || email
      return called ? [[id, called] as const] : []
    }),
  )
}
