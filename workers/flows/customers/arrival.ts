/** Somebody was let in, by whatever door. */
import { provenAddresses } from '#schema/users/customers/records'
import type { Env } from '../../env.ts'
import { customerAsking } from '../../http/customer.ts'
import { claimGuestOrders } from '../orders/history.ts'
import { endSessionOf } from './own-account.ts'
import type { CustomerSignedIn } from './sign-in.ts'
import { tellUserFacts } from './tell-facts.ts'

/** The new session takes the place of the one that the request carries. */
export const replaceSession = async (env: Env, request: Request, { customer }: CustomerSignedIn): Promise<void> => {
  const before = customer && (await customerAsking(env, request))
  if (before) await endSessionOf(env, request, before)
}

/** Behind the answer: what happened is told, and orders of before the account are claimed by the proven addresses. */
export const afterArrival = async (env: Env, { customer }: CustomerSignedIn, now: number): Promise<void> => {
  await tellUserFacts(env, now)
  if (!customer) return
  for (const email of await provenAddresses(env.USERS_DB, customer.id)) await claimGuestOrders(env, customer.id, email)
}
