/** What is on a card, to whoever types its code: tries are counted by their connection, as tries of every code are. */
import { ok, refuse, type Result } from '#domain/result'
import { owedAt } from '#domain/stored-value/ledger'
import type { StoredValue } from '#domain/stored-value/stored-value'
import type { Env } from '../../env.ts'
import { connectionOf } from '../../http/address-block.ts'
import { countAttempts, timesTried } from '../../http/attempt-counters.ts'
import { fingerprint } from '../../http/seal.ts'
import { storedValueByCode } from './lookup.ts'
import { balanceAt } from './money.ts'

const WRONG_MAX = 20
const WRONG_PERIOD_MS = 15 * 60_000

export type LookedUp = StoredValue & { readonly balance: number }
export type LookUpRefusal =
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'code-unknown' }

/** @returns `code-unknown` for a code that nobody has dealt as for a card that pays nothing any more */
export const lookUpCard = async (
  env: Env,
  { text, headers }: { readonly text: string; readonly headers: Headers },
  now: number,
): Promise<Result<LookedUp, LookUpRefusal>> => {
  const tries = `promotion-code:${await fingerprint(connectionOf(headers.get('cf-connecting-ip')))}`
  const tooMany = { code: 'too-many-attempts', retryAfterSeconds: WRONG_PERIOD_MS / 1000 } as const
  // Whoever has guessed too often is not told either when they are right.
  if ((await timesTried(env, tries, now)) >= WRONG_MAX) return refuse(tooMany)
  const found = await storedValueByCode(env, text, now)
  if (found) return ok({ ...found, balance: owedAt([await balanceAt(env, found.id)]) })
  const counted = await countAttempts(env, [tries], { now, periodMs: WRONG_PERIOD_MS })
  if (!counted.ok) return refuse(counted.refusal)
  return refuse((counted.value[0]?.times ?? 0) > WRONG_MAX ? tooMany : { code: 'code-unknown' })
}
