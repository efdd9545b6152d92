/** A file becomes a picture of the shop: told by its content, made safe, and kept under its content. */
import type { Picture } from '#domain/catalog/product'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { mediaPath } from '#domain/catalog/pictures/media-name'
import type { PictureRefusal } from '#domain/catalog/pictures/picture'
import { kindOf, readPicture } from '#domain/catalog/pictures/read-picture'
import { ok, type Result } from '#domain/result'
import { keepPicture } from '#schema/media'
import type { Media } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'
import { readSvg } from './svg/safe-svg.ts'

/** Why a file is no picture of the shop. */
export const PICTURE_REFUSALS = [
  'picture-too-heavy',
  'picture-kind-unknown',
  'picture-broken',
  'picture-unsafe',
  'picture-size-unfit',
] as const satisfies readonly PictureRefusal['code'][]

/** Refused, nothing of the file is kept. Its name plays no part. @returns how many bytes are kept, too */
export const takeWeighed = async (
  env: Pick<Media, 'MEDIA'>,
  file: Bytes,
): Promise<Result<{ readonly picture: Picture; readonly bytes: number }, PictureRefusal>> => {
  const read = kindOf(file) === 'svg' ? readSvg(file) : readPicture(file)
  if (!read.ok) return read
  const { kind, width, height, bytes } = read.value
  const key = await keepPicture(env.MEDIA, { kind, hash: await sha256(bytes), width, height }, bytes)
  return ok({ picture: { src: mediaPath(key), alt: '', width, height }, bytes: bytes.byteLength })
}

export const takePicture = async (env: Pick<Media, 'MEDIA'>, file: Bytes): Promise<Result<Picture, PictureRefusal>> => {
  const kept = await takeWeighed(env, file)
  return kept.ok ? ok(kept.value.picture) : kept
}
