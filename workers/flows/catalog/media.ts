/** Pictures as they are asked for: originals from the bucket, smaller ones made once and then kept beside them. */
import { widthsWithin, type MediaName, type RenditionName } from '#domain/catalog/pictures/media-name'
import { TYPES } from '#domain/catalog/pictures/picture'
import { keepRendition, pictureAt, storedPicture } from '#schema/media'
import type { Media, Settings } from '../../env.ts'
import { singleFlight } from '../../cache/single-flight.ts'

export type MediaEnv = Media & Pick<Settings, 'PICTURE_SIZES'>

/** Whether this shop can make pictures smaller. */
export const resizes = (env: Pick<MediaEnv, 'IMAGES' | 'PICTURE_SIZES'>): boolean =>
  env.IMAGES !== undefined && env.PICTURE_SIZES === 'on'

export type Answered = { readonly type: string; readonly size: number; readonly body: ReadableStream | ArrayBuffer }

/** The key of the original says that the size asked for cannot be had, and the picture can. */
export type Instead = { readonly instead: string }

/** Whoever asks first has it made; the others wait for it. */
const making = singleFlight<Answered | Instead | null>()

export const mediaFor = async (env: MediaEnv, name: MediaName | RenditionName): Promise<Answered | Instead | null> => {
  if (!('of' in name)) return pictureAt(env.MEDIA, name.key, name.kind)
  const made = await pictureAt(env.MEDIA, name.key, name.as)
  return made ?? making(name.key, () => makeSmaller(env, name))
}

/**
 * Never larger than the picture is, and never the same bytes under another size: what cannot be made smaller is
 * answered with the way to the original.
 */
const makeSmaller = async (
  env: MediaEnv,
  { of, key, width, as }: RenditionName,
): Promise<Answered | Instead | null> => {
  const known = await storedPicture(env.MEDIA, of)
  if (!known) return null
  const images = resizes(env) ? env.IMAGES : undefined
  if (!images || !widthsWithin(known.width).includes(width)) return { instead: of.key }
  const original = await pictureAt(env.MEDIA, of.key, of.kind)
  if (!original) return null
  try {
    const output = await images
      .input(original.body)
      .transform({ width, fit: 'scale-down' })
      .output({ format: TYPES[as] as 'image/avif' })
    // The platform may choose another format when the one asked for takes too long: its own word counts.
    const type = output.contentType()
    const body = await output.response().arrayBuffer()
    if (!Object.values(TYPES).includes(type) || body.byteLength === 0) return { instead: of.key }
    await keepRendition(env.MEDIA, key, type, body, Math.min(width, known.width))
    return { type, size: body.byteLength, body }
  } catch (fault) {
    // The free number of sizes is used up (error 9423), or the platform has none today: the page still has its picture.
    console.warn(`${key} could not be made`, fault)
    return { instead: of.key }
  }
}

/** A part of an original; smaller ones are small enough to be sent whole. */
export const mediaPart = (env: MediaEnv, name: MediaName, range: { offset: number; length: number }) =>
  pictureAt(env.MEDIA, name.key, name.kind, range)

export const mediaKnown = async (env: MediaEnv, name: MediaName | RenditionName) => {
  if (!('of' in name)) return storedPicture(env.MEDIA, name)
  return storedPicture(env.MEDIA, { key: name.key, kind: name.as })
}
