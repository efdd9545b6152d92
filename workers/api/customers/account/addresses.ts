/** /api/account/addresses: where things go to, kept by the rule of the checkout. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  addAddress,
  changeAddress,
  dropAddress,
  ownAddresses,
  putAddressFirst,
  type AddressRefusal,
  type KeptAddress,
} from '../../../flows/customers/addresses.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, IdempotencyKey } from '../../contract/parts.ts'
import { placesAmiss } from '../../contract/places-amiss.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../../contract/problem.ts'
import { Address } from '../../orders/wire/order.ts'

const tags = ['Accounts']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the address.', example: '0b7f1c9e4f0e4a5b9a3e6d1d0f2c7a11' }),
})

const Kept = z
  .object({ id: z.string(), address: z.object({ ...Address.shape, country: z.string() }).openapi('OwnAddressLines') })
  .openapi('OwnAddress')

const listing = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'List own addresses',
  description: 'The first of them stands at the checkout. At most twenty.',
  responses: {
    200: answer(z.object({ addresses: z.array(Kept) }).openapi('OwnAddresses'), 'All of them.'),
    ...refusals(...OWN_REFUSALS),
  },
})

const adding = createRoute({
  ...own,
  method: 'post',
  path: '/',
  tags,
  summary: 'Add an address',
  description: 'Judged as at the checkout, and kept as its country writes addresses. It is the first from then on.',
  request: { headers: IdempotencyKey, body: body(Address) },
  responses: {
    201: answer(Kept, 'It is kept.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, ...KEY_REFUSALS, 'addresses-full'),
  },
})

const changing = createRoute({
  ...own,
  method: 'put',
  path: '/{id}',
  tags,
  summary: 'Write an address anew',
  request: { params, body: body(Address) },
  responses: {
    200: answer(Kept, 'As it is kept now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'address-unknown', 'addresses-full'),
  },
})

const choosing = createRoute({
  ...own,
  method: 'put',
  path: '/{id}/first',
  tags,
  summary: 'Make an address the first',
  request: { params },
  responses: { 204: { description: 'It is.' }, ...refusals(...OWN_CHANGE_REFUSALS, 'address-unknown') },
})

const removing = createRoute({
  ...own,
  method: 'delete',
  path: '/{id}',
  tags,
  summary: 'Remove an address',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...refusals(...OWN_CHANGE_REFUSALS, 'address-unknown') },
})

type FormAmiss = Extract<AddressRefusal, { readonly code: 'form-amiss' }>
type Other = 'addresses-full' | 'address-unknown' | 'idempotency-key-reused'

/** What is amiss in its fields is told by their places in the body. */
const refusedAddress = <C extends Other>(c: Context, refusal: FormAmiss | { readonly code: C }) =>
  isAmiss(refusal)
    ? refused(
        c,
        { code: 'request-invalid', errors: placesAmiss(refusal.fields, '') },
        'Nothing would arrive there; errors says why.',
      )
    : refused(c, refusal)

const isAmiss = (refusal: FormAmiss | { readonly code: Other }): refusal is FormAmiss => refusal.code === 'form-amiss'

const shown = ({ id, address }: KeptAddress) => ({ id, address: { ...address } })

export const addresses = new OpenAPIHono<AccountDoor>()
  .openapi(listing, async (c) => {
    const all = await ownAddresses(c.env, c.get('own').customer.id)
    return c.json({ addresses: all.map(shown) }, 200)
  })
  .openapi(adding, async (c) => {
    const { 'idempotency-key': key } = c.req.valid('header')
    const wanted = { key, address: c.req.valid('json') }
    const kept = await addAddress(c.env, c.get('own').customer.id, wanted, Date.now())
    return kept.ok ? c.json(shown(kept.value), 201) : refusedAddress(c, kept.refusal)
  })
  .openapi(changing, async (c) => {
    const wanted = { id: c.req.valid('param').id, address: c.req.valid('json') }
    const kept = await changeAddress(c.env, c.get('own').customer.id, wanted, Date.now())
    return kept.ok ? c.json(shown(kept.value), 200) : refusedAddress(c, kept.refusal)
  })
  .openapi(choosing, async (c) => {
    const isTheirs = await putAddressFirst(c.env, c.get('own').customer.id, c.req.valid('param').id, Date.now())
    return isTheirs ? c.body(null, 204) : refused(c, { code: 'address-unknown' })
  })
  .openapi(removing, async (c) => {
    const isTheirs = await dropAddress(c.env, c.get('own').customer.id, c.req.valid('param').id)
    return isTheirs ? c.body(null, 204) : refused(c, { code: 'address-unknown' })
  })
