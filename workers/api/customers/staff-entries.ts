/** Customers entered and changed by the staff. Mounted at `/api/admin/customers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  addingCustomer,
  changingCustomer,
  removingAddress,
  savingAddress,
} from '../../flows/customers/entry-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { Done } from './wire.ts'

const tags = ['Staff: customers']
const params = z.object({ id: z.string().openapi({ example: 'cus_7k3m9qxd0000000000000000' }) })
const ofAddress = params.extend({ address: z.string().openapi({ example: '0b7f1c9e4f0e4a5b9a3e6d1d0f2c7a11' }) })
const id = { id: true } as const

const EXAMPLE = { recipient: 'Maya Lindqvist', street: 'Storgatan 1', addressPhone: '08 123 456 78' }

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingCustomer),
  summary: 'Add a customer',
  description:
    'Known by a mail address or a telephone number; neither is proven by it, and nothing is sent. What is amiss is told field by ' +
    `field, in \`fields\` and \`address\`. ${mayLine(addingCustomer)}`,
  request: {
    body: body(
      component(addingCustomer.input, 'NewCustomer', {
        name: 'Maya Lindqvist',
        email: 'maya@lindqvist.example',
        phone: '+46 70 123 45 67',
        language: 'en',
        newsletter: 'telephone',
        tags: ['wholesale'],
        note: 'Rings twice.',
        ...EXAMPLE,
      }),
    ),
  },
  responses: { 200: answer(Done, 'They are here.'), ...refusals(...commandRefusals(addingCustomer)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingCustomer),
  summary: 'Change who a customer is and how they are reached',
  description:
    'Another address or number is not proven: they sign in by a mail to it first. The address before is told, and their sessions ' +
    `end. ${mayLine(changingCustomer)}`,
  request: {
    params,
    body: body(
      component(changingCustomer.input.omit(id), 'CustomerDetails', {
        version: 1_795_000_000_000,
        name: 'Maya Lindqvist',
        email: 'maya@lindqvist.example',
        language: 'en',
        newsletter: 'unsaid',
      }),
    ),
  },
  responses: { 200: answer(Done, 'It is saved.'), ...refusals(...commandRefusals(changingCustomer)) },
})

const addingTo = createRoute({
  method: 'post',
  path: '/{id}/addresses',
  tags,
  ...commands(savingAddress),
  summary: 'Add an address to a customer, or change one',
  description: `Judged as at the checkout; with \`address\` it takes the place of that one. ${mayLine(savingAddress)}`,
  request: { params, body: body(component(savingAddress.input.omit(id), 'CustomerAddress', EXAMPLE)) },
  responses: {
    200: answer(z.object({ customer: z.string(), address: z.string() }).openapi('SavedAddress'), 'It is kept.'),
    ...refusals(...commandRefusals(savingAddress)),
  },
})

const removing = createRoute({
  method: 'delete',
  path: '/{id}/addresses/{address}',
  tags,
  ...commands(removingAddress),
  summary: 'Take an address away from a customer',
  description: `Orders keep theirs. ${mayLine(removingAddress)}`,
  request: { params: ofAddress },
  responses: { 200: answer(Done, 'It is gone.'), ...refusals(...commandRefusals(removingAddress)) },
})

export const staffEntries = new OpenAPIHono<Door>()
  .openapi(adding, async (c) => {
    const done = await perform(c, addingCustomer, c.req.valid('json'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingCustomer, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
  .openapi(addingTo, async (c) => {
    const done = await perform(c, savingAddress, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok
      ? c.json({ customer: done.value.customer, address: done.value.address }, 200)
      : refused(c, done.refusal)
  })
  .openapi(removing, async (c) => {
    const done = await perform(c, removingAddress, c.req.valid('param'))
    return done.ok ? c.json({ customer: done.value.customer }, 200) : refused(c, done.refusal)
  })
