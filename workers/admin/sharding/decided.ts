/** What was decided and why, said in the reader's language from the decision, its code and its figures. */
import { own } from '#domain/own'
import { variantId, type VariantId } from '#domain/ids'
import type { Decision, Reason } from '#domain/sharding/decision'
import { clockText } from '../frame/time.tsx'
import type { Figures } from './fill.ts'
import { nameOf, placeText, say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

const isVariant = (figure: number | string): figure is VariantId =>
  typeof figure === 'string' && variantId(figure) !== undefined

type Saying = Pick<View, 'language' | 'names'>

export const decisionText = (view: Saying, decision: Decision): string => {
  const { decisions, keyspaces } = shardingMessages[view.language]
  switch (decision.type) {
    case 'open-shards': {
      const { count, keyspace } = decision
      const text = count === 1 ? decisions['open-one'] : decisions['open-shards']
      return say(view, text, { count, keyspace: keyspaces[keyspace].toLowerCase(), place: placeText(decision) })
    }
    case 'move-slots': {
      const { from, to, slots } = decision
      const text = slots.length === 1 ? decisions['move-one'] : decisions['move-slots']
      return say(view, text, { slots: slots.length, slot: slots[0], from, to })
    }
    case 'close-shard':
      return say(view, decisions['close-shard'], { shard: decision.shard })
    case 'split-item':
      return say(view, decisions['split-item'], { item: nameOf(view, decision.item), lanes: decision.lanes })
    case 'merge-item':
      return say(view, decisions['merge-item'], { item: nameOf(view, decision.item) })
    case 'transfer': {
      const { item, from, to, units } = decision
      return say(view, decisions.transfer, { item: nameOf(view, item), from, to, units })
    }
  }
}

/**
 * Items, kinds of shards and settings by their names; moments, whose figures end in `At`, as clock times under the name
 * `at`. What was said empty was not said.
 */
const readable = (view: Saying, figures: Reason['figures']): Figures => {
  const { policies, keyspaces } = shardingMessages[view.language]
  const named: Readonly<Record<string, string>> = { ...policies.settings, ...keyspaces }
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => {
      if (name.endsWith('At') && typeof figure === 'number') return ['at', clockText(figure, view.language)]
      if (isVariant(figure)) return [name, nameOf(view, figure)]
      if (name === 'limit' || name === 'keyspace') return [name, own(named, String(figure))?.toLowerCase() ?? figure]
      return [name, figure === '' ? null : figure]
    }),
  )
}

export const reasonText = (view: Saying, { code, figures }: Reason): string =>
  say(view, shardingMessages[view.language].reasons[code], readable(view, figures))

/** The items that a decision and its reason speak of: their names are looked up before anything is said. */
export const itemsIn = (decision: Decision, { figures }: Reason): VariantId[] => [
  ...('item' in decision ? [decision.item] : []),
  ...Object.values(figures).filter(isVariant),
]
