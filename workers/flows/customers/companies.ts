/** Who buys for a company: one rule for staff, for administrators of the company, and for whoever joins or leaves. */
import {
  companyId,
  COMPANY_PEOPLE_MAX,
  type Company,
  type CompanyId,
  type CompanyInvitation,
  type CompanyMember,
  type CompanyRefusal,
  type CompanyRole,
} from '#domain/customers/companies'
import { emailFault, repairEmail, type EmailFault } from '#domain/customers/email'
import { emailKey } from '#domain/customers/staff'
import { customerId, type CustomerId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import {
  changeMember,
  companyOf,
  invitationsOf,
  invite,
  invitedTo,
  isMember,
  join,
  membersOf,
  removeMember,
  withdrawInvitation,
  type Invited,
} from '#schema/users/customers/company-members'
import type { Env } from '../../env.ts'
import type { Customer } from '../../http/customer.ts'

type UsersEnv = Pick<Env, 'USERS_DB'>
type Refusal<Code extends CompanyRefusal['code']> = Extract<CompanyRefusal, { readonly code: Code }>

/** Who buys for it, and who may. */
export type CompanyPeople = {
  readonly members: readonly CompanyMember[]
  readonly invitations: readonly CompanyInvitation[]
}

export const companyPeople = async ({ USERS_DB }: UsersEnv, id: CompanyId, now: number): Promise<CompanyPeople> => {
  const [members, invitations] = await Promise.all([membersOf(USERS_DB, id), invitationsOf(USERS_DB, id, now)])
  return { members, invitations }
}

export type InviteRefusal =
  | Refusal<'company-closed' | 'company-already' | 'company-full'>
  | { readonly code: EmailFault }

/** Whoever has proven the address may join; whether anybody has an account with it makes no difference. */
export const inviteToCompany = async (
  { USERS_DB }: UsersEnv,
  company: Company,
  { email: typed, role }: { readonly email: string; readonly role: CompanyRole },
  now: number,
): Promise<Result<CompanyInvitation, InviteRefusal>> => {
  if (company.closedAt !== null) return refuse({ code: 'company-closed' })
  const email = emailKey(repairEmail(typed))
  const fault = emailFault(email)
  if (fault) return refuse({ code: fault })
  const members = await membersOf(USERS_DB, company.id)
  if (members.some((member) => member.email === email)) return refuse({ code: 'company-already' })
  if (await invite(USERS_DB, company.id, { email, role }, now)) return ok({ email, role, at: now })
  return refuse({ code: 'company-full', peopleMax: COMPANY_PEOPLE_MAX })
}

export const takeInvitationBack = async (
  { USERS_DB }: UsersEnv,
  company: CompanyId,
  email: string,
): Promise<Result<null, Refusal<'invitation-unknown'>>> =>
  (await withdrawInvitation(USERS_DB, company, emailKey(email))) ? ok(null) : refuse({ code: 'invitation-unknown' })

export type MemberRefusal = Refusal<'member-unknown' | 'company-needs-administrator'>

/** @param customer undefined for what cannot be anybody's id */
const whyNot = async ({ USERS_DB }: UsersEnv, company: CompanyId, customer: CustomerId | undefined) =>
  refuse<MemberRefusal>({
    code: customer && (await isMember(USERS_DB, company, customer)) ? 'company-needs-administrator' : 'member-unknown',
  })

export const giveCompanyRole = async (
  env: UsersEnv,
  company: CompanyId,
  { customer, role }: { readonly customer: CustomerId | undefined; readonly role: CompanyRole },
): Promise<Result<null, MemberRefusal>> =>
  customer && (await changeMember(env.USERS_DB, company, customer, role)) ? ok(null) : whyNot(env, company, customer)

export const removeFromCompany = async (
  env: UsersEnv,
  company: CompanyId,
  customer: CustomerId | undefined,
): Promise<Result<null, MemberRefusal>> =>
  customer && (await removeMember(env.USERS_DB, company, customer)) ? ok(null) : whyNot(env, company, customer)

/** What somebody sees of their company; the note is the staff's. */
export type OwnCompany = CompanyPeople & {
  readonly company: Omit<Company, 'note' | 'version'>
  readonly role: CompanyRole
}

export type OwnTrade = { readonly own: OwnCompany | null; readonly invitedTo: readonly Invited[] }

/** For whom somebody buys, and what they may accept. Who else is invited is told to administrators. */
export const ownTrade = async (env: UsersEnv, { id, email }: Customer, now: number): Promise<OwnTrade> => {
  const found = await companyOf(env.USERS_DB, id)
  if (!found) return { own: null, invitedTo: await invitedTo(env.USERS_DB, email, now) }
  const people = await companyPeople(env, found.company.id, now)
  const { note: _note, version: _version, ...company } = found.company
  const invitations = found.role === 'administrator' ? people.invitations : []
  return { own: { company, role: found.role, members: people.members, invitations }, invitedTo: [] }
}

export type NotTheirs = Refusal<'company-unknown' | 'company-role-required'>

/** By an administrator of the company, whatever door they came in by. */
export const asAdministrator = async <V, R>(
  { USERS_DB }: UsersEnv,
  customer: CustomerId,
  act: (company: Company) => Promise<Result<V, R>>,
): Promise<Result<V, R | NotTheirs>> => {
  const found = await companyOf(USERS_DB, customer)
  if (!found) return refuse({ code: 'company-unknown' })
  return found.role === 'administrator' ? act(found.company) : refuse({ code: 'company-role-required' })
}

export const inviteToOwn = (
  env: UsersEnv,
  customer: CustomerId,
  wanted: { readonly email: string; readonly role: CompanyRole },
  now: number,
): Promise<Result<CompanyInvitation, InviteRefusal | NotTheirs>> =>
  asAdministrator(env, customer, (company) => inviteToCompany(env, company, wanted, now))

export const takeOwnInvitationBack = (env: UsersEnv, customer: CustomerId, email: string) =>
  asAdministrator(env, customer, ({ id }) => takeInvitationBack(env, id, email))

/** @param member as an address or a form says it */
export const giveOwnRole = (env: UsersEnv, customer: CustomerId, member: string, role: CompanyRole) =>
  asAdministrator(env, customer, ({ id }) => giveCompanyRole(env, id, { customer: customerId(member), role }))

export const removeFromOwn = (env: UsersEnv, customer: CustomerId, member: string) =>
  asAdministrator(env, customer, ({ id }) => removeFromCompany(env, id, customerId(member)))

export const joinCompany = async (
  { USERS_DB }: UsersEnv,
  customer: Customer,
  said: string,
  now: number,
): Promise<Result<null, Refusal<'invitation-unknown' | 'company-already'>>> => {
  const company = companyId(said)
  if (!company) return refuse({ code: 'invitation-unknown' })
  if (await join(USERS_DB, company, customer, now)) return ok(null)
  const buysFor = await companyOf(USERS_DB, customer.id)
  // Pressed twice: they have joined.
  if (buysFor?.company.id === company) return ok(null)
  return refuse({ code: buysFor ? 'company-already' : 'invitation-unknown' })
}

export const declineCompany = async (
  env: UsersEnv,
  { email }: Customer,
  said: string,
): Promise<Result<null, Refusal<'invitation-unknown'>>> => {
  const company = companyId(said)
  return company ? takeInvitationBack(env, company, email) : refuse({ code: 'invitation-unknown' })
}

export const leaveCompany = async (
  env: UsersEnv,
  customer: CustomerId,
): Promise<Result<null, Refusal<'company-unknown' | 'member-unknown' | 'company-needs-administrator'>>> => {
  const found = await companyOf(env.USERS_DB, customer)
  return found ? removeFromCompany(env, found.company.id, customer) : refuse({ code: 'company-unknown' })
}
