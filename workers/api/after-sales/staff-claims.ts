/** Claims for the staff: the list, and what they decide. Mounted at `/api/admin/claims`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { notingCarrierClaim, openingClaim, settlingClaim } from '../../flows/after-sales/claim-commands.ts'
import { listingClaims } from '../../flows/after-sales/claim-questions.ts'
import { claimOfStaffShown } from '../../flows/after-sales/claim-shown.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { StaffClaim } from './wire/claim.ts'

const tags = ['Staff: claims']
const order = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })
const params = z.object({ order, claim: z.string().openapi({ example: 'clm_4f2a9c1d0b7e' }) })
const path = { order: true, claim: true } as const

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingClaims),
  summary: 'List claims, the latest first',
  description: mayLine(listingClaims),
  request: { query: listingClaims.input },
  responses: {
    200: answer(
      z
        .object({ claims: z.array(z.object({ orderId: z.string(), orderName: z.string(), claim: StaffClaim })) })
        .openapi('ClaimList'),
      'Of the two hundred latest orders with one.',
    ),
    ...refusals(...questionRefusals(listingClaims)),
  },
})

const opening = createRoute({
  method: 'post',
  path: '/{order}',
  tags,
  ...commands(openingClaim),
  summary: 'Write a claim down for a buyer',
  description: mayLine(openingClaim),
  request: {
    params: z.object({ order }),
    headers: IdempotencyKey,
    body: body(
      component(openingClaim.input.omit({ order: true }), 'OpenedClaim', {
        units: [{ variantId: 'var_0123456789abcdef', units: 1, kind: 'damaged' }],
        note: 'The handle is broken.',
      }),
    ),
  },
  responses: { 200: answer(StaffClaim, 'It is open.'), ...refusals(...commandRefusals(openingClaim)) },
})

const settling = createRoute({
  method: 'post',
  path: '/{order}/{claim}/settle',
  tags,
  ...commands(settlingClaim),
  summary: 'Give the money back for what is claimed, send it again, or decline',
  description: `A replacement is an addition to the order, at no price. ${mayLine(settlingClaim)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(settlingClaim.input.omit(path), 'SettledClaim', { as: 'refund', answer: 'We are sorry.' })),
  },
  responses: { 200: answer(StaffClaim, 'It is settled.'), ...refusals(...commandRefusals(settlingClaim)) },
})

const noting = createRoute({
  method: 'post',
  path: '/{order}/{claim}/carrier',
  tags,
  ...commands(notingCarrierClaim),
  summary: 'Write down what its carrier says of it',
  description: `The buyer is told nothing of it. ${mayLine(notingCarrierClaim)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(notingCarrierClaim.input.omit(path), 'CarrierClaim', {
        carrier: 'DHL',
        number: '77-1',
        state: 'filed',
      }),
    ),
  },
  responses: { 200: answer(StaffClaim, 'It is written down.'), ...refusals(...commandRefusals(notingCarrierClaim)) },
})

export const staffClaims = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const read = await ask(c, listingClaims, c.req.valid('query'))
    if (!read.ok) return refused(c, read.refusal)
    const claims = read.value.map(({ order: { id, name }, claim }) => ({
      orderId: id,
      orderName: name,
      claim: claimOfStaffShown(claim),
    }))
    return c.json({ claims }, 200)
  })
  .openapi(opening, async (c) => {
    const done = await perform(c, openingClaim, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(claimOfStaffShown(done.value.claim), 200) : refused(c, done.refusal)
  })
  .openapi(settling, async (c) => {
    const done = await perform(c, settlingClaim, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(claimOfStaffShown(done.value.claim), 200) : refused(c, done.refusal)
  })
  .openapi(noting, async (c) => {
    const done = await perform(c, notingCarrierClaim, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(claimOfStaffShown(done.value.claim), 200) : refused(c, done.refusal)
  })
