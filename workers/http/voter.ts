/** Who votes or reports: a customer by their id, else a browser by a secret that it keeps. */
import type { Context } from 'hono'
import type { App } from '../env.ts'
import { carriedBy, sessionToken } from './carried-session.ts'
import { customerAsking } from './customer.ts'
import { voterCookie } from './voter-cookie.ts'

export type Voter = `customer:${string}` | `browser:${string}`

/** One customer is one voter, whichever browser or program they sign in with. */
export const voterOf = async (c: Context<App>): Promise<Voter> => {
  const token = sessionToken(c.req.raw)
  const request = token === undefined ? c.req.raw : carriedBy(c.req.raw, { token })
  const customer = await customerAsking(c.env, request)
  // Staff who see the shop as a customer say nothing in their name.
  return customer?.impersonatedBy === null ? `customer:${customer.id}` : `browser:${voterCookie(c)}`
}
