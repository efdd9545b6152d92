/** What staff do to files of the shop: add, put another in the place of one, take out of the list, bring back. */
import { z } from 'zod'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { kindOf } from '#domain/catalog/pictures/read-picture'
import { FILE_BYTES_MAX, shopFileAt, shopFileOf, shopFilePath } from '#domain/catalog/shop-file'
import { ok, refuse } from '#domain/result'
import { keepFile, setDeleted, usedFile, type ShopFile } from '#schema/products/content/files'
import { keepShopFile } from '#schema/shop-files'
import type { Env } from '../../env.ts'
import { CATALOGUE } from '../../cache/tags.ts'
import { sha256 } from '../../http/digest.ts'
import { PICTURE_REFUSALS, takeWeighed } from '../catalog/take-picture.ts'
import { command } from '../command.ts'
import { replaceInHolders } from './replace-file.ts'

const permission = 'catalog:change'
const path = z.string().max(2_000)
const sent = {
  name: z
    .string()
    .max(255)
    .default('')
    .describe('As it is called; its ending says what it is, where it is no picture.'),
  file: z.custom<Bytes>((file) => file instanceof Uint8Array),
}

const FILE_REFUSALS = [...PICTURE_REFUSALS, 'shop-file-unfit', 'download-too-large', 'file-empty'] as const

/** A picture is told by its content, whatever it is called; anything else is what its name says, where its content agrees. */
const take = async (env: Env, name: string, file: Bytes) => {
  if (file.byteLength === 0) return refuse({ code: 'file-empty' } as const)
  if (kindOf(file) !== undefined) {
    const kept = await takeWeighed(env, file)
    if (!kept.ok) return kept
    const { src, width, height } = kept.value.picture
    return ok({ path: src, name, kind: 'picture' as const, bytes: kept.value.bytes, width, height })
  }
  if (file.byteLength > FILE_BYTES_MAX) return refuse({ code: 'download-too-large', bytesMax: FILE_BYTES_MAX } as const)
  const form = shopFileOf(name, file)
  if (!form) return refuse({ code: 'shop-file-unfit' } as const)
  const at = shopFilePath(await sha256(file), name, form.ending)
  const stored = shopFileAt(at)
  if (!stored) return refuse({ code: 'shop-file-unfit' } as const)
  // The bytes first: what the list names can be fetched.
  await keepShopFile(env.MEDIA, stored.key, file)
  return ok({ path: at, name, kind: form.kind, bytes: file.byteLength, width: 0, height: 0 })
}

/** A file is named by its content, so the same again is the same file. */
export const addingFile = command({
  name: 'content:file-add',
  permission,
  input: z.strictObject(sent),
  refusals: FILE_REFUSALS,
  repeats: 'none',
  identity: ({ name }) => name,
  act: async ({ env, now }, { name, file }) => {
    const kept = await take(env, name, file)
    if (!kept.ok) return kept
    await keepFile(env.PRODUCTS_DB, kept.value, now)
    return ok<ShopFile>({ ...kept.value, addedAt: now })
  },
  audit: ({ name }, { path: subject }) => [{ subject, details: { name } }],
})

/**
 * Another file in the place of one, wherever that is used: each of those is changed as its editor would change it, with a
 * version to go back to. The former one leaves the list once nothing shows it.
 */
export const replacingFile = command({
  name: 'content:file-replace',
  permission,
  input: z.strictObject({ path: path.describe('Of the file that goes.'), ...sent }),
  refusals: [...FILE_REFUSALS, 'file-unknown', 'file-kind-differs'],
  repeats: 'none',
  identity: ({ path: of, name }) => [of, name],
  act: async ({ env, now, staff }, { path: of, name, file }) => {
    const db = env.PRODUCTS_DB
    const there = await usedFile(db, of)
    if (!there) return refuse({ code: 'file-unknown' })
    const kept = await take(env, name || there.name, file)
    if (!kept.ok) return kept
    if (kept.value.kind !== there.kind) return refuse({ code: 'file-kind-differs' })
    await keepFile(db, kept.value, now)
    if (kept.value.path === of) return ok({ file: { ...kept.value, addedAt: now }, replaced: 0, left: 0 })
    const counts = await replaceInHolders(env, of, kept.value, { who: staff.userId, cause: 'edit' }, now)
    if (counts.left === 0) await setDeleted(db, of, now)
    return ok({ file: { ...kept.value, addedAt: now }, ...counts })
  },
  purges: (_, { replaced }) => (replaced > 0 ? [CATALOGUE] : []),
  audit: ({ path: from }, { file: { path: subject }, replaced, left }) => [
    { subject, details: { from, replaced, left } },
  ],
})

/** It leaves the list. Pages that show it show it still: what is named by its content belongs to nobody alone. */
export const deletingFile = command({
  name: 'content:file-delete',
  permission,
  input: z.strictObject({
    path,
    used: z.boolean().default(false).describe('Also where something shows it: that goes on showing it.'),
  }),
  refusals: ['file-unknown', 'file-in-use'],
  repeats: 'none',
  act: async ({ env, now }, { path: of, used }) => {
    const there = await usedFile(env.PRODUCTS_DB, of)
    if (!there) return refuse({ code: 'file-unknown' })
    if (there.count > 0 && !used) return refuse({ code: 'file-in-use', count: there.count })
    await setDeleted(env.PRODUCTS_DB, of, now)
    return ok({ path: of })
  },
  audit: (_, { path: subject }) => [{ subject }],
})

export const restoringFile = command({
  name: 'content:file-restore',
  permission,
  input: z.strictObject({ path }),
  refusals: ['file-unknown'],
  repeats: 'none',
  act: async ({ env }, { path: of }) =>
    (await setDeleted(env.PRODUCTS_DB, of, null)) ? ok({ path: of }) : refuse({ code: 'file-unknown' }),
  audit: (_, { path: subject }) => [{ subject }],
})
