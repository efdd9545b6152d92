/** Objects without a checkout around them, one shop for all: lanes, group commit, accounts, a slot that moves. */
import { stockGood } from '../demo-shop.ts'
import { ACCOUNT_MEASURES, OWN_ORDERS, ownOrders, waysIn } from './accounts-part.ts'
import { measureGroupCommit } from './group-commit.ts'
import { LANES, measureLanes } from './lanes.ts'
import { summary, type Round } from './measure.ts'
import { openObjects, type Objects } from './objects.ts'
import { measurePlacing, orderedSoFar } from './orders.ts'
import { opened, PLENTY, rounds, type Bench } from './part.ts'
import { fillSlot, measureMove } from './slot-move.ts'

const laneName = (lanes: number) => `hot-item-lanes-${lanes}`
const GROUP_COMMIT = ['group-commit-off', 'group-commit-on'] as const
const MOVE = 'slot-move-stall'

/** By turns, so that all numbers of lanes are measured on the same machine, whatever else it does meanwhile. */
const lanes = async (bench: Bench, objects: Objects): Promise<void> => {
  const numbers = LANES.filter((number) => bench.wanted(laneName(number)))
  if (numbers.length === 0) return
  let round = 0
  const turn = async () => {
    round++
    const all: Round[] = []
    for (const number of numbers) all.push(await measureLanes(objects, `bench-${laneName(number)}-${round}`, number))
    return all
  }
  bench.say('hot-item-lanes, warming up')
  await measureLanes(objects, 'bench-warm', 1)
  const turns = await rounds(bench, 'hot-item-lanes', turn, false)
  for (const [at, number] of numbers.entries()) {
    const measured = turns.flatMap((turn) => turn[at] ?? [])
    bench.add(summary(laneName(number), 'holds/s', measured))
  }
}

const LIMITS_ASKED = 'place-order-limits-asked'

export const objects = (bench: Bench): Promise<void> =>
  opened(openObjects, async (shop) => {
    const { load, floor, wanted, say, add } = bench
    const all: Objects = { load, shop, floor }
    if (wanted(LIMITS_ASKED)) {
      const cup = { variantId: await stockGood(shop, 'bench-cup', PLENTY), units: 1 }
      const place = async () => measurePlacing(all, [cup], await orderedSoFar(all), true)
      add(summary(LIMITS_ASKED, 'orders/s', await rounds(bench, LIMITS_ASKED, place)))
    }
    await lanes(bench, all)
    if (GROUP_COMMIT.some(wanted)) {
      const pairs = await rounds(bench, 'group-commit', () => measureGroupCommit(all), false)
      const of = (which: 'on' | 'off') => pairs.map((pair) => pair[which])
      add(summary(GROUP_COMMIT[0], 'holds/s', of('off')), summary(GROUP_COMMIT[1], 'holds/s', of('on')))
    }
    await waysIn(bench, all)
    if (!wanted(OWN_ORDERS) && !wanted(MOVE)) return
    say('filling a slot with orders')
    const item = await fillSlot(all)
    if (wanted(OWN_ORDERS)) await ownOrders(bench, all, item)
    if (wanted(MOVE)) {
      let turn = 0
      add(summary(MOVE, 'ms (p99)', await rounds(bench, MOVE, () => measureMove(all, item, turn++), false)))
    }
  })

/** In the order in which they are made. */
export const OBJECT_MEASURES = [LIMITS_ASKED, ...LANES.map(laneName), ...GROUP_COMMIT, ...ACCOUNT_MEASURES, MOVE]
