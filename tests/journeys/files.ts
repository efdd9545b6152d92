/** A file that somebody brings to the admin: sent, waited for, and what is done with it. */
import { expect } from 'vitest'
import { WORKING } from '#domain/catalog/files/file-job'
import { jobById, type ImportJob } from '#schema/products/catalog/import-jobs'
import { workOn } from '#workers/flows/catalog/files/work'
import { frontDoor } from './front-door.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

type Headers = Readonly<Record<string, string>>
export const FILES = '/admin/imports'

export const fetchShop = (path: string, init?: RequestInit): Promise<Response> =>
  frontDoor(new Request(ORIGIN + path, { redirect: 'manual', ...init }))

export const bringFile = (
  headers: Headers,
  file: string | Uint8Array<ArrayBuffer>,
  wishes: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const form = new FormData()
  form.set('key', crypto.randomUUID())
  for (const [name, value] of Object.entries(wishes)) form.set(name, value)
  form.set('file', new File([file], 'goods.csv', { type: 'text/csv' }))
  return fetchShop(FILES, { method: 'POST', headers: { ...headers, origin: ORIGIN }, body: form })
}

export const idOf = (answer: Response): string => {
  expect(answer.status).toBe(303)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** Beside the queue, which may be at it already: whoever holds it works on it. */
export const settledFile = async (id: string): Promise<ImportJob> => {
  for (let turn = 0; turn < 200; turn++) {
    await workOn(shop, id, Date.now())
    const job = await jobById(shop.PRODUCTS_DB, id)
    if (job && !WORKING.has(job.state)) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${id} does not come to an end`)
}

export const doWith = (headers: Headers, id: string, what: string): Promise<Response> =>
  fetchShop(`${FILES}/${id}/${what}`, {
    method: 'POST',
    headers: { ...headers, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: crypto.randomUUID() }),
  })
