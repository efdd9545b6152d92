/** /api/account/company: for whom somebody buys, and by the numbers of which goods. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { later } from '../../../cache/later.ts'
import {
  declineCompany,
  giveOwnRole,
  inviteToOwn,
  joinCompany,
  leaveCompany,
  ownTrade,
  removeFromOwn,
  takeOwnInvitationBack,
} from '../../../flows/customers/companies.ts'
import { changeOwnVatId } from '../../../flows/customers/company-vat-id.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'
import {
  Company,
  Invitation,
  invitationShown,
  Member,
  memberShown,
  Role,
  VatChecked,
  vatCheckShown,
} from '../company-wire.ts'

const tags = ['Accounts: company']
const ADMINISTERS = ['company-unknown', 'company-role-required'] as const
const MEMBERS = ['member-unknown', 'company-needs-administrator'] as const
const email = z.string().max(EMAIL_LENGTH_MAX).openapi({ example: 'buyer@example.com' })
const memberParams = z.object({ customer: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })
const companyParams = z.object({ company: z.string().openapi({ example: 'cmp_7k3m9qxd00000000' }) })
const done = { 204: { description: 'It is done.' } }

const OwnTrade = z
  .object({
    company: Company.omit({ note: true, version: true }).extend({ role: Role }).nullable(),
    members: z.array(Member),
    invitations: z.array(Invitation).describe('Who may join: for administrators alone.'),
    invitedTo: z
      .array(z.object({ company: z.string(), name: z.string(), role: Role }))
      .describe('What may be accepted, as long as one buys for no company.'),
  })
  .openapi('OwnCompany')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read for which company one buys',
  responses: { 200: answer(OwnTrade, 'The company, or none.'), ...refusals(...OWN_REFUSALS) },
})

const joining = createRoute({
  ...own,
  method: 'put',
  path: '/invited-to/{company}',
  tags,
  summary: 'Accept an invitation',
  request: { params: companyParams },
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, 'invitation-unknown', 'company-already') },
})

const declining = createRoute({
  ...own,
  method: 'delete',
  path: '/invited-to/{company}',
  tags,
  summary: 'Decline an invitation',
  request: { params: companyParams },
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, 'invitation-unknown') },
})

const leaving = createRoute({
  ...own,
  method: 'delete',
  path: '/',
  tags,
  summary: 'Leave the company',
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, 'company-unknown', ...MEMBERS) },
})

const inviting = createRoute({
  ...own,
  method: 'put',
  path: '/invitations',
  tags,
  summary: 'Invite somebody to buy for the company',
  request: { body: body(z.strictObject({ email, role: Role }).openapi('OwnInvitation')) },
  responses: {
    200: answer(Invitation, 'They may join for a month.'),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      ...ADMINISTERS,
      'company-closed',
      'email-form',
      'email-letters',
      'company-already',
      'company-full',
    ),
  },
})

const withdrawing = createRoute({
  ...own,
  method: 'delete',
  path: '/invitations',
  tags,
  summary: 'Take an invitation back',
  request: { query: z.object({ email }) },
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, ...ADMINISTERS, 'invitation-unknown', 'request-invalid') },
})

const giving = createRoute({
  ...own,
  method: 'put',
  path: '/members/{customer}',
  tags,
  summary: 'Change the role of a member',
  request: { params: memberParams, body: body(z.strictObject({ role: Role }).openapi('OwnMemberRole')) },
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, ...ADMINISTERS, ...MEMBERS) },
})

const removing = createRoute({
  ...own,
  method: 'delete',
  path: '/members/{customer}',
  tags,
  summary: 'Remove a member',
  request: { params: memberParams },
  responses: { ...done, ...refusals(...OWN_CHANGE_REFUSALS, ...ADMINISTERS, ...MEMBERS) },
})

const OwnVatId = z.strictObject({ vatId: z.string().max(100) })

const changingVatId = createRoute({
  ...own,
  method: 'put',
  path: '/vat-id',
  tags,
  summary: 'Change the VAT id of the company',
  description:
    'By an administrator of it. One of the EU is asked for at its register; one that is not known there is refused. Empty: it has none.',
  request: { body: body(OwnVatId.openapi('OwnVatId', { example: { vatId: 'DE123456788' } })) },
  responses: {
    200: answer(
      z.object({ vatId: z.string(), vatCheck: VatChecked.nullable() }).openapi('OwnVatIdChecked'),
      'It is saved, with what its register has said.',
    ),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      ...ADMINISTERS,
      'company-closed',
      'company-changed',
      'vat-id-form',
      'vat-id-country',
      'vat-id-unregistered',
    ),
  },
})

export const company = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => {
    const { own: found, invitedTo } = await ownTrade(c.env, c.get('own').customer, Date.now())
    const invited = invitedTo.map(({ company: id, name, role }) => ({ company: id, name, role }))
    if (!found) return c.json({ company: null, members: [], invitations: [], invitedTo: invited }, 200)
    const { id, name, vatId, vatCheck, closedAt } = found.company
    const shown = { id, name, vatId, vatCheck: vatCheckShown(vatCheck), closed: closedAt !== null, role: found.role }
    const people = { members: found.members.map(memberShown), invitations: found.invitations.map(invitationShown) }
    return c.json({ company: shown, ...people, invitedTo: invited }, 200)
  })
  .openapi(joining, async (c) => {
    const joined = await joinCompany(c.env, c.get('own').customer, c.req.valid('param').company, Date.now())
    return joined.ok ? c.body(null, 204) : refused(c, joined.refusal)
  })
  .openapi(declining, async (c) => {
    const declined = await declineCompany(c.env, c.get('own').customer, c.req.valid('param').company)
    return declined.ok ? c.body(null, 204) : refused(c, declined.refusal)
  })
  .openapi(leaving, async (c) => {
    const left = await leaveCompany(c.env, c.get('own').customer.id)
    return left.ok ? c.body(null, 204) : refused(c, left.refusal)
  })
  .openapi(inviting, async (c) => {
    const invited = await inviteToOwn(c.env, c.get('own').customer.id, c.req.valid('json'), Date.now())
    if (!invited.ok) return refused(c, invited.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json(invitationShown(invited.value), 200)
  })
  .openapi(changingVatId, async (c) => {
    const changed = await changeOwnVatId(c.env, c.get('own').customer.id, c.req.valid('json').vatId, Date.now())
    if (!changed.ok) return refused(c, changed.refusal)
    const { vatId, vatCheck } = changed.value
    return c.json({ vatId, vatCheck: vatCheckShown(vatCheck) }, 200)
  })
  .openapi(withdrawing, async (c) => {
    const taken = await takeOwnInvitationBack(c.env, c.get('own').customer.id, c.req.valid('query').email)
    return taken.ok ? c.body(null, 204) : refused(c, taken.refusal)
  })
  .openapi(giving, async (c) => {
    const [{ customer: member }, { role }] = [c.req.valid('param'), c.req.valid('json')]
    const given = await giveOwnRole(c.env, c.get('own').customer.id, member, role)
    return given.ok ? c.body(null, 204) : refused(c, given.refusal)
  })
  .openapi(removing, async (c) => {
    const removed = await removeFromOwn(c.env, c.get('own').customer.id, c.req.valid('param').customer)
    return removed.ok ? c.body(null, 204) : refused(c, removed.refusal)
  })
