/** A drop in words and figures, for a terminal. */
import { listOf } from '../../scripts/table.ts'
import type { Dropped, Moment } from './drop.ts'

const count = (value: number): string => value.toLocaleString('en-US')
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
const minutes = (ms: number | undefined): string => (ms === undefined ? 'never' : `${Math.round(ms / 60_000)} min`)

/** The seconds in which the shop changed its shape, and the last before it. */
const changes = (moments: readonly Moment[]): Moment[] =>
  moments.filter((moment, index) => {
    const before = moments[index - 1]
    return (
      !before ||
      moment.orderShards !== before.orderShards ||
      moment.inventoryShards !== before.inventoryShards ||
      moment.lanes !== before.lanes
    )
  })

export const toldOf = (drop: Dropped, { tookMs, log }: { readonly tookMs: number; readonly log: boolean }): string => {
  const { options, most, askedAgain } = drop
  const rows = {
    'buyers, units': `${count(options.buyers)}, ${count(options.units)}`,
    'an object carries out': `${count(options.perObject)} calls a second`,
    'the seller expects': `${count(options.expected)} orders a second`,
    'sold, refused': `${count(drop.sold)}, ${count(drop.refused)}`,
    'wrongly told “sold out”': count(drop.wronglySoldOut),
    'sold out after': seconds(drop.soldOutAfterMs),
    'most orders in a second': count(drop.peakOrders),
    'most shards: orders, inventory': `${most.orderShards}, ${most.inventoryShards}`,
    'most lanes': String(most.lanes),
    'who bought waited, p50 and p99': `${seconds(drop.boughtMs.p50)}, ${seconds(drop.boughtMs.p99)}`,
    '  of that inside the shop': `${seconds(drop.insideMs.p50)}, ${seconds(drop.insideMs.p99)}`,
    'who did not waited, p50 and p99': `${seconds(drop.refusedMs.p50)}, ${seconds(drop.refusedMs.p99)}`,
    'calls asked again: moved, frozen, shed': `${count(askedAgain.moved)}, ${count(askedAgain.frozen)}, ${count(askedAgain.shed)}`,
    'two and two shards again after': minutes(drop.shrunkAfterMs),
    'computed in': seconds(tookMs),
  }
  const shape = changes(drop.moments).map(
    ({ second, orderShards, inventoryShards, lanes }) =>
      `${`${second} s`.padStart(9)}  ${orderShards} order shards, ${inventoryShards} inventory shards, ${lanes} lanes`,
  )
  const decisions = log
    ? drop.log.map(({ afterMs, list, reasoned: { decision, reason } }) => {
        const what = `${list} ${decision.type} ${reason.code}`
        return `${seconds(afterMs).padStart(10)}  ${what} ${JSON.stringify(reason.figures)}`
      })
    : []
  return [listOf(rows), '', ...shape, ...decisions].join('\n')
}
