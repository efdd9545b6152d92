/** Sales that were announced: what the shop prepares for before anybody has come. */
import { variantId, type VariantId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'

/**
 * @property items what will be wanted; the calls are taken to be even over them
 * @property expectedCalls calls a second at the inventory, one for each shopper who wants to buy; the orders get twice as many
 */
export type Sale = {
  readonly id: string
  readonly name: string
  readonly startsAt: number
  readonly endsAt: number
  readonly items: readonly VariantId[]
  readonly expectedCalls: number
}

/** Calls that one purchase makes: begin and confirm at an order shard, a hold at the inventory. */
export const CALLS_OF_AN_ORDER = { orders: 2, inventory: 1 } as const

const ITEMS_MAX = 100
const NAME_MAX = 120
/** A sale that lasts longer is the shop's usual business. */
const LASTS_MAX_MS = 31 * 86_400_000
/** Beyond the largest that was ever published (583,000 orders a second) somebody has mistyped. */
const EXPECTED_MAX = 1_000_000

/** In the order they are checked. */
export type SaleRefusal = {
  readonly code: 'sale-invalid'
  readonly field: 'id' | 'name' | 'startsAt' | 'endsAt' | 'items' | 'expectedCalls'
}

const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most

const wrongField = ({
  id,
  name,
  startsAt,
  endsAt,
  items,
  expectedCalls,
}: Partial<Sale>): SaleRefusal['field'] | undefined => {
  if (!isText(id, NAME_MAX)) return 'id'
  if (!isText(name, NAME_MAX)) return 'name'
  if (!Number.isInteger(startsAt) || Number(startsAt) < 0) return 'startsAt'
  const lasts = Number(endsAt) - Number(startsAt)
  if (!Number.isInteger(endsAt) || lasts <= 0 || lasts > LASTS_MAX_MS) return 'endsAt'
  const known =
    Array.isArray(items) && items.length > 0 && items.length <= ITEMS_MAX && new Set(items).size === items.length
  if (!known || !items.every((item: unknown) => variantId(String(item)) === item)) return 'items'
  const sound = Number.isFinite(expectedCalls) && Number(expectedCalls) > 0 && Number(expectedCalls) <= EXPECTED_MAX
  return sound ? undefined : 'expectedCalls'
}

/** Read a sale from outside. */
export const readSale = (value: unknown): Result<Sale, SaleRefusal> => {
  const field = wrongField(typeof value === 'object' && value !== null ? value : {})
  return field === undefined ? ok(value as Sale) : refuse({ code: 'sale-invalid', field })
}

export const isRunning = ({ startsAt, endsAt }: Sale, now: number): boolean => startsAt <= now && now < endsAt
export const startsWithin = ({ startsAt }: Sale, ms: number, now: number): boolean =>
  now < startsAt && startsAt <= now + ms
