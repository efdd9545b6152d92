/** Staff see the shop as a customer does: signed in as them for half an hour, which everybody can tell, and changing nothing of theirs. */
import { z } from 'zod'
import { IMPERSONATION_MS } from '#domain/customers/sign-in'
import { base32, type CustomerId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { openImpersonation } from '#schema/users/customers/impersonation'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { knownCustomer } from './record-commands.ts'

export type Impersonation = { readonly customer: CustomerId; readonly token: string; readonly until: number }

const letters = (many: number): string => base32(crypto.getRandomValues(new Uint8Array(many)))

/** No program does it: no route of the API, and no key opens it. */
export const impersonatingCustomer = command({
  name: 'customers:impersonate',
  permission: 'impersonation:change',
  input: z.strictObject({ id }),
  refusals: ['customer-unknown', 'customer-merged', 'customer-disabled'],
  repeats: 'claim',
  act: async ({ env, now, staff, log }, { id: text }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, mergedInto, disabledAt } = found.value
    if (mergedInto) return refuse({ code: 'customer-merged' })
    if (disabledAt !== null) return refuse({ code: 'customer-disabled' })
    const made: Impersonation = { customer, token: letters(32), until: now + IMPERSONATION_MS }
    // Before there is anything to be seen: nobody looks unseen.
    await log({ subject: customer, details: { until: made.until } })
    const { token, until: expiresAt } = made
    await openImpersonation(env.USERS_DB, { id: letters(32), token, customer, by: staff.email, expiresAt }, now)
    return ok(made)
  },
})
