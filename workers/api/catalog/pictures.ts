/** Pictures of a product for the staff's programs: add a file, arrange and describe, take away. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { addPicture, arrangePictures, removePicture } from '#domain/catalog/picture-changes'
import { productId } from '#domain/ids'
import { PICTURE_BYTES_MAX, PICTURES_MAX, PIXELS_MAX, SIDE_MAX } from '#domain/catalog/pictures/picture'
import { productsBy } from '#schema/products/catalog/catalog'
import { changePictures, changePicturesOnce, onceBy } from '../../flows/catalog/pictures.ts'
import { takePicture } from '../../flows/catalog/take-picture.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { Arranged, fileBody, NewPicture, pictureOf, Pictures, Texts, Which } from './wire/picture.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { CHANGING_REFUSALS, only, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: catalogue']
const params = z.object({
  handle: z.string().max(255).openapi({ description: 'The handle of the product, or its id.', example: 'delos-mug' }),
})
const path = '/{handle}/pictures'

const adding = createRoute({
  method: 'post',
  path,
  tags,
  security,
  middleware: [only('catalog:change')] as const,
  summary: 'Add a picture to a product',
  description:
    `The body is the file: JPEG, PNG, WebP, AVIF, GIF or SVG of at most ${PICTURE_BYTES_MAX / 1e6} MB, ${SIDE_MAX} pixels a ` +
    `side and ${PIXELS_MAX / 1e6} million pixels, told by its content. What does not show (places, cameras, texts) is taken ` +
    `out; an SVG is made safe. The same content again is the same picture. At most ${PICTURES_MAX} for each product; the new ` +
    'one is the last. May: `catalog:change`.',
  request: { params, headers: IdempotencyKey, query: Texts, body: fileBody },
  responses: {
    200: answer(NewPicture, 'The picture and its place.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...KEY_REFUSALS,
      'request-invalid',
      'product-unknown',
      'picture-too-heavy',
      'picture-kind-unknown',
      'picture-broken',
      'picture-unsafe',
      'picture-size-unfit',
      'pictures-too-many',
    ),
  },
})

const arranging = createRoute({
  method: 'patch',
  path,
  tags,
  security,
  middleware: [only('catalog:change')] as const,
  summary: 'Arrange and describe the pictures of a product',
  description: 'May: `catalog:change`.',
  request: { params, body: body(Arranged) },
  responses: {
    200: answer(Pictures, 'The pictures now.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, 'product-unknown', 'pictures-changed'),
  },
})

const removing = createRoute({
  method: 'delete',
  path,
  tags,
  security,
  middleware: [only('catalog:change')] as const,
  summary: 'Take a picture away from a product',
  description: 'Variants that it showed are shown by the first one. The file is kept. May: `catalog:change`.',
  request: { params, query: Which },
  responses: {
    200: answer(Pictures, 'The pictures now.'),
    ...refusals(...CHANGING_REFUSALS, 'request-invalid', 'product-unknown', 'picture-unknown'),
  },
})

const productNamed = async (db: D1Database, name: string) => {
  const [product] = await productsBy(db, productId(name) ? 'id' : 'handle', [name])
  return product
}

export const staffPictures = new OpenAPIHono<Door>()
  .openapi(adding, async (c) => {
    const { handle } = c.req.valid('param')
    const product = await productNamed(c.env.PRODUCTS_DB, handle)
    if (!product) return refused(c, { code: 'product-unknown', handle })
    const file = await readBody(c.req.raw, PICTURE_BYTES_MAX)
    const taken = file
      ? await takePicture(c.env, file)
      : ({ ok: false, refusal: { code: 'picture-too-heavy', bytesMax: PICTURE_BYTES_MAX } } as const)
    if (!taken.ok) return refused(c, taken.refusal, DETAILS[taken.refusal.code])
    const { alt = '', altZh } = c.req.valid('query')
    const picture = { ...taken.value, alt, ...(altZh && { altByLanguage: { zh: altZh } }) }
    const once = await onceBy(c.get('staff').userId, c.req.valid('header')['idempotency-key'], [product.id, picture])
    const done = await changePicturesOnce(c.env, product.id, (now) => addPicture(now, picture), once)
    if (!done.ok) return refused(c, done.refusal)
    const { answer: said, changed } = done.value
    if (changed) await writeAuditEntry(c, 'catalog:add-picture', product.handle, { src: said.picture.src })
    return c.json({ picture: pictureOf(said.picture), position: said.position }, 200)
  })
  .openapi(arranging, async (c) => {
    const { handle } = c.req.valid('param')
    const product = await productNamed(c.env.PRODUCTS_DB, handle)
    if (!product) return refused(c, { code: 'product-unknown', handle })
    const { pictures } = c.req.valid('json')
    const done = await changePictures(c.env, product.id, (now) => arrangePictures(now, pictures))
    if (!done.ok) return refused(c, done.refusal)
    if (done.value.changed) await writeAuditEntry(c, 'catalog:arrange-pictures', product.handle)
    return c.json({ pictures: done.value.product.pictures.map(pictureOf) }, 200)
  })
  .openapi(removing, async (c) => {
    const { handle } = c.req.valid('param')
    const product = await productNamed(c.env.PRODUCTS_DB, handle)
    if (!product) return refused(c, { code: 'product-unknown', handle })
    const { src } = c.req.valid('query')
    const done = await changePictures(c.env, product.id, (now) => removePicture(now, src))
    if (!done.ok) return refused(c, done.refusal)
    await writeAuditEntry(c, 'catalog:remove-picture', product.handle, { src })
    return c.json({ pictures: done.value.product.pictures.map(pictureOf) }, 200)
  })

const DETAILS = {
  'picture-too-heavy': 'The file is larger than a picture may be; nothing of it was kept.',
  'picture-kind-unknown': 'The content is no JPEG, PNG, WebP, AVIF, GIF or SVG. Send the file itself as the body.',
  'picture-broken': 'It begins like a picture and does not go on like one.',
  'picture-unsafe': 'The drawing declares words of its own, or asks for more parts than can be drawn.',
  'picture-size-unfit': `A picture has 1 to ${SIDE_MAX} pixels a side, ${PIXELS_MAX / 1e6} million in all; an SVG needs a viewBox.`,
} as const
