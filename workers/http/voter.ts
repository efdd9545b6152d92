/** Who votes or reports: a customer by their id, else a browser by a secret that it keeps, and the connection that it has. */
import type { Context } from 'hono'
import type { App } from '../env.ts'
import { addressBlock, connectionOf } from './address-block.ts'
import { sessionRequest } from './carried-session.ts'
import { customerAsking } from './customer.ts'
import { voterCookie } from './voter-cookie.ts'

export type Voter = {
  readonly name: `customer:${string}` | `browser:${string}`
  /** Null for customers, and where the address says nothing. */
  readonly connection: `connection:${string}` | null
}

/** One customer is one voter, whichever browser or program they sign in with. */
export const voterOf = async (c: Context<App>): Promise<Voter> => {
  const customer = await customerAsking(c.env, sessionRequest(c.req.raw))
  if (customer) return { name: `customer:${customer.id}`, connection: null }
  const address = c.req.header('cf-connecting-ip') ?? null
  const connection = addressBlock(address) === undefined ? null : (`connection:${connectionOf(address)}` as const)
  return { name: `browser:${voterCookie(c)}`, connection }
}
