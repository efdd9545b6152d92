/** /api/account/wish-list: what somebody would like to have. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { WISHES_MAX } from '#domain/customers/wish-list'
import { productId, variantId } from '#domain/ids'
import { dropWish, keepWish, ownWishes, setShared } from '../../../flows/customers/wish-list.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant, VariantId } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const params = z.object({
  product: z.string().openapi({ description: '`prd_` and 16 characters.', example: 'prd_0123456789abcdef' }),
})

const WishList = z
  .object({
    shared: z.string().nullable().describe('The path of its link; null: nobody else sees it.'),
    wishes: z.array(
      z.object({
        product: z.string(),
        variant: VariantId.nullable().describe('As it was chosen; null where nothing was.'),
        title: z.string().describe('As it was called when it was wished for.'),
        handle: z.string().nullable().describe('Where its page is; null: it is gone from the shop.'),
        readyVariant: VariantId.nullable().describe(
          'What can be put into a cart now; null: chosen first, or not to be had.',
        ),
        at: Instant,
      }),
    ),
  })
  .openapi('WishList')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read the wish list',
  description: `At most ${WISHES_MAX} things, the latest first.`,
  responses: { 200: answer(WishList, 'All of it.'), ...refusals(...OWN_REFUSALS) },
})

const saving = createRoute({
  ...own,
  method: 'put',
  path: '/{product}',
  tags,
  summary: 'Put a thing on the wish list',
  description: 'Once, however often it is said.',
  request: {
    params,
    body: body(
      z
        .strictObject({ variant: VariantId.nullable().default(null) })
        .openapi('WishChange', { example: { variant: null } }),
    ),
  },
  responses: {
    200: answer(WishList, 'The list now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'product-unknown', 'wishes-full'),
  },
})

const removing = createRoute({
  ...own,
  method: 'delete',
  path: '/{product}',
  tags,
  summary: 'Take a thing off the wish list',
  request: { params },
  responses: {
    200: answer(WishList, 'The list now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, 'product-unknown'),
  },
})

const sharing = createRoute({
  ...own,
  method: 'put',
  path: '/link',
  tags,
  summary: 'Make a link to the wish list',
  description: 'Whoever has it sees the things and nothing of whose they are. One that is there stays as it is.',
  responses: { 200: answer(WishList, 'The list now.'), ...refusals(...OWN_CHANGE_REFUSALS) },
})

const unsharing = createRoute({
  ...own,
  method: 'delete',
  path: '/link',
  tags,
  summary: 'Take the link back',
  responses: { 200: answer(WishList, 'The list now.'), ...refusals(...OWN_CHANGE_REFUSALS) },
})

const listNow = async (c: Context<AccountDoor>): Promise<z.infer<typeof WishList>> => {
  const { customer } = c.get('own')
  const { share, wished } = await ownWishes(c.env, { customer: customer.id }, Date.now())
  return {
    shared: share && `/wish-list/shared/${share}`,
    wishes: wished.map(({ wish, card, ready }) => ({ ...wish, handle: card?.handle ?? null, readyVariant: ready })),
  }
}

export const wishList = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json(await listNow(c), 200))
  .openapi(sharing, async (c) => {
    await setShared(c.env, { customer: c.get('own').customer.id }, true)
    return c.json(await listNow(c), 200)
  })
  .openapi(unsharing, async (c) => {
    await setShared(c.env, { customer: c.get('own').customer.id }, false)
    return c.json(await listNow(c), 200)
  })
  .openapi(saving, async (c) => {
    const { customer } = c.get('own')
    const product = productId(c.req.valid('param').product)
    if (!product) return refused(c, { code: 'product-unknown' })
    const variant = variantId(c.req.valid('json').variant ?? '') ?? null
    const wanted = { product, variant, language: customer.language }
    const kept = await keepWish(c.env, { customer: customer.id }, wanted, Date.now())
    return kept.ok ? c.json(await listNow(c), 200) : refused(c, kept.refusal)
  })
  .openapi(removing, async (c) => {
    const product = productId(c.req.valid('param').product)
    if (!product) return refused(c, { code: 'product-unknown' })
    await dropWish(c.env, { customer: c.get('own').customer.id }, product, Date.now())
    return c.json(await listNow(c), 200)
  })
