/** Companies for the staff: entered, changed, and who buys for them. Mounted at `/api/admin/companies`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  addingCompany,
  changingCompany,
  changingMember,
  invitingToCompany,
  removingMember,
  withdrawingInvitation,
} from '../../flows/customers/company-commands.ts'
import { listingCompanies, readingCompany } from '../../flows/customers/company-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Company, companyShown, Invitation, Member, invitationShown, memberShown } from './company-wire.ts'

const tags = ['Staff: companies']
const params = z.object({ id: z.string().openapi({ example: 'cmp_7k3m9qxd00000000' }) })
const memberParams = params.extend({ customer: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })
const id = { id: true } as const
const example = { name: 'Northwind', vatId: '' }

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingCompanies),
  summary: 'List companies by name',
  description: mayLine(listingCompanies),
  request: { query: listingCompanies.input },
  responses: {
    200: answer(
      z
        .object({
          companies: z.array(Company.extend({ members: z.int(), invited: z.int() })),
          next: z.string().nullable().describe('For `after`; null on the last page.'),
        })
        .openapi('CompanyList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingCompanies)),
  },
})

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingCompany),
  summary: 'Enter a company',
  description: mayLine(addingCompany),
  request: { headers: IdempotencyKey, body: body(component(addingCompany.input, 'NewCompany', example)) },
  responses: { 200: answer(Company, 'The company.'), ...refusals(...commandRefusals(addingCompany)) },
})

const Whole = Company.extend({ members: z.array(Member), invitations: z.array(Invitation) }).openapi('CompanyPeople')

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingCompany),
  summary: 'Read a company, and who buys for it',
  description: mayLine(readingCompany),
  request: { params },
  responses: { 200: answer(Whole, 'The company.'), ...refusals(...questionRefusals(readingCompany)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingCompany),
  summary: 'Change a company, close it or open it again',
  description: mayLine(changingCompany),
  request: {
    params,
    body: body(component(changingCompany.input.omit(id), 'ChangedCompany', { ...example, version: 1 })),
  },
  responses: { 200: answer(Company, 'The company now.'), ...refusals(...commandRefusals(changingCompany)) },
})

const inviting = createRoute({
  method: 'post',
  path: '/{id}/invitations',
  tags,
  ...commands(invitingToCompany),
  summary: 'Invite somebody to buy for a company',
  description:
    'They are written to, and join in their account. Invited again they have the role that was said last. ' +
    mayLine(invitingToCompany),
  request: {
    params,
    body: body(
      component(invitingToCompany.input.omit(id), 'NewInvitation', { email: 'buyer@example.com', role: 'buyer' }),
    ),
  },
  responses: { 200: answer(Invitation, 'They may join.'), ...refusals(...commandRefusals(invitingToCompany)) },
})

const withdrawing = createRoute({
  method: 'delete',
  path: '/{id}/invitations',
  tags,
  ...commands(withdrawingInvitation),
  summary: 'Take an invitation back',
  description: mayLine(withdrawingInvitation),
  request: { params, query: z.object({ email: z.string().openapi({ example: 'buyer@example.com' }) }) },
  responses: { 204: { description: 'It is.' }, ...refusals(...commandRefusals(withdrawingInvitation)) },
})

const giving = createRoute({
  method: 'put',
  path: '/{id}/members/{customer}',
  tags,
  ...commands(changingMember),
  summary: 'Change the role of a member',
  description: mayLine(changingMember),
  request: {
    params: memberParams,
    body: body(component(changingMember.input.omit({ id: true, customer: true }), 'MemberRole', { role: 'buyer' })),
  },
  responses: { 204: { description: 'It is.' }, ...refusals(...commandRefusals(changingMember)) },
})

const removing = createRoute({
  method: 'delete',
  path: '/{id}/members/{customer}',
  tags,
  ...commands(removingMember),
  summary: 'Remove a member',
  description: mayLine(removingMember),
  request: { params: memberParams },
  responses: {
    204: { description: 'They no longer buy for it.' },
    ...refusals(...commandRefusals(removingMember)),
  },
})

export const staffCompanies = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingCompanies, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { companies, next } = found.value
    const shown = companies.map((one) => ({ ...companyShown(one), members: one.members, invited: one.invited }))
    return c.json({ companies: shown, next }, 200)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingCompany, c.req.valid('json'))
    return done.ok ? c.json(companyShown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingCompany, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { company, members, invitations } = found.value
    const people = { members: members.map(memberShown), invitations: invitations.map(invitationShown) }
    return c.json({ ...companyShown(company), ...people }, 200)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingCompany, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(companyShown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(inviting, async (c) => {
    const done = await perform(c, invitingToCompany, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(invitationShown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(withdrawing, async (c) => {
    const done = await perform(c, withdrawingInvitation, { ...c.req.valid('query'), ...c.req.valid('param') })
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
  .openapi(giving, async (c) => {
    const done = await perform(c, changingMember, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
  .openapi(removing, async (c) => {
    const done = await perform(c, removingMember, c.req.valid('param'))
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
