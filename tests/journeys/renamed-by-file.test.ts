/** Goods that the shop has under a handle of before: what a file would do with their address is shown before it does it. */
import { beforeAll, expect, test } from 'vitest'
import type { FileRow } from '#domain/catalog/files/file-job'
import { sliceOf } from '#schema/import-files'
import { call } from './caller.ts'
import { bringFile, doWith, idOf, settledFile } from './files.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  await stockGoods()
  owner = await signedIn('owner')
}, 120_000)

const FORMER = 'Handle,Title,Variant SKU,Variant Price\ngroße-42,Großes Tuch,TUCH-42,5.00'
const FILE = FORMER.replace('große-42', 'größe-42')

const lookedAt = async (file: string, wishes: Readonly<Record<string, string>> = {}) => {
  const id = idOf(await bringFile(owner, file, wishes))
  await settledFile(id)
  return { id, rows: await sliceOf<FileRow[]>(shop.MEDIA, id, 'preview', 0) }
}

const applied = async (id: string) => {
  await doWith(owner, id, 'apply')
  await settledFile(id)
  return sliceOf<FileRow[]>(shop.MEDIA, id, 'result', 0)
}

const statusOf = async (name: string) =>
  (await call('GET', `/api/admin/products/${encodeURIComponent(name)}`, { headers: owner })).status

test('the preview names the new address, and of what stays as it is nothing changes', async () => {
  await applied((await lookedAt(FORMER)).id)
  const kept = await lookedAt(FILE, { overwrite: 'false' })
  expect(kept.rows).toMatchObject([{ outcome: 'unchanged', changes: [] }])
  expect(await applied(kept.id)).toMatchObject([{ outcome: 'unchanged', changes: [] }])
  expect(await Promise.all(['große-42', 'größe-42'].map(statusOf))).toEqual([200, 404])

  const address = { field: 'handle', before: 'große-42', after: 'größe-42' }
  const renamed = await lookedAt(FILE)
  expect(renamed.rows).toMatchObject([{ outcome: 'changed', changes: [address] }])
  expect(await applied(renamed.id)).toMatchObject([{ outcome: 'changed', changes: [address] }])
  expect(await statusOf('größe-42')).toBe(200)
})
