/** Companies, their members and invitations, as programs are told of them. */
import { z } from '@hono/zod-openapi'
import {
  COMPANY_ROLES,
  type Company as Kept,
  type CompanyInvitation,
  type CompanyMember,
} from '#domain/customers/companies'
import type { VatCheck } from '#domain/tax/vat-id'

const at = (text: string) => z.iso.datetime().describe(text)
export const Role = z.enum(COMPANY_ROLES)

export const VatChecked = z
  .object({
    state: z
      .enum(['registered', 'unknown', 'unasked'])
      .describe('`unknown`: the register could not say; `unasked`: of a country whose register nobody asks.'),
    at: at('Asked then.'),
    name: z.string().describe('As the register has it; empty where it does not say.'),
    reference: z.string().describe('By which the register knows that it was asked.'),
  })
  .openapi('VatCheck')

export const vatCheckShown = (check: VatCheck | null): z.infer<typeof VatChecked> | null =>
  check && { ...check, at: new Date(check.at).toISOString() }

export const Company = z
  .object({
    id: z.string().openapi({ example: 'cmp_7k3m9qxd00000000' }),
    name: z.string(),
    vatId: z.string().describe('Empty where it has none.'),
    vatCheck: VatChecked.nullable().describe('What its register has said; null: nobody has asked.'),
    note: z.string(),
    closed: z.boolean().describe('Nobody buys for it, and nobody joins.'),
    version: z.int(),
  })
  .openapi('Company')

export const companyShown = ({ closedAt, ...company }: Kept): z.infer<typeof Company> => {
  const { id, name, vatId, vatCheck, note, version } = company
  return { id, name, vatId, vatCheck: vatCheckShown(vatCheck), note, closed: closedAt !== null, version }
}

export const Member = z
  .object({ customerId: z.string(), email: z.string(), name: z.string(), role: Role, since: at('Joined then.') })
  .openapi('CompanyMember')

export const memberShown = ({ since, ...member }: CompanyMember): z.infer<typeof Member> => ({
  ...member,
  since: new Date(since).toISOString(),
})

export const Invitation = z
  .object({ email: z.string(), role: Role, at: at('Invited then.') })
  .openapi('CompanyInvitation')

export const invitationShown = ({ email, role, at: invitedAt }: CompanyInvitation): z.infer<typeof Invitation> => ({
  email,
  role,
  at: new Date(invitedAt).toISOString(),
})
