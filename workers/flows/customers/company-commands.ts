/** What staff do with companies: enter one, change or close it, and say who buys for it. */
import { z } from 'zod'
import {
  COMPANY_NAME_MAX,
  COMPANY_ROLES,
  companyId,
  isVatId,
  companyIdOf,
  repairVatId,
  VAT_ID_MAX,
  type Company,
} from '#domain/customers/companies'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { customerId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { addCompany, changeCompany, companyBy } from '#schema/users/customers/companies'
import { command } from '../command.ts'
import { id, line, lines } from '../input.ts'
import { giveCompanyRole, inviteToCompany, removeFromCompany, takeInvitationBack } from './companies.ts'
import { withVatCheck } from './company-vat-id.ts'
import { tellUserFacts } from './tell-facts.ts'

const permission = 'customers:change'

const fields = {
  name: line(1, COMPANY_NAME_MAX),
  vatId: z
    .string()
    .max(2 * VAT_ID_MAX)
    .transform(repairVatId)
    .refine((value) => value.length <= VAT_ID_MAX && isVatId(value), 'Two letters of the country, then its digits')
    .default('')
    .describe(
      'As its authorities write it; empty where it has none. One of the EU is asked for at its register; one that ' +
        'is not known there is refused.',
    ),
  note: lines(2_000).default('').describe('By staff for staff.'),
}
const email = z.string().max(2 * EMAIL_LENGTH_MAX)
const role = z.enum(COMPANY_ROLES).describe('An administrator says who else buys for it.')

const known = async (db: D1Database, said: string): Promise<Company | null> => {
  const company = companyId(said)
  return company ? companyBy(db, company) : null
}

const VAT_REFUSALS = ['vat-id-form', 'vat-id-country', 'vat-id-unregistered'] as const

export const addingCompany = command({
  name: 'customers:company-add',
  permission,
  input: z.strictObject(fields),
  refusals: VAT_REFUSALS,
  repeats: 'claim',
  act: async ({ env, now, once }, given) => {
    const checked = await withVatCheck(env, given, null, now)
    if (!checked.ok) return checked
    const company: Company = { ...checked.value, id: companyIdOf(once.key), closedAt: null, version: 1 }
    await addCompany(env.USERS_DB, company, now)
    return ok(company)
  },
  audit: ({ name }, { id: subject }) => [{ subject, details: { name } }],
})

export const changingCompany = command({
  name: 'customers:company-change',
  permission,
  input: z.strictObject({
    id,
    version: z.int().min(1).describe('That whoever changes it has seen.'),
    ...fields,
    closed: z.boolean().default(false).describe('Nobody buys for it any more, and nobody joins.'),
  }),
  refusals: ['company-unknown', 'company-changed', ...VAT_REFUSALS],
  repeats: 'none',
  act: async ({ env, now }, { id: said, version, closed, ...given }) => {
    const before = await known(env.USERS_DB, said)
    if (!before) return refuse({ code: 'company-unknown' })
    const checked = await withVatCheck(env, given, before, now)
    if (!checked.ok) return checked
    const after: Company = {
      ...before,
      ...checked.value,
      closedAt: closed ? (before.closedAt ?? now) : null,
      version: version + 1,
    }
    if (await changeCompany(env.USERS_DB, after, version)) return ok(after)
    return refuse({ code: 'company-changed', version: before.version })
  },
  audit: ({ name, closed }, { id: subject }) => [{ subject, details: { name, closed } }],
})

export const invitingToCompany = command({
  name: 'customers:company-invite',
  permission,
  input: z.strictObject({ id, email, role }),
  refusals: ['company-unknown', 'company-closed', 'email-form', 'email-letters', 'company-already', 'company-full'],
  repeats: 'none',
  act: async ({ env, now }, { id: said, ...who }) => {
    const company = await known(env.USERS_DB, said)
    if (!company) return refuse({ code: 'company-unknown' })
    const invited = await inviteToCompany(env, company, who, now)
    if (invited.ok) await tellUserFacts(env, now)
    return invited
  },
  // Whom it was is personal, and stays in the company's page.
  audit: ({ id: subject, role: as }) => [{ subject, details: { role: as } }],
})

export const withdrawingInvitation = command({
  name: 'customers:company-uninvite',
  permission,
  input: z.strictObject({ id, email }),
  refusals: ['company-unknown', 'invitation-unknown'],
  repeats: 'none',
  act: async ({ env }, { id: said, email: address }) => {
    const company = companyId(said)
    return company ? takeInvitationBack(env, company, address) : refuse({ code: 'company-unknown' })
  },
  audit: ({ id: subject }) => [{ subject }],
})

const member = { id, customer: id.describe('A member of it.') }

export const changingMember = command({
  name: 'customers:company-role',
  permission,
  input: z.strictObject({ ...member, role }),
  refusals: ['company-unknown', 'member-unknown', 'company-needs-administrator'],
  repeats: 'none',
  act: async ({ env }, { id: said, customer: whom, role: as }) => {
    const company = companyId(said)
    if (!company) return refuse({ code: 'company-unknown' })
    return giveCompanyRole(env, company, { customer: customerId(whom), role: as })
  },
  audit: ({ id: subject, customer, role: as }) => [{ subject, details: { customer, role: as } }],
})

export const removingMember = command({
  name: 'customers:company-remove',
  permission,
  input: z.strictObject(member),
  refusals: ['company-unknown', 'member-unknown', 'company-needs-administrator'],
  repeats: 'none',
  act: async ({ env }, { id: said, customer: whom }) => {
    const company = companyId(said)
    return company ? removeFromCompany(env, company, customerId(whom)) : refuse({ code: 'company-unknown' })
  },
  audit: ({ id: subject, customer }) => [{ subject, details: { customer } }],
})
