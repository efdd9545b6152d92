/** Pictures of a product for the staff's programs: add a file, arrange and describe, take away. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { addPicture, arrangePictures, removePicture } from '#domain/catalog/picture-changes'
import { productId } from '#domain/ids'
import { PICTURE_BYTES_MAX, PICTURES_MAX } from '#domain/catalog/pictures/picture'
import { productsBy } from '#schema/products/catalog/catalog'
import { changePictures, changePicturesOnce, onceBy } from '../../flows/catalog/pictures.ts'
import { PICTURE_REFUSALS, takePicture } from '../../flows/catalog/take-picture.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { detailOf, PICTURE_TEXT } from './picture-file.ts'
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
  description: `${PICTURE_TEXT} At most ${PICTURES_MAX} for each product; the new one is the last. May: \`catalog:change\`.`,
  request: { params, headers: IdempotencyKey, query: Texts, body: fileBody },
  responses: {
    200: answer(NewPicture, 'The picture and its place.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...KEY_REFUSALS,
      'request-invalid',
      'product-unknown',
      ...PICTURE_REFUSALS,
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
    if (!taken.ok) return refused(c, taken.refusal, detailOf(taken.refusal))
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
