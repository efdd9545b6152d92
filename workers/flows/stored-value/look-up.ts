/** What is on a card, to whoever types its code: wrong ones are counted with those of every code. */
import { ok, type Result } from '#domain/result'
import { owedAt } from '#domain/stored-value/ledger'
import type { StoredValue } from '#domain/stored-value/stored-value'
import type { Env } from '../../env.ts'
import { guessed, type Wrong } from '../../http/guessed-codes.ts'
import { storedValueByCode } from './lookup.ts'
import { balanceAt } from './money.ts'

export type LookedUp = StoredValue & { readonly balance: number }

/** @returns `code-unknown` for a code that nobody has dealt as for a card that pays nothing any more */
export const lookUpCard = (
  env: Env,
  { text, headers }: { readonly text: string; readonly headers: Headers },
  now: number,
): Promise<Result<LookedUp, Wrong>> =>
  guessed<Result<LookedUp, never>>(env, headers, now, async () => {
    const found = await storedValueByCode(env, text, now)
    return found ? ok({ ...found, balance: owedAt([await balanceAt(env, found.id)]) }) : undefined
  })
