/** What staff add to the shop's pictures beside those of a product: the shop's own, as its logo, and those of goods to come. */
import { z } from 'zod'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { command } from '../command.ts'
import { PICTURE_REFUSALS, takePicture } from './take-picture.ts'

/** A picture is named by its content, so the same again is the same picture. */
export const addingMedia = command({
  name: 'media:add',
  permission: 'catalog:change',
  input: z.strictObject({ file: z.custom<Bytes>((file) => file instanceof Uint8Array) }),
  refusals: PICTURE_REFUSALS,
  repeats: 'none',
  identity: () => null,
  act: ({ env }, { file }) => takePicture(env, file),
  audit: (_, { src }) => [{ subject: src }],
})
