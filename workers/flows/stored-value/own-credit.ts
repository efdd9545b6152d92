/** The credit of whoever is signed in, with what happened to it: no reason that staff wrote down is theirs to read. */
import type { CustomerId } from '#domain/ids'
import { owedAt, type LedgerEntry } from '#domain/stored-value/ledger'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { entriesOf } from '#schema/transactions/stored-value/ledger'
import { creditsIn } from '#schema/transactions/stored-value/records'
import type { Env } from '../../env.ts'
import { balancesOf, copyLedger } from './money.ts'

export type OwnCredit = { readonly value: StoredValueRecord; readonly entries: readonly LedgerEntry[] }

export const ownCredit = async (env: Env, customer: CustomerId): Promise<OwnCredit[]> => {
  const credits = await creditsIn(env.TRANSACTIONS_DB, customer)
  if (credits.length === 0) return []
  const balances = await balancesOf(
    env,
    credits.map(({ id }) => id),
  )
  return Promise.all(
    credits.map(async (value) => {
      const balance = owedAt([balances.get(value.id) ?? { available: 0, held: 0 }])
      // The copy may be behind what was paid a moment ago.
      if (balance !== value.balance) await copyLedger(env, value.id)
      const entries = await entriesOf(env.TRANSACTIONS_DB, value.id)
      return { value: { ...value, balance }, entries: entries.map((entry) => ({ ...entry, note: '', who: '' })) }
    }),
  )
}
