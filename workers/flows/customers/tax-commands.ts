/** Who owes no tax: staff say so of a customer, by the certificate that they have seen. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { saveExemption } from '#schema/users/customers/exempt'
import { command } from '../command.ts'
import { id, line } from '../input.ts'
import { knownCustomer } from './record-commands.ts'

export const CERTIFICATE_MAX = 100

export const exemptingCustomer = command({
  name: 'customers:tax-exemption',
  permission: 'customers:change',
  input: z
    .strictObject({
      id,
      exempt: z.boolean().default(false).describe('They pay no tax from now on, wherever it goes.'),
      certificate: line(0, CERTIFICATE_MAX).default('').describe('Its number, or where it is kept.'),
    })
    .refine(({ exempt, certificate }) => !exempt || certificate !== '', {
      path: ['certificate'],
      message: 'An exemption needs a certificate',
    }),
  refusals: ['customer-unknown', 'customer-merged'],
  repeats: 'none',
  act: async ({ env }, { id: text, exempt, certificate }) => {
    const found = await knownCustomer(env, text)
    if (!found.ok) return found
    const { id: customer, mergedInto, isTaxExempt, taxCertificate } = found.value
    if (mergedInto) return refuse({ code: 'customer-merged' })
    const said = { exempt, certificate: exempt ? certificate : '' }
    await saveExemption(env.USERS_DB, customer, said)
    return ok({ customer, isNew: isTaxExempt !== exempt || taxCertificate !== said.certificate })
  },
  // Which certificate it is stays in the page of the customer.
  audit: ({ exempt }, { customer, isNew }) => (isNew ? [{ subject: customer, details: { exempt } }] : []),
})
