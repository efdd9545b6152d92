/** Hold the stock of a quote: one call to each inventory shard that the cart touches, and the lanes of what is split. */
import type { PaymentId } from '#domain/ids'
import { HOLD_MS, type HoldItem, type HoldRefusal } from '#domain/inventory/hold'
import { allToHold } from '#domain/orders/attempt'
import type { Quote } from '#domain/orders/quote'
import { ok, type Result } from '#domain/result'
import { itemOf } from '#domain/sharding/lanes'
import { askItems } from '../../sharding/call-shard.ts'
import { holdInLanes } from './lanes.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'

/**
 * All or nothing in effect: what one shard has promised when another refuses is released by the fact that the
 * attempt has failed, or lapses.
 *
 * @returns the quote, with the lanes that have promised its units
 */
export const holdStock = async (
  env: TopologyEnv,
  id: PaymentId,
  quote: Quote,
  now: number,
): Promise<Result<Quote, HoldRefusal>> => {
  const { topology } = await knownTopology(env, now)
  const lines = allToHold(quote)
  const isSplit = ({ item }: HoldItem) => topology.splits[itemOf(item)] !== undefined
  const expiresAt = now + HOLD_MS
  const ask = { id, expiresAt, topology }
  const [whole, ...divided] = await Promise.all([
    holdWhole(
      env,
      lines.filter((line) => !isSplit(line)),
      ask,
    ),
    ...lines.filter(isSplit).map((line) => holdInLanes(env, line, ask)),
  ])
  const answers = [whole, ...divided]
  const refused = answers.find((answer) => answer.ok === false)
  if (refused?.ok === false) return refused
  return ok({ ...quote, held: answers.flatMap((answer) => (answer.ok ? answer.value : [])) })
}

type Ask = Parameters<typeof holdInLanes>[2]

/** Items with one lane. One that was split a moment ago says so, and its other lanes are asked. */
const holdWhole = async (
  env: TopologyEnv,
  lines: readonly HoldItem[],
  ask: Ask,
): Promise<Result<HoldItem[], HoldRefusal>> => {
  const reached = await askItems(
    env,
    'hold',
    lines,
    ({ item }) => item,
    (some) => [[{ id: ask.id, lines: some, expiresAt: ask.expiresAt }]] as const,
  )
  for (const { members, value } of reached) {
    const [answer] = value
    if (!answer || answer.ok) continue
    if (answer.refusal.code !== 'insufficient-stock' || !answer.refusal.split) return answer
    const { item, split } = answer.refusal
    const topology = { ...ask.topology, splits: { ...ask.topology.splits, [itemOf(item)]: split } }
    const line = members.find((one) => one.item === item)
    const others = lines.filter((one) => one.item !== item)
    const [lane, rest] = await Promise.all([
      line ? holdInLanes(env, line, { ...ask, topology }) : ok([]),
      holdWhole(env, others, { ...ask, topology }),
    ])
    if (!lane.ok) return lane
    return rest.ok ? ok([...lane.value, ...rest.value]) : rest
  }
  return ok([...lines])
}
