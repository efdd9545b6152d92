/** What staff start on behalf of somebody who has asked them: a file of their data, and being forgotten. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { command } from '../../command.ts'
import { id } from '../../input.ts'
import { knownCustomer } from '../record-commands.ts'
import { tellUserFacts } from '../tell-facts.ts'
import { askForExport } from './data-export.ts'
import { forgetAgain, forgetOnBehalf } from './forget.ts'

const permission = 'customers:change'

/** The mail goes to the customer, and the file is opened by their session alone: staff never get it. */
export const exportingCustomerData = command({
  name: 'customers:export-data',
  permission,
  input: z.strictObject({ id }),
  refusals: ['customer-unknown'],
  repeats: 'none',
  act: async ({ env, now }, { id: text }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer } = found.value
    await askForExport(env, customer, 'staff', now)
    await tellUserFacts(env, now)
    return ok({ customer })
  },
  audit: (_, { customer }) => [{ subject: customer }],
})

/** Whoever is written to by a link confirms themselves; whom staff have identified is forgotten without. It cannot be undone. */
export const forgettingCustomer = command({
  name: 'customers:forget',
  permission,
  input: z.strictObject({ id }),
  refusals: ['customer-unknown', 'orders-unsettled'],
  repeats: 'none',
  act: async ({ env, now }, { id: text }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer } = found.value
    const done = await forgetOnBehalf(env, customer, now)
    if (!done.ok) return done
    await tellUserFacts(env, now)
    return ok({ customer })
  },
  audit: (_, { customer }) => [{ subject: customer }],
})

/** After a store was brought back to an earlier time: docs/operations.md. */
export const forgettingAgain = command({
  name: 'customers:forget-again',
  permission,
  input: z.strictObject({ cursor: z.string().max(1_000).nullable().default(null).describe('Of the answer before.') }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { cursor }) => {
    const done = await forgetAgain(env, cursor, now)
    await tellUserFacts(env, now)
    return ok(done)
  },
  audit: (_, { again }) => [{ subject: 'forgotten', details: { again } }],
})
