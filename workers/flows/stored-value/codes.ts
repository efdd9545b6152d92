/**
 * Codes of gift cards. A code is made of the card's id by the shop's own secret, so that it can be mailed on a later day and is
 * written down nowhere: the book has only a hash, by which it is found.
 *
 * It is that secret which was dealt with the store of people and never changes: one that somebody sets, and sets anew, would
 * make other codes than those that were mailed.
 */
import { codeOf, endingOf } from '#domain/stored-value/code'
import { storedValueId, type StoredValueId } from '#domain/stored-value/stored-value'
import { sha256 } from '../../http/digest.ts'
import { hide, uncover } from '../../http/hide.ts'
import { sealedBytes, type SealEnv } from '../../http/seal.ts'

const ownSecret = ({ USERS_DB }: SealEnv): SealEnv => ({ USERS_DB })

export const codeFor = async (env: SealEnv, id: StoredValueId): Promise<string> =>
  codeOf(await sealedBytes(ownSecret(env), 'gift card', id))

/** A code has 80 bits: of its hash nobody finds it. */
export const codeHash = (code: string): Promise<string> => sha256(`gift card\n${code}`)

export const newCode = async (
  env: SealEnv,
  id: StoredValueId,
): Promise<{ readonly hash: string; readonly ending: string }> => {
  const code = await codeFor(env, id)
  return { hash: await codeHash(code), ending: endingOf(code) }
}

/** What opens the page of a card: it stands in the mail in the place of the code. */
export const cardKey = (env: SealEnv, id: StoredValueId): Promise<string> => hide(ownSecret(env), 'gift card page', id)

/** @returns undefined for what this shop has not made */
export const cardInKey = async (env: SealEnv, key: string): Promise<StoredValueId | undefined> =>
  storedValueId((await uncover(ownSecret(env), 'gift card page', key)) ?? undefined)
