/** Who votes or reports: a customer by their id, else a browser by a secret that it keeps. */
import type { Context } from 'hono'
import type { App } from '../env.ts'
import { carrierOf } from './carried-session.ts'
import { customerAsking } from './customer.ts'
import { voterCookie } from './voter-cookie.ts'

export type Voter = `customer:${string}` | `browser:${string}`

/** One customer is one voter, whichever browser or program they sign in with. */
export const voterOf = async (c: Context<App>): Promise<Voter> => {
  const customer = await customerAsking(c.env, carrierOf(c.req.raw))
  return customer ? `customer:${customer.id}` : `browser:${voterCookie(c)}`
}
