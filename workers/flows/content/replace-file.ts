/** One file in the place of another, in everything that shows it: each is changed as what it is now, with its history. */
import type { By } from '#domain/catalog/history'
import type { ProductId, CollectionId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { isSettingsGroup } from '#domain/settings/settings'
import { replaceProduct } from '#schema/products/catalog/change'
import { changeCollection } from '#schema/products/catalog/collection-save'
import { holdersOf, type FileUse, type ShopFile } from '#schema/products/content/files'
import { saveDocument, type ContentUnknown, type DecideContent } from '#schema/products/content/save'
import type { Env } from '../../env.ts'
import { saveGroup } from '../settings/change.ts'
import { currentSettings } from '../settings/settings.ts'

/** So many are changed at once; what is left is done by saying it again. */
const AT_ONCE = 100

/** Addresses stand in plain data as they are: no sign of theirs is written otherwise in JSON. */
const renamed = <T>(value: T, from: string, to: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T

type File = Pick<ShopFile, 'path' | 'width' | 'height'>

/** @returns whether it shows the other one now */
const replaceIn = async (env: Env, holder: Omit<FileUse, 'title'>, from: string, file: File, by: By, now: number) => {
  const db = env.PRODUCTS_DB
  const { path: to, width, height } = file
  if (holder.kind === 'content') {
    // Of one that is gone meanwhile there is nothing to change.
    const decide: DecideContent<ContentUnknown> = (there) =>
      there ? ok(renamed(there, from, to)) : refuse({ code: 'content-unknown', id: holder.holder })
    return (await saveDocument(db, holder.holder, { basedOn: -1, decide }, by, now)).ok
  }
  if (holder.kind === 'product') {
    const done = await replaceProduct(
      db,
      holder.holder as ProductId,
      (there) => {
        const product = renamed(there, from, to)
        const pictures = product.pictures.map((one) => (one.src === to ? { ...one, width, height } : one))
        return ok({ product: { ...product, pictures }, answer: null })
      },
      by,
      now,
    )
    return done.ok
  }
  if (holder.kind === 'collection')
    return (await changeCollection(db, holder.holder as CollectionId, (there) => ok(renamed(there, from, to)), by, now))
      .ok
  if (!isSettingsGroup(holder.holder)) return false
  const { value, version } = await currentSettings(env, holder.holder)
  const group = { group: holder.holder, value: renamed(value, from, to), basedOn: version }
  return (await saveGroup(env, group, now)).ok
}

/** @returns how many show the other one now, and how many the former one still */
export const replaceInHolders = async (env: Env, from: string, file: File, by: By, now: number) => {
  const holders = await holdersOf(env.PRODUCTS_DB, from, AT_ONCE)
  let replaced = 0
  for (const holder of holders.slice(0, AT_ONCE)) if (await replaceIn(env, holder, from, file, by, now)) replaced++
  return { replaced, left: holders.length - replaced }
}
