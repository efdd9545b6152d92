/** Which gift card a code is of, and which credit an account has: whether and how much they pay is decided when they are held. */
import type { CustomerId } from '#domain/ids'
import { typedCode } from '#domain/stored-value/code'
import { payableBy } from '#domain/stored-value/record'
import type { StoredValue } from '#domain/stored-value/stored-value'
import { creditsIn, recordByHash } from '#schema/transactions/stored-value/records'
import type { Env } from '../../env.ts'
import { codeHash } from './codes.ts'

type Book = Pick<Env, 'TRANSACTIONS_DB'>

/** However it is typed. @returns null for a code that nobody has dealt, and for a card that pays nothing any more */
export const storedValueByCode = async (env: Book, code: string, now: number): Promise<StoredValue | null> => {
  const typed = typedCode(code)
  const record = typed === undefined ? null : await recordByHash(env.TRANSACTIONS_DB, await codeHash(typed))
  return record && payableBy(record, now)
}

/** Of an account, one or more for each currency; what pays nothing any more is none of it. */
export const creditsOf = async (env: Book, customer: CustomerId, now = Date.now()): Promise<StoredValue[]> =>
  (await creditsIn(env.TRANSACTIONS_DB, customer)).flatMap((record) => payableBy(record, now) ?? [])
