/**
 * Rows of a file of discounts: what each would write down, and has written down. A file lets nothing run: what is new is a draft with
 * its code, and what is there already keeps its state.
 */
import type { FileRow, RowChange, RowOutcome } from '#domain/catalog/files/file-job'
import type { Draft } from '#domain/promotions/check'
import { foldedCode } from '#domain/promotions/code'
import type { FileDiscount } from '#domain/promotions/discount-file'
import { draftOfPromotion } from '#domain/promotions/discount-rows'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import { codesNamed } from '#schema/products/promotions/codes'
import { promotionById, versionOf } from '#schema/products/promotions/promotions'
import { z } from 'zod'
import { purge } from '../../cache/purge.ts'
import { PROMOTIONS } from '../../cache/tags.ts'
import { sha256 } from '../../http/digest.ts'
import { draftOf, promotionDraft } from './input.ts'
import { judgedDraft, type Store } from './judged.ts'
import {
  changePromotion,
  createPromotion,
  makeCodes,
  movePromotion,
  newPromotionId,
  restorePromotion,
  revokePromotionCode,
} from './promotions.ts'

type Note = FileRow['notes'][number]
/** What the shop says of a row: its words are where those of all files are. */
export type Says = (
  row: number,
  column: string,
  code: 'promotion-unfit' | 'promotion-code-taken' | 'promotion-is-over' | 'promotion-since',
) => Note

/** What becomes of a promotion, before it does: kept, so that it can be taken back exactly. */
export type PlannedDiscount = {
  readonly row: number
  readonly name: string
  readonly id: PromotionId
  readonly code: string | null
  readonly draft: Draft | null
  /** Of what is there: its version; null: nothing is there yet. */
  readonly before: number | null
  /** Whether its code is still to be made. */
  readonly codeIsNew: boolean
  readonly outcome: RowOutcome
  readonly changes: readonly RowChange[]
  readonly notes: readonly Note[]
}

