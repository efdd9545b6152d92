/** A drop on paper time: a million people want one item, and the real rules decide who is let in, where, and what is told. */
import type { VariantId } from '#domain/ids'
import { bearable } from '#domain/sharding/bearable'
import { POLICIES, type Policies } from '#domain/sharding/policies'
import type { Sale } from '#domain/sharding/sales'
import { splitOf } from '#domain/sharding/topology'
import { diceOf } from '#tests/simulation/dice'
import { newPaperDirectory, type Logged, type PaperDirectory } from './paper-directory.ts'
import { newPaperLanes } from './paper-lanes.ts'
import { newPaperRoom } from './paper-room.ts'
import { newPaperShards } from './paper-shards.ts'
import { shopperComes } from './paper-shopper.ts'
import { newPaperTime } from './paper-time.ts'
import { newPaperWorkers } from './paper-workers.ts'

const MINUTE_MS = 60_000
/** Paper time begins long before the sale: the shop is as it was on its first day. */
const START = 1_800_000_000_000
const BEFORE_MS = 40 * MINUTE_MS
/** So many come before the start, over the last ten minutes, and take places in random order. */
const EARLY_SHARE = 0.7
const EARLY_MS = 10 * MINUTE_MS
/** The others come later and later: half of them within forty seconds. */
const LATE_MEAN_MS = 60_000
const SALE_MS = 30 * MINUTE_MS
/** Long before and long after, a look every ten seconds is enough for the chart. */
const CALM_MS = 10_000
/** A shopper has been told "sold out": the room knows it a second later. */
const WORD_MS = 1_000
/** Until it has shrunk again, at most. */
const AFTER_MS = 8 * 60 * MINUTE_MS
const WORKERS = 50
const ITEM = 'var_000000000000drop' as VariantId

export type DropOptions = {
  readonly seed: number
  readonly buyers: number
  readonly units: number
  /** Calls that one object carries out in a second. */
  readonly perObject: number
  /** What the seller expects, in orders a second. */
  readonly expected: number
  /** How long a proposal waits for the seller. */
  readonly approveAfterMs: number
}

export const DROP: DropOptions = {
  seed: 1,
  buyers: 1_000_000,
  units: 100_000,
  perObject: 200,
  expected: 1_667,
  approveAfterMs: 2 * MINUTE_MS,
}

/** One second of the drop. `second` counts from the start of the sale. */
export type Moment = {
  readonly second: number
  readonly waiting: number
  readonly admitted: number
  readonly orders: number
  readonly left: number
  readonly orderShards: number
  readonly inventoryShards: number
  readonly lanes: number
  readonly bearable: number
}

export type Dropped = {
  readonly options: DropOptions
  readonly sold: number
  readonly refused: number
  readonly soldOutAfterMs: number
  readonly lastToldAfterMs: number
  /** Told "sold out" while a unit was on a shelf or on the way: must be none. */
  readonly wronglySoldOut: number
  readonly peakOrders: number
  readonly most: { readonly orderShards: number; readonly inventoryShards: number; readonly lanes: number }
  readonly askedAgain: Readonly<Record<'moved' | 'frozen' | 'shed', number>>
  /** From the start of the sale, or from their coming, to the answer: half of them, and all but a hundredth. */
  readonly boughtMs: { readonly p50: number; readonly p99: number }
  readonly refusedMs: { readonly p50: number; readonly p99: number }
  /** From being let in to the answer, for those who bought. */
  readonly insideMs: { readonly p50: number; readonly p99: number }
  /** When the last of the shards that were opened was closed, after the start of the sale. */
  readonly shrunkAfterMs: number | undefined
  readonly moments: readonly Moment[]
  /** Times after the start of the sale: what was prepared has negative ones. */
  readonly log: readonly (Omit<Logged, 'at'> & { readonly afterMs: number })[]
}

/** The object bears what it bears; a lane is trusted with three quarters of that, as in the settings that come with Stoa. */
export const policiesFor = (perObject: number): Policies => ({
  ...POLICIES,
  shardCalls: perObject,
  laneCalls: Math.round((perObject * POLICIES.laneCalls) / POLICIES.shardCalls),
})

