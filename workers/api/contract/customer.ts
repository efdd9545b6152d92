/** The door of customers: whoever carries no session of one, as cookie or as token, is told so as a problem. */
import type { MiddlewareHandler } from 'hono'
import type { App } from '../../env.ts'
import type { OwnCustomer } from '../../flows/customers/own-account.ts'
import { sessionRequest } from '../../http/carried-session.ts'
import { customerAsking } from '../../http/customer.ts'
import { refused } from '../../http/refusal.ts'

/** `own`: who asks, by the request that shows it. */
export type AccountDoor = App & { readonly Variables: { own: OwnCustomer } }

const onlyOwn: MiddlewareHandler<AccountDoor> = async (c, next) => {
  const request = sessionRequest(c.req.raw)
  const customer = await customerAsking(c.env, request)
  if (!customer) return refused(c, { code: 'sign-in-required' }, 'Sign in at /api/account/sign-in.')
  c.set('own', { env: c.env, request, customer })
  return next()
}

/** What every route of an account says of itself. */
export const own = {
  security: [{ customerSession: [] }, { customerToken: [] }],
  middleware: [onlyOwn] as [MiddlewareHandler<AccountDoor>],
}

/** Refusals of every route of an account, and of those that change something. */
export const OWN_REFUSALS = ['sign-in-required'] as const
export const OWN_CHANGE_REFUSALS = [...OWN_REFUSALS, 'foreign-origin', 'impersonated'] as const
