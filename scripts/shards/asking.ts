/** What was typed after `npm run shards --`, as what is asked of the shop; whatever cannot be is said before it is sent. */
import { variantId } from '#domain/ids'
import { slotsIn } from '#domain/sharding/dry-look'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { HINTS, JURISDICTIONS, keyspaceOfShard } from '#domain/sharding/topology'

export type Typed = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly slots?: string | undefined
  readonly keyspace?: string | undefined
  readonly count?: string | undefined
  readonly lanes?: string | undefined
  readonly hint?: string | undefined
  readonly jurisdiction?: string | undefined
  readonly note?: string | undefined
}

/** The body of a decision, as POST /api/admin/shards/decisions takes it. */
export type Asking = {
  readonly decision: Readonly<Record<string, unknown>>
  readonly opening?: Readonly<Record<string, string>>
  readonly note: string
}

const oneOf = <T extends string>(name: string, list: readonly T[], typed: string | undefined): T | undefined => {
  if (typed === undefined) return undefined
  const found = list.find((one) => one === typed)
  if (found === undefined) throw new Error(`--${name} is one of: ${list.join(', ')}`)
  return found
}

const wholeFrom = (name: string, typed: string | undefined, otherwise?: number): number => {
  if (typed === undefined && otherwise !== undefined) return otherwise
  if (typed === undefined || !/^\d{1,5}$/.test(typed)) throw new Error(`--${name} is a whole number`)
  return Number(typed)
}

const shardFrom = (name: string, typed: string | undefined): { shard: string; keyspace: Keyspace } => {
  const keyspace = keyspaceOfShard(typed ?? '')
  if (typed === undefined || !keyspace) throw new Error(`${name} is a shard such as orders-0`)
  return { shard: typed, keyspace }
}

const placeFrom = ({ hint, jurisdiction }: Typed): Record<string, string> => {
  const [near, law] = [oneOf('hint', HINTS, hint), oneOf('jurisdiction', JURISDICTIONS, jurisdiction)]
  return { ...(near && { hint: near }), ...(law && { jurisdiction: law }) }
}

const moving = (typed: Typed): Asking => {
  const { shard: from, keyspace } = shardFrom('--from', typed.from)
  const slots = slotsIn(typed.slots ?? '')
  if (!slots) throw new Error('--slots is a list such as 0-31 or 0-31,40; slots go from 0 to 1023')
  const place = placeFrom(typed)
  const isNew = typed.to === undefined || typed.to === 'new'
  if (!isNew && Object.keys(place).length > 0)
    throw new Error('--hint and --jurisdiction are for a new shard: leave --to away')
  const to = isNew ? 'new' : shardFrom('--to', typed.to).shard
  const decision = { type: 'move-slots', keyspace, from, to, slots }
  return { decision, note: typed.note ?? '', ...(isNew && { opening: place }) }
}

const itemFrom = (subject: string | undefined): string => {
  const item = variantId(subject)
  if (!item) throw new Error('name a variant by its id: var_ and 16 characters')
  return item
}

/**
 * @param subject what stands behind the action: a shard, a variant
 * @returns undefined when there is no such action
 * @throws Error with a sentence for the person at the command line
 */
export const askingFor = (action: string, subject: string | undefined, typed: Typed): Asking | undefined => {
  const note = typed.note ?? ''
  switch (action) {
    case 'move':
      return moving(typed)
    case 'open': {
      const keyspace = oneOf('keyspace', KEYSPACES, typed.keyspace)
      if (!keyspace) throw new Error(`--keyspace is one of: ${KEYSPACES.join(', ')}`)
      return {
        decision: { type: 'open-shards', keyspace, count: wholeFrom('count', typed.count, 1), ...placeFrom(typed) },
        note,
      }
    }
    case 'close': {
      const { shard, keyspace } = shardFrom('what is closed', subject)
      return { decision: { type: 'close-shard', keyspace, shard }, note }
    }
    case 'split':
      return { decision: { type: 'split-item', item: itemFrom(subject), lanes: wholeFrom('lanes', typed.lanes) }, note }
    case 'merge':
      return { decision: { type: 'merge-item', item: itemFrom(subject) }, note }
    default:
      return undefined
  }
}
