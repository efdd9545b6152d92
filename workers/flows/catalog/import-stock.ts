/**
 * The stock that files state. They state it again and again, and the shop sells in between, so a number is never put on
 * the shelf as it stands there: what differs from the number that it was based on is applied to what there is.
 *
 * The base is what the file names (an export names what it found), else what files have said before. The first word
 * about goods that nobody has stocked is the count; where somebody has, and the file names no base, it is refused.
 */
import type { Stated } from '#domain/catalog/merge-variants'
import type { LocationId, VariantId } from '#domain/ids'
import { STOCK_MAX, type CountBase, type Stock, type StockChange } from '#domain/inventory/stock'
import type { Result } from '#domain/result'
import {
  markCounted,
  stateStock,
  stillDue,
  takeBackStated,
  type DueStatement,
} from '#schema/products/inventory/stated-stock'
import type { Databases } from '../../env.ts'
import { changeStocks, stockOf, type StockChangeRefusal } from '../inventory/stock.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

type Env = TopologyEnv & Pick<Databases, 'PRODUCTS_DB'>

/** What became of what was said of a variant's stock: how many may be sold now, or why nothing was changed. */
export type StockTold =
  | { readonly units: number; readonly basedOn: number | null; readonly available: number }
  | { readonly units: number; readonly code: StockChangeRefusal['code']; readonly available?: number }

/** By how many units a statement has moved what may be sold. */
export type CountedUnits = Pick<DueStatement, 'variant' | 'stated'> & { readonly moved: number }

/** Who wants to take it back later writes it down before the statement is settled: what a crash cuts short is asked again. */
export type Journal = {
  /** Variants that this import has made: nobody can have stocked them before. */
  readonly fresh: ReadonlySet<VariantId>
  readonly write: (counted: readonly CountedUnits[]) => Promise<void>
}

/** So many counts go to the shards at once: one transaction of some milliseconds in each. */
const COUNTS = 250

/** @returns of each variant whose stock was to change; what is as it was said before is missing */
export const countStated = async (
  env: Env,
  stated: readonly Stated[],
  location: LocationId,
  journal?: Journal,
): Promise<ReadonlyMap<VariantId, StockTold>> => {
  // Real exports carry negative stock: goods that are owed. On the shelf there are none.
  const onShelf = (units: number) => Math.min(Math.max(units, 0), STOCK_MAX)
  const statements = stated.map(({ variant, units, basedOn }) => ({
    variant,
    location,
    units: onShelf(units),
    basedOn: basedOn === undefined ? null : onShelf(basedOn),
  }))
  const told = await countDue(env, await stillDue(env.PRODUCTS_DB, statements), journal)
  const last = [...new Map(statements.map((statement) => [statement.variant, statement])).values()]
  return new Map([...told, ...(await countDue(env, await stateStock(env.PRODUCTS_DB, last), journal))])
}

const countDue = async (
  env: Env,
  due: readonly DueStatement[],
  journal: Journal | undefined,
): Promise<Map<VariantId, StockTold>> => {
  const stocked = journal ? await stockedAmong(env, due, journal) : NONE
  const written: CountedUnits[] = []
  const told = new Map<VariantId, StockTold>()
  const counted: DueStatement[] = []
  const refused: DueStatement[] = []
  for (let start = 0; start < due.length; start += COUNTS) {
    const some = due.slice(start, start + COUNTS)
    for (const [index, { answer, moved }] of (await countSome(env, some, stocked)).entries()) {
      const statement = some[index]
      if (!statement) continue
      told.set(statement.variant, toldOf(statement, answer))
      ;(answer.ok ? counted : refused).push(statement)
      if (answer.ok) written.push({ variant: statement.variant, stated: statement.stated, moved })
    }
  }
  if (written.length > 0) await journal?.write(written)
  if (counted.length > 0) await markCounted(env.PRODUCTS_DB, counted)
  if (refused.length > 0) await takeBackStated(env.PRODUCTS_DB, refused)
  return told
}

const NONE: ReadonlySet<VariantId> = new Set()

/** Of what files have not spoken of before: what somebody has stocked all the same, and where a first word can only agree. */
const stockedAmong = async (env: Env, due: readonly DueStatement[], { fresh }: Journal) => {
  const first = due.filter(({ variant, stated }) => stated === 1 && !fresh.has(variant))
  if (first.length === 0) return NONE
  const levels = await stockOf(
    env,
    first.map(({ variant }) => variant),
  )
  const isThere = ({ variant, location }: DueStatement) => levels.get(variant)?.some((one) => one.location === location)
  return new Set(first.filter(isThere).map(({ variant }) => variant))
}

type Answer = Result<Stock, StockChangeRefusal>
/** @param moved by how many units, where it was counted */
type Counted = { readonly answer: Answer; readonly moved: number }

/**
 * A first word is tried as one about new goods, whatever it is based on: an export that comes into another shop names
 * what there was in the first. Of more missing than are left, all that are left go: nothing is sold that a file misses.
 */
const countSome = async (
  env: Env,
  some: readonly DueStatement[],
  stocked: ReadonlySet<VariantId>,
): Promise<Counted[]> => {
  const first = some.map((one): Try => {
    const base = one.stated > 1 ? (one.basedOn ?? 'nothing') : 'nothing'
    const there = stocked.has(one.variant) ? one.units : 0
    return { change: countOf(one, base), moved: one.units - (base === 'nothing' ? there : base) }
  })
  const changesOf = (tries: readonly Try[]) => tries.map(({ change }) => change)
  const answers = await changeStocks(env, changesOf(first))
  const again = some.flatMap((one, index) => secondTry(one, answers[index]))
  const second = await changeStocks(env, changesOf(again))
  const counted = new Map(again.map((one, index) => [one.change.id, { ...one, answer: second[index] }]))
  return first.flatMap((one, index): Counted[] => {
    const { answer = answers[index], moved } = counted.get(one.change.id) ?? { moved: one.moved }
    return answer ? [{ answer, moved }] : []
  })
}

type Try = { readonly change: StockChange; readonly moved: number }

const secondTry = (one: DueStatement, answer: Answer | undefined): Try | [] => {
  if (!answer || answer.ok) return []
  const { refusal } = answer
  if (refusal.code === 'stock-differs')
    return one.basedOn === null ? [] : { change: countOf(one, one.basedOn), moved: one.units - one.basedOn }
  return refusal.code === 'stock-below-zero'
    ? { change: countOf({ ...one, units: 0 }, refusal.available), moved: -refusal.available }
    : []
}

const toldOf = ({ units, basedOn }: DueStatement, answer: Answer): StockTold => {
  if (answer.ok) return { units, basedOn, available: answer.value.available }
  const { refusal } = answer
  return { units, code: refusal.code, ...('available' in refusal && { available: refusal.available }) }
}

const countOf = ({ variant, location, units, stated }: DueStatement, basedOn: CountBase): StockChange => ({
  id: `import:${variant}:${location}:${stated}`,
  type: 'count',
  item: variant,
  location,
  units,
  basedOn,
  note: 'import',
})