const bytesOf = async (name: string): Promise<Uint8Array> =>
  Uint8Array.from((await sha256(name)).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The same row is the same promotion, however often it is brought: of another shop by its id there, else by its code. */
const idFor = async ({ id, code, name }: FileDiscount): Promise<PromotionId> =>
  newPromotionId(await bytesOf(`discount\n${id ?? (code === null ? name : foldedCode(code))}`))

const whole = z.strictObject(promotionDraft)

const draftFor = (item: FileDiscount): Draft | undefined => {
  if (item.id === null) return item.draft
  const read = whole.safeParse(item.document)
  return read.success ? draftOf(read.data) : undefined
}

/** Keys in one order, so that what says the same is the same. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, of]) => [key, sorted(of)]),
        )
      : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const changesBetween = (before: Draft, after: Draft): RowChange[] =>
  (Object.keys(after) as (keyof Draft)[]).flatMap((field) =>
    same(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  )

const thereFor = async (env: Store, item: FileDiscount, id: PromotionId) => {
  const own = item.id === null ? undefined : await promotionById(env.PRODUCTS_DB, item.id)
  if (own) return own
  const code = item.id === null && item.code !== null ? foldedCode(item.code) : undefined
  const known = code === undefined ? undefined : (await codesNamed(env.PRODUCTS_DB, [code])).get(code)
  return promotionById(env.PRODUCTS_DB, known?.promotion ?? id)
}

type Planning = { readonly overwrite: boolean; readonly now: number }

const plannedFor = async (
  env: Store,
  item: FileDiscount,
  { overwrite, now }: Planning,
  says: Says,
): Promise<PlannedDiscount> => {
  const { row, name, code } = item
  const named = await idFor(item)
  const there = await thereFor(env, item, named)
  const id = there?.id ?? named
  const base = { row, name, id, code, before: there?.version ?? null, codeIsNew: false, changes: [], notes: [] }
  const refused = (note: Note): PlannedDiscount => ({ ...base, draft: null, outcome: 'refused', notes: [note] })
  const read = draftFor(item)
  // A file of another shop knows its code alone: what this one calls it stays.
  const draft = read && there && item.id === null ? { ...read, name: there.name, title: there.title } : read
  if (!draft || (await judgedDraft(env, draft, { id, now })))
    return refused(says(row, item.id === null ? 'Value' : 'Promotion', 'promotion-unfit'))
  const folded = foldedCode(code ?? '')
  const holder = code === null ? undefined : (await codesNamed(env.PRODUCTS_DB, [folded])).get(folded)
  if (holder && holder.promotion !== id) return refused(says(row, 'Name', 'promotion-code-taken'))
  const codeIsNew = code !== null && !holder
  if (!there) return { ...base, draft, codeIsNew, outcome: 'created' }
  const changes = overwrite ? changesBetween(draftOfPromotion(there), draft) : []
  if (changes.length === 0) return { ...base, draft: null, outcome: 'unchanged' }
  if (there.state === 'ended') return refused(says(row, 'Promotion ID', 'promotion-is-over'))
  return { ...base, draft, outcome: 'changed', changes }
}

const rowOf = ({ row, name, outcome, changes, notes }: PlannedDiscount): FileRow => ({
  row,
  name,
  outcome,
  changes,
  notes,
})

export const planDiscounts = async (
  env: Store,
  items: readonly FileDiscount[],
  planning: Planning,
  says: Says,
): Promise<PlannedDiscount[]> => {
  const plan: PlannedDiscount[] = []
  for (const item of items) plan.push(await plannedFor(env, item, planning, says))
  return plan
}

export const previewDiscounts = async (...of: Parameters<typeof planDiscounts>): Promise<FileRow[]> =>
  (await planDiscounts(...of)).map(rowOf)

type By = { readonly who: string; readonly run: string; readonly now: number }

const written = async (env: Store, one: PlannedDiscount, by: By) => {
  const { draft, id, before } = one
  if (!draft) return true
  if (before !== null) return (await changePromotion(env, id, draft, { ...by, version: before })).ok
  return (await createPromotion(env, draft, { ...by, id, state: 'draft' })).ok
}

/** @param plan as it was kept before anything was written: done again it changes nothing more */
export const applyDiscounts = async (
  env: Store,
  plan: readonly PlannedDiscount[],
  by: By,
  says: Says,
): Promise<FileRow[]> => {
  const rows: FileRow[] = []
  for (const one of plan) {
    const there = await promotionById(env.PRODUCTS_DB, one.id)
    const isDone = one.draft !== null && there !== undefined && there.version === (one.before ?? 0) + 1
    const isWritten = isDone || (await written(env, one, by))
    if (!isWritten) {
      rows.push({ ...rowOf(one), outcome: 'refused', changes: [], notes: [says(one.row, '', 'promotion-since')] })
      continue
    }
    if (one.codeIsNew && one.code !== null) {
      const codes = { codes: [one.code], prefix: '', uses: null, customer: null, batch: by.run, now: by.now }
      await makeCodes(env, one.id, { ...codes, random: () => bytesOf(one.id) })
    }
    rows.push(rowOf(one))
  }
  if (plan.some(({ draft }) => draft !== null)) purge([PROMOTIONS])
  return rows
}

const backAgain = async (env: Store, { id, before, code, codeIsNew }: PlannedDiscount, by: By) => {
  const there: Promotion | undefined = await promotionById(env.PRODUCTS_DB, id)
  if (!there || there.version === before) return 'unchanged' as const
  if (before === null) {
    if (there.version !== 1) return 'left' as const
    if (codeIsNew && code !== null) await revokePromotionCode(env, id, code, by.now)
    return (await movePromotion(env, id, 'ended', by)).ok ? ('deleted' as const) : ('left' as const)
  }
  if (there.version !== before + 1 || !(await versionOf(env.PRODUCTS_DB, id as PromotionId, before)))
    return 'left' as const
  const back = await restorePromotion(env, id, before, { ...by, version: there.version })
  return back.ok ? ('restored' as const) : ('left' as const)
}

/** What it changed says again what it said before; what it made is over, and its code is revoked. What somebody has changed since stays. */
export const takeDiscountsBack = async (
  env: Store,
  plan: readonly PlannedDiscount[],
  by: By,
  says: Says,
): Promise<FileRow[]> => {
  const rows: FileRow[] = []
  for (const one of plan) {
    if (one.draft === null) continue
    const outcome = await backAgain(env, one, by)
    const notes = outcome === 'left' ? [says(one.row, '', 'promotion-since')] : []
    rows.push({ row: one.row, name: one.name, outcome, changes: [], notes })
  }
  purge([PROMOTIONS])
  return rows
}
