/** Products are saved: what lists and searches need is written in the same transaction. */
import type { BlankedField } from '#domain/catalog/blanked'
import type { Draft } from '#domain/catalog/draft'
import { replacedBy, type By } from '#domain/catalog/history'
import { mergeDraft, type MergeRefusal, type Outcome } from '#domain/catalog/merge'
import type { Stated, Unmentioned, VariantRefusal } from '#domain/catalog/merge-variants'
import type { Product } from '#domain/catalog/product'
import { newProductId, newVariantId } from '#domain/ids'
import { followSaved } from '../pricing/follow.ts'
import { productsBy } from './catalog.ts'
import { isConflict } from './conflict.ts'
import { versionStatements } from './history.ts'
import { memberStatements, rulesOf, type Rules } from './membership.ts'
import { productStatements } from './product-statements.ts'

/** Others have saved it meanwhile, again and again. */
export type ProductChanged = { readonly code: 'product-changed' }

/** What became of one draft; `refused` names its variants that were not taken. */
export type Saved =
  | {
      readonly handle: string
      readonly outcome: Outcome
      readonly product: Product
      readonly stated: readonly Stated[]
      readonly refused: readonly VariantRefusal[]
      readonly unmentioned: readonly Unmentioned[]
      readonly blanked: readonly BlankedField[]
    }
  | { readonly handle: string; readonly outcome: 'refused'; readonly refusal: MergeRefusal | ProductChanged }

/** So many are read, merged and written at once: one transaction stays far below D1's 30 seconds. */
const CHUNK = 25

/** Two who save one product at once are told apart by its version; who came second reads again. In every round one is done. */
const ATTEMPTS = 6

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
/** Dice for those who merge drafts. */
export const newIds = { product: () => newProductId(random(16)), variant: () => newVariantId(random(16)) }

/** A program of the shop itself. */
const NOBODY: By = { who: '', cause: 'import' }

/** Saving the same drafts again changes nothing. Answers in the order of the drafts. */
export const saveProducts = async (
  db: D1Database,
  drafts: readonly Draft[],
  now: number,
  by: By = NOBODY,
): Promise<Saved[]> => {
  const rules = await rulesOf(db)
  const saved: Saved[] = []
  for (const chunk of chunksOf(drafts)) saved.push(...(await saveChunk(db, chunk, rules, by, now)))
  return saved
}

/** A handle that stands twice goes into two chunks: the second is laid onto the first. */
const chunksOf = (drafts: readonly Draft[]): Draft[][] => {
  const chunks: Draft[][] = []
  let chunk: Draft[] = []
  for (const draft of drafts) {
    if (chunk.length >= CHUNK || chunk.some(({ handle }) => handle === draft.handle)) {
      chunks.push(chunk)
      chunk = []
    }
    chunk.push(draft)
  }
  return chunk.length > 0 ? [...chunks, chunk] : chunks
}

const saveChunk = async (
  db: D1Database,
  drafts: readonly Draft[],
  rules: Rules,
  by: By,
  now: number,
  attempt = 1,
): Promise<Saved[]> => {
  const found = await productsBy(
    db,
    'handle',
    drafts.map(({ handle }) => handle),
  )
  const existing = new Map(found.map((product) => [product.handle, product]))
  const saved = drafts.map((draft): Saved => {
    const { handle } = draft
    const merged = mergeDraft(existing.get(handle), draft, newIds, now)
    return merged.ok ? { handle, ...merged.value } : { handle, outcome: 'refused', refusal: merged.refusal }
  })
  const changed = saved.flatMap((one) => (one.outcome === 'created' || one.outcome === 'updated' ? [one.product] : []))
  if (changed.length === 0) return saved
  const replaced = changed.map((product) => replacedBy(product, existing.get(product.handle)))
  const past = versionStatements(db, replaced, by, now)
  try {
    await db.batch([...past, ...productStatements(db, changed), ...memberStatements(db, changed, rules)])
  } catch (fault) {
    if (!isConflict(fault)) throw fault
    if (attempt < ATTEMPTS) return saveChunk(db, drafts, rules, by, now, attempt + 1)
    if (await areSame(db, existing, drafts)) throw fault
    return saved.map((one) =>
      one.outcome === 'created' || one.outcome === 'updated'
        ? { handle: one.handle, outcome: 'refused', refusal: { code: 'product-changed' } }
        : one,
    )
  }
  await followSaved(
    db,
    changed.map(({ id }) => id),
    now,
  )
  return saved
}

/** What cannot be written although nobody else writes is a fault of ours, and not somebody's who was first. */
const areSame = async (
  db: D1Database,
  before: ReadonlyMap<string, Product>,
  drafts: readonly Draft[],
): Promise<boolean> => {
  const handles = drafts.map(({ handle }) => handle)
  const now = await productsBy(db, 'handle', handles)
  return now.length === before.size && now.every(({ handle, version }) => before.get(handle)?.version === version)
}
