/** Of whom the shop keeps a certificate that they owe no tax: at most five seconds old. */
import type { CustomerId } from '#domain/ids'
import { exemptAmong } from '#schema/users/customers/exempt'
import { openData } from '../../cache/data.ts'
import type { Env } from '../../env.ts'

const BUYERS_MAX = 5_000

const known = openData({
  entriesMax: BUYERS_MAX,
  tags: [],
  read: async (db: D1Database, ids: readonly CustomerId[]) => {
    const exempt = await exemptAmong(db, ids)
    return new Map(ids.map((id) => [id, exempt.has(id)]))
  },
})

/** @param customer undefined: a guest, of whom nobody keeps anything */
export const isExempt = async (
  env: Pick<Env, 'USERS_DB'>,
  customer: CustomerId | undefined,
  now: number,
): Promise<boolean> => customer !== undefined && (await known.one(env.USERS_DB, customer, now)) === true
