/** Pictures of a product for the staff's programs: add a file, arrange and describe, take away. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { PICTURE_BYTES_MAX, PICTURES_MAX } from '#domain/catalog/pictures/picture'
import { addingPicture, arrangingPictures, removingPicture } from '../../flows/catalog/picture-commands.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { detailOf, PICTURE_TEXT } from './picture-file.ts'
import { fileBody, NewPicture, pictureOf, Pictures } from './wire/picture.ts'

const tags = ['Staff: catalogue']
const ARRANGED = { pictures: [{ src: '/media/0123456789abcdef.jpg', alt: 'A mug, from its side' }] }
const params = z.object({
  handle: z.string().max(255).openapi({ description: 'The handle of the product, or its id.', example: 'delos-mug' }),
})
const path = '/{handle}/pictures'

const adding = createRoute({
  method: 'post',
  path,
  tags,
  ...commands(addingPicture),
  summary: 'Add a picture to a product',
  description: `${PICTURE_TEXT} At most ${PICTURES_MAX} for each product; the new one is the last. ${mayLine(addingPicture)}`,
  request: {
    params,
    headers: IdempotencyKey,
    query: z.object(addingPicture.input.pick({ alt: true, altZh: true, video: true }).shape),
    body: fileBody,
  },
  responses: { 200: answer(NewPicture, 'The picture and its place.'), ...refusals(...commandRefusals(addingPicture)) },
})

const arranging = createRoute({
  method: 'patch',
  path,
  tags,
  ...commands(arrangingPictures),
  summary: 'Arrange and describe the pictures of a product',
  description: mayLine(arrangingPictures),
  request: { params, body: body(component(arrangingPictures.input.omit({ product: true }), 'PictureOrder', ARRANGED)) },
  responses: { 200: answer(Pictures, 'The pictures now.'), ...refusals(...commandRefusals(arrangingPictures)) },
})

const removing = createRoute({
  method: 'delete',
  path,
  tags,
  ...commands(removingPicture),
  summary: 'Take a picture away from a product',
  description: `Variants that it showed are shown by the first one. The file is kept. ${mayLine(removingPicture)}`,
  request: { params, query: z.object(removingPicture.input.pick({ src: true }).shape) },
  responses: { 200: answer(Pictures, 'The pictures now.'), ...refusals(...commandRefusals(removingPicture)) },
})

const TOO_HEAVY = { code: 'picture-too-heavy', bytesMax: PICTURE_BYTES_MAX } as const

export const staffPictures = new OpenAPIHono<Door>()
  .openapi(adding, async (c) => {
    const file = await readBody(c.req.raw, PICTURE_BYTES_MAX)
    if (!file) return refused(c, TOO_HEAVY, detailOf(TOO_HEAVY))
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, addingPicture, { ...c.req.valid('query'), product, file })
    if (!done.ok) return refused(c, done.refusal, detailOf(done.refusal))
    const { picture, position } = done.value.answer
    return c.json({ picture: pictureOf(picture), position }, 200)
  })
  .openapi(arranging, async (c) => {
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, arrangingPictures, { ...c.req.valid('json'), product })
    return done.ok ? c.json({ pictures: done.value.product.pictures.map(pictureOf) }, 200) : refused(c, done.refusal)
  })
  .openapi(removing, async (c) => {
    const { handle: product } = c.req.valid('param')
    const done = await perform(c, removingPicture, { ...c.req.valid('query'), product }, crypto.randomUUID())
    return done.ok ? c.json({ pictures: done.value.product.pictures.map(pictureOf) }, 200) : refused(c, done.refusal)
  })
