/** Pictures that stand on no product: the shop's own, and those of goods that an import brings next. Mounted at `/api/admin/media`. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { PICTURE_BYTES_MAX } from '#domain/catalog/pictures/picture'
import { addingMedia } from '../../flows/catalog/media-commands.ts'
import { readBody } from '../../http/body.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, mayLine, perform } from '../contract/command.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { detailOf, PICTURE_TEXT } from './picture-file.ts'
import { fileBody, MediaPicture } from './wire/picture.ts'

const adding = createRoute({
  method: 'post',
  path: '/',
  tags: ['Staff: catalogue'],
  ...commands(addingMedia),
  summary: 'Add a picture of the shop, or of goods to come',
  description: `${PICTURE_TEXT} Its \`src\` is what imports and settings call it by. ${mayLine(addingMedia)}`,
  request: { body: fileBody },
  responses: {
    200: answer(MediaPicture, 'The picture.'),
    ...refusals(...commandRefusals(addingMedia)),
  },
})

export const staffMedia = new OpenAPIHono<Door>().openapi(adding, async (c) => {
  const file = await readBody(c.req.raw, PICTURE_BYTES_MAX)
  if (!file) return refused(c, { code: 'picture-too-heavy', bytesMax: PICTURE_BYTES_MAX })
  const added = await perform(c, addingMedia, { file })
  if (!added.ok) return refused(c, added.refusal, detailOf(added.refusal))
  const { src, width, height } = added.value
  return c.json({ src, width, height }, 200)
})
