/** A slice of a file of discounts: its plan is kept before anything is written, so that it is done once and taken back exactly. */
import type { FileDiscount } from '#domain/promotions/discount-file'
import { keepSlice, sliceOf } from '#schema/import-files'
import type { ImportJob } from '#schema/products/catalog/import-jobs'
import type { Env } from '../../../env.ts'
import { planDiscounts, type PlannedDiscount, type Says } from '../../promotions/file-rows.ts'
import { noted } from '../file-notes.ts'

export const saysOf: Says = (row, column, code) => noted(row, column, { code })

export const planOf = async (env: Pick<Env, 'MEDIA'>, id: string, slice: number): Promise<PlannedDiscount[]> =>
  (await sliceOf<PlannedDiscount[]>(env.MEDIA, id, 'planned', slice)) ?? []

/** A slice that is done again is done as it was planned first. */
export const keptPlan = async (
  env: Env,
  { id, done, choices }: ImportJob,
  items: readonly FileDiscount[],
  now: number,
): Promise<readonly PlannedDiscount[]> => {
  const before = await planOf(env, id, done)
  if (before.length > 0) return before
  const plan = await planDiscounts(env, items, { overwrite: choices.overwrite, now }, saysOf)
  await keepSlice(env.MEDIA, id, 'planned', done, plan)
  return plan
}
