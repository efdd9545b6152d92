/** What becomes of a card or a credit after it was dealt: corrected, closed, opened again, over. */
import { ok, refuse, type Result } from '#domain/result'
import { changeId, closingsIn, voidedIn, type EntryKind } from '#domain/stored-value/ledger'
import type { DisabledFor, StoredValueRecord } from '#domain/stored-value/record'
import { storedValueId, type StoredValueId } from '#domain/stored-value/stored-value'
import { recordBy, setDisabled, setSettled } from '#schema/transactions/stored-value/records'
import type { Env } from '../../env.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'
import { balanceAt, copyLedger, ledgerAt, moveMoney, type MoveRefusal } from './money.ts'

export type BookEnv = TopologyEnv & Pick<Env, 'TRANSACTIONS_DB'>

export type Unknown = { readonly code: 'stored-value-unknown' }

export const knownValue = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  text: string,
): Promise<Result<StoredValueRecord, Unknown>> => {
  const id = storedValueId(text)
  const record = id && (await recordBy(env.TRANSACTIONS_DB, id))
  return record ? ok(record) : refuse({ code: 'stored-value-unknown' })
}

const again = async (env: BookEnv, id: StoredValueId): Promise<StoredValueRecord> => {
  const record = await recordBy(env.TRANSACTIONS_DB, id)
  if (!record) throw new Error(`${id} is gone`)
  return record
}

type Adjusting = { readonly turn: string; readonly amount: number; readonly note: string; readonly who: string }

/** @param turn of the request: asked twice it is done once */
export const adjust = async (
  env: BookEnv,
  { id }: StoredValueRecord,
  { turn, amount, note, who }: Adjusting,
): Promise<Result<StoredValueRecord, MoveRefusal>> => {
  const moved = await moveMoney(env, { change: changeId(id, 'adjust', turn), id, amount, note, who })
  if (!moved.ok) return moved
  await copyLedger(env, id)
  return ok(await again(env, id))
}

/** Somebody may pay between the look and the move: then there is less, and it is looked again. */
const LOOKS_MAX = 5

/** All that nobody has been promised goes. What is held comes back to it, and is taken off by the sweep. */
export const takeOff = async (
  env: BookEnv,
  id: StoredValueId,
  kind: EntryKind & ('void' | 'expire'),
  { turn, who }: { readonly turn: string; readonly who: string },
): Promise<void> => {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const { available } = await balanceAt(env, id)
    if (available === 0) return
    const moved = await moveMoney(env, { change: changeId(id, kind, `${turn}-${look}`), id, amount: -available, who })
    if (moved.ok) return
  }
  throw new Error(`${id} is paid with faster than it can be closed`)
}

/** What is promised to somebody who is paying may come back: until then it is looked at again. */
const settle = async (env: BookEnv, id: StoredValueId, now: number): Promise<void> => {
  const { held } = await balanceAt(env, id)
  if (held === 0) await setSettled(env.TRANSACTIONS_DB, id, now)
}

/** Nobody can pay with it from here on, and nothing is owed by it. */
export const disable = async (
  env: BookEnv,
  { id }: Pick<StoredValueRecord, 'id'>,
  why: { readonly for: DisabledFor; readonly who: string },
  now: number,
): Promise<StoredValueRecord> => {
  await setDisabled(env.TRANSACTIONS_DB, id, { at: now, for: why.for })
  await takeOff(env, id, 'void', { turn: String(now), who: why.who })
  await copyLedger(env, id)
  await settle(env, id, now)
  return again(env, id)
}

/** What closing it took off comes back; what was taken back for its order is not staff's to restore. */
export const restoreClosed = async (env: BookEnv, id: StoredValueId, who: string): Promise<void> => {
  const entries = await ledgerAt(env, id)
  const voided = voidedIn(entries)
  if (voided <= 0) return
  // Counted by what it gives back: pressed by two at once, it gives back once.
  const turn = String(closingsIn(entries).filter(({ kind }) => kind === 'void').length)
  const moved = await moveMoney(env, { change: changeId(id, 'restore', turn), id, amount: voided, who })
  if (!moved.ok) throw new Error(`${id} cannot be given back what it had: ${moved.refusal.code}`)
}

/** It is as it was. */
export const enable = async (env: BookEnv, record: StoredValueRecord, who: string): Promise<StoredValueRecord> => {
  const { id } = record
  await restoreClosed(env, id, who)
  await setDisabled(env.TRANSACTIONS_DB, id, null)
  await setSettled(env.TRANSACTIONS_DB, id, null)
  await copyLedger(env, id)
  return again(env, id)
}

/** Its time is over: what is left is owed to nobody any more. */
export const expire = async (env: BookEnv, { id }: StoredValueRecord, now: number): Promise<void> => {
  await takeOff(env, id, 'expire', { turn: String(now), who: '' })
  await copyLedger(env, id)
  await settle(env, id, now)
}
