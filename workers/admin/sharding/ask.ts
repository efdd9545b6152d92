/** What staff ask by hand: the fields of their forms as the decision that they mean. */
import { slotsIn, someSlots } from '#domain/sharding/dry-look'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { NEW_SHARD } from '../../flows/sharding/decision-input.ts'
import { readingShards } from '../../flows/sharding/questions.ts'
import type { FormInput } from '../../http/form-input.ts'
import type { AdminContext } from '../frame/app.ts'
import { ask } from '../frame/perform.ts'

export const MANUAL_ACTIONS = ['move-slots', 'open-shards', 'close-shard', 'split-item', 'merge-item'] as const
export type ManualAction = (typeof MANUAL_ACTIONS)[number]

/** Every second slot written as a range of its own: the longest list that says something. */
const SLOTS_LENGTH_MAX = 6_000

export const keyspaceIn = (text: unknown): Keyspace | undefined => KEYSPACES.find((keyspace) => keyspace === text)

/** What the form of each decision says of it; a place belongs to the shard that is opened. */
const FIELDS: Readonly<Record<ManualAction, readonly string[]>> = {
  'move-slots': ['keyspace', 'from', 'to', 'slots'],
  'open-shards': ['keyspace', 'count', 'hint', 'jurisdiction'],
  'close-shard': ['keyspace', 'shard'],
  'split-item': ['item', 'lanes'],
  'merge-item': ['item'],
}

const picked = (typed: FormInput, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => name in typed).map((name) => [name, typed[name]]))

/** `32`: so many of those that the shard keeps now; `0-31, 40`: these. None when it says neither. */
const slotsOf = async (c: AdminContext, { keyspace, from, slots }: FormInput): Promise<readonly number[]> => {
  const text = String(slots ?? '').slice(0, SLOTS_LENGTH_MAX)
  if (!/^\d{1,4}$/.test(text)) return slotsIn(text) ?? []
  const snapshot = await ask(c, readingShards, {})
  const here = keyspaceIn(keyspace)
  return snapshot.ok && here ? someSlots(snapshot.value, here, String(from), Number(text)) : []
}

/** The input of the decision: of a form that was looked at and of one that acts. */
export const decisionInputIn =
  (c: AdminContext) =>
  async (typed: FormInput): Promise<unknown> => {
    const { type, note } = typed
    const action = MANUAL_ACTIONS.find((one) => one === type)
    const input = { type, ...(action && picked(typed, FIELDS[action])) }
    if (action !== 'move-slots') return { decision: input, note }
    const decision = { ...input, slots: await slotsOf(c, typed) }
    return { decision, note, ...(typed.to === NEW_SHARD && { opening: picked(typed, ['hint', 'jurisdiction']) }) }
  }
