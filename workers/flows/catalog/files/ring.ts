/** A file is rung for: somebody goes on with it. */
import { idleJobs } from '#schema/products/catalog/import-jobs'
import type { Env } from '../../../env.ts'

type Bell = Pick<Env, 'IMPORTS'>

/** Rung twice, the second finds nothing to do. @param wait in ms */
export const ring = async (env: Bell, id: string, wait = 0): Promise<void> => {
  await env.IMPORTS.send({ id }, { delaySeconds: Math.ceil(wait / 1000) })
}

/** What rang is lost when a queue is, or when whoever heard it died: the file itself says that it is not over. */
export const ringIdle = async (env: Bell & Pick<Env, 'PRODUCTS_DB'>, now: number): Promise<void> => {
  for (const id of await idleJobs(env.PRODUCTS_DB, now)) await ring(env, id)
}
