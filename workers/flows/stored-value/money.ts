/** The money behind a card or a credit: at the shard that keeps it, and the ledger that is copied from there. */
import type { StockRefusal } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import { NO_PLACE } from '#domain/ids'
import { entryOf, owedAt, type LedgerEntry } from '#domain/stored-value/ledger'
import { moneyKey, type StoredValueId } from '#domain/stored-value/stored-value'
import type { Movement } from '#durable-objects/inventory/inventory-shard'
import { copyEntries } from '#schema/transactions/stored-value/ledger'
import type { Env } from '../../env.ts'
import { MOVEMENTS_PAGE } from '../inventory/movements.ts'
import { askItem, askItems } from '../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

/** @property held promised to attempts to pay */
export type Balance = { readonly available: number; readonly held: number; readonly taken: number }

const NOTHING: Balance = { available: 0, held: 0, taken: 0 }

/** As the shards have it now. What nobody has paid in yet has nothing. */
export const balancesOf = async (
  env: TopologyEnv,
  ids: readonly StoredValueId[],
): Promise<ReadonlyMap<StoredValueId, Balance>> => {
  const keys = ids.map((id) => moneyKey(id))
  const reached = await askItems(
    env,
    'stockOf',
    keys,
    (key) => key,
    (some) => [some] as const,
  )
  const stock = reached.flatMap(({ value }) => value.stock)
  const of = (id: StoredValueId): Balance =>
    stock
      .filter(({ item }) => item === moneyKey(id))
      .reduce(
        (sum, { available, held, taken }) => ({
          available: sum.available + available,
          held: sum.held + held,
          taken: sum.taken + taken,
        }),
        NOTHING,
      )
  return new Map(ids.map((id) => [id, of(id)]))
}

export const balanceAt = async (env: TopologyEnv, id: StoredValueId): Promise<Balance> =>
  (await balancesOf(env, [id])).get(id) ?? NOTHING

type Move = {
  /** Asked twice, it moves once. */
  readonly change: string
  readonly id: StoredValueId
  /** Minor units; below nothing: they go. */
  readonly amount: number
  readonly note?: string
  readonly who?: string
  /** The money it is dealt with. */
  readonly first?: true
}

export type MoveRefusal =
  | { readonly code: 'balance-short'; readonly available: number }
  | { readonly code: 'amount-beyond' }

const refusedAs = (refusal: StockRefusal): MoveRefusal =>
  refusal.code === 'stock-below-zero'
    ? { code: 'balance-short', available: refusal.available }
    : { code: 'amount-beyond' }

/** @returns by how much it moved, the same however often it is asked */
export const moveMoney = async (
  env: TopologyEnv,
  { change, id, amount, note = '', who, first }: Move,
): Promise<Result<number, MoveRefusal>> => {
  const item = moneyKey(id)
  const [answer] = await askItem(env, item, 'change', [
    {
      id: change,
      type: first ? ('receive' as const) : ('correct' as const),
      item,
      location: NO_PLACE,
      units: amount,
      note,
      ...(who !== undefined && { who }),
    },
  ])
  if (!answer) throw new Error(`${id} gave no answer for ${change}`)
  if (answer.ok) return ok(answer.value.moved)
  // One bearer spends it: whoever has divided it was wrong.
  if (answer.refusal.code === 'stock-divided' || answer.refusal.code === 'change-id-reused')
    throw new Error(`${id} cannot be changed by ${change}: ${answer.refusal.code}`)
  return refuse(refusedAs(answer.refusal))
}

/** More movements than a card has in all its life. */
const PAGES_MAX = 200

const movementsOf = async (env: TopologyEnv, id: StoredValueId): Promise<Movement[]> => {
  const item = moneyKey(id)
  const all: Movement[] = []
  for (let page = 0, last: Movement | undefined; page < PAGES_MAX; page++) {
    const found = last
      ? await askItem(env, item, 'movementsOf', item, { at: last.at, sequence: last.sequence })
      : await askItem(env, item, 'movementsOf', item)
    all.push(...found)
    last = found.at(-1)
    if (found.length < MOVEMENTS_PAGE) break
  }
  return all.toReversed()
}

/** What happened to it, as its shard wrote it down. */
export const ledgerAt = async (env: TopologyEnv, id: StoredValueId): Promise<LedgerEntry[]> =>
  (await movementsOf(env, id)).flatMap((moved) => entryOf(moved, id) ?? [])

/** Brings the copy up to date. @param anew what was copied before is thrown away: it is made of the shard alone */
export const copyLedger = async (
  env: TopologyEnv & Pick<Env, 'TRANSACTIONS_DB'>,
  id: StoredValueId,
  anew = false,
): Promise<readonly LedgerEntry[]> => {
  const entries = await ledgerAt(env, id)
  await copyEntries(env.TRANSACTIONS_DB, id, entries, anew)
  return entries
}

export type Difference = { readonly id: StoredValueId; readonly ledger: number; readonly shard: number }

/** Where the ledger and the shard say different things. Asked once more before it is said: between two looks somebody may have paid. */
export const differencesIn = async (
  env: TopologyEnv & Pick<Env, 'TRANSACTIONS_DB'>,
  records: readonly { readonly id: StoredValueId; readonly balance: number }[],
): Promise<Difference[]> => {
  const balances = await balancesOf(
    env,
    records.map(({ id }) => id),
  )
  return records.flatMap(({ id, balance }) => {
    const shard = owedAt([balances.get(id) ?? NOTHING])
    return shard === balance ? [] : [{ id, ledger: balance, shard }]
  })
}
