/**
 * A program that works for the staff says who it is by a key: `Authorization: Bearer stoa_…`.
 *
 * Whoever sends one is judged by it alone, whatever cookie comes with it: so no page of another site can lend a key the session of the
 * browser that it runs in.
 */
import { apiKeySecret } from '#domain/customers/api-keys'
import { staffOfKey } from '#schema/users/customers/api-keys'
import type { AuthEnv } from './auth.ts'
import { sha256 } from './digest.ts'
import { staffAsking } from './staff.ts'

const BEARER = /^Bearer +(stoa_\S*)$/i

const sentKey = (request: Request): string | undefined => BEARER.exec(request.headers.get('authorization') ?? '')?.[1]

/** Whether it says who it is without a cookie: then nobody else's browser can have been made to send it. */
export const carriesKey = (request: Request): boolean => sentKey(request) !== undefined

/** The member of staff whose session or whose key the request carries. */
export const staffOrKeyAsking: typeof staffAsking = async (env: AuthEnv, request, now) => {
  const sent = sentKey(request)
  if (sent === undefined) return staffAsking(env, request, now)
  const secret = apiKeySecret(sent)
  return secret ? staffOfKey(env.USERS_DB, await sha256(secret), now) : null
}