const quantiles = (values: Float64Array): { p50: number; p99: number } => {
  const ascending = values.toSorted()
  const at = (share: number) =>
    Math.round(ascending[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0)
  return { p50: at(0.5), p99: at(0.99) }
}

/** When each comes, ms after the start of the sale (before it: negative), in the order in which the room lets them in. */
const comings = ({ buyers, seed }: DropOptions): Float64Array => {
  const dice = diceOf(seed + 1_000_003)
  const early = Math.round(buyers * EARLY_SHARE)
  const late = Float64Array.from({ length: buyers - early }, () => -LATE_MEAN_MS * Math.log(1 - dice.roll())).toSorted()
  const before = Float64Array.from({ length: early }, () => -dice.roll() * EARLY_MS)
  const all = new Float64Array(buyers)
  // Independent draws are a random order already: nothing is gained by having come first.
  all.set(before)
  all.set(late, early)
  return all
}

const isSmall = (directory: PaperDirectory): boolean => {
  const { orders, inventory, splits } = directory.topology()
  return orders.shards.length === 2 && inventory.shards.length === 2 && Object.keys(splits).length === 0
}

export const runDrop = (options: DropOptions): Dropped => {
  const { seed, units, perObject, expected, buyers } = options
  const dice = diceOf(seed)
  const time = newPaperTime(START)
  const startsAt = START + BEFORE_MS
  const sale: Sale = {
    id: 'drop',
    name: 'Noon drop',
    startsAt,
    endsAt: startsAt + SALE_MS,
    items: [ITEM],
    expectedCalls: expected,
  }
  const policies = policiesFor(perObject)
  const shards = newPaperShards(perObject, START)
  const lanes = newPaperLanes(ITEM, units)
  const workers = newPaperWorkers(WORKERS, time, dice)
  const directory = newPaperDirectory({
    time,
    dice,
    shards,
    lanes,
    policies,
    item: ITEM,
    sale,
    approveAfterMs: options.approveAfterMs,
    publish: workers.publish,
  })
  const { topology, isFrozen } = directory
  const askedAgain = { moved: 0, frozen: 0, shed: 0 }
  const shop = {
    time,
    dice,
    shards,
    lanes,
    item: ITEM,
    topology,
    isFrozen,
    onRefused: (why: keyof typeof askedAgain) => void askedAgain[why]++,
  }

  const coming = comings(options)
  const since = (shopper: number) => startsAt + Math.max(0, coming[shopper] ?? 0)
  const bought: number[] = []
  const inside: number[] = []
  const refused: number[] = []
  const moments: Moment[] = []
  const count = { wronglySoldOut: 0, orders: 0, letIn: 0 }
  let soldOutAt: number | undefined
  let lastToldAt = startsAt
  let soldOutToldAt = Number.POSITIVE_INFINITY

  const turnedAway = (shopper: number) => {
    lastToldAt = time.now()
    refused.push(time.now() - since(shopper))
    if (lanes.left() > 0) count.wronglySoldOut++
  }
  const letIn = (shopper: number) => {
    const at = time.now()
    count.letIn++
    shopperComes(shop, workers.pick(dice), (isBought) => {
      if (!isBought) {
        soldOutToldAt = Math.min(soldOutToldAt, time.now())
        return turnedAway(shopper)
      }
      lastToldAt = time.now()
      count.orders++
      bought.push(time.now() - since(shopper))
      return inside.push(time.now() - at)
    })
  }
  const room = newPaperRoom({
    time,
    dice,
    startsAt,
    coming,
    bearable: () => bearable(topology(), policies, ITEM),
    figures: directory.figures,
    isSoldOut: () => time.now() >= soldOutToldAt + WORD_MS || directory.figures()?.left === 0,
    onLetIn: letIn,
    onTurnedAway: turnedAway,
  })

  let come = 0
  const sample = () => {
    const { orders, inventory } = topology()
    const now = time.now()
    // Before the start nobody is in anybody's way: the room counts from then on.
    if (now >= startsAt) while (startsAt + (coming[come] ?? Number.POSITIVE_INFINITY) <= now) come++
    if (lanes.left() === 0) soldOutAt ??= now
    moments.push({
      second: Math.round((now - startsAt) / 1_000),
      waiting: Math.max(0, come - room.gone()),
      admitted: count.letIn,
      orders: count.orders,
      left: lanes.left(),
      orderShards: orders.shards.length,
      inventoryShards: inventory.shards.length,
      lanes: splitOf(topology(), ITEM).lanes.length,
      bearable: Math.round(bearable(topology(), policies, ITEM)),
    })
    count.letIn = 0
    count.orders = 0
  }

  let shrunkAt: number | undefined
  const isOver = () => room.gone() === buyers && bought.length + refused.length === buyers
  for (let at = START; at <= startsAt + AFTER_MS && shrunkAt === undefined;) {
    at += at < startsAt - MINUTE_MS || isOver() ? CALM_MS : 1_000
    time.until(at)
    sample()
    if (isOver() && isSmall(directory)) shrunkAt = time.now()
  }
  const peak = (of: (moment: Moment) => number) => moments.reduce((most, moment) => Math.max(most, of(moment)), 0)
  return {
    options,
    sold: lanes.sold(),
    refused: refused.length,
    soldOutAfterMs: (soldOutAt ?? Number.NaN) - startsAt,
    lastToldAfterMs: lastToldAt - startsAt,
    wronglySoldOut: count.wronglySoldOut,
    peakOrders: peak(({ orders }) => orders),
    most: {
      orderShards: peak(({ orderShards }) => orderShards),
      inventoryShards: peak(({ inventoryShards }) => inventoryShards),
      lanes: peak((moment) => moment.lanes),
    },
    askedAgain,
    boughtMs: quantiles(Float64Array.from(bought)),
    refusedMs: quantiles(Float64Array.from(refused)),
    insideMs: quantiles(Float64Array.from(inside)),
    shrunkAfterMs: shrunkAt === undefined ? undefined : shrunkAt - startsAt,
    moments,
    log: directory.log.map(({ at, ...logged }) => ({ afterMs: at - startsAt, ...logged })),
  }
}
