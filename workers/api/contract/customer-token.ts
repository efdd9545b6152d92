/**
 * Who asks beside a cart's key: `Authorization` is the key of the cart, which may have been passed on, and what is somebody's
 * own is opened by their session alone. A cookie is not read for it: no page of another site can lend it.
 */
import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import type { App } from '../../env.ts'
import { carriedBy } from '../../http/carried-session.ts'
import { customerAsking, type Customer } from '../../http/customer.ts'

/** @param use what it is needed for, as the sentence of the document ends */
export const customerTokenFor = (use: string) =>
  z.object({
    'customer-token': z
      .string()
      .max(500)
      .optional()
      .openapi({
        description: `Of the session of whoever pays, as a sign-in gives it: for ${use} alone. \`Authorization\` is the key of the cart.`,
      }),
  })

/** @returns null where no session was shown, or none that lasts */
export const customerShown = async (c: Context<App>, token: string | undefined): Promise<Customer | null> =>
  token ? customerAsking(c.env, carriedBy(c.req.raw, { token })) : null
