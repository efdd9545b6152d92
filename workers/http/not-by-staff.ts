/** Staff who see the shop as a customer look, and change nothing in their name: one guard before each of the doors. */
import type { Context, MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { sessionRequest } from './carried-session.ts'
import { customerAsking } from './customer.ts'
import { READING } from './guard.ts'

/** @returns by what the customer is known whom staff are with this request; null where it is themselves, or nobody */
export const impersonatedIn = async (c: Context<App>): Promise<string | null> => {
  const customer = await customerAsking(c.env, sessionRequest(c.req.raw))
  return customer && customer.impersonatedBy !== null ? customer.name || customer.email : null
}

/**
 * Refuses every change that such a session asks for.
 *
 * @param left which paths are open to them: whatever is added later is not
 * @param answer how the door says no
 */
export const notByStaff =
  (
    left: RegExp,
    answer: (c: Context<App>, code: 'impersonated') => Response | Promise<Response>,
  ): MiddlewareHandler<App> =>
  async (c, next) => {
    if (READING.has(c.req.method) || left.test(c.req.path) || (await impersonatedIn(c)) === null) return next()
    return answer(c, 'impersonated')
  }
