/** What staff ask by hand, read from their forms: a decision, and a place for a shard that does not exist yet. */
import { variantId } from '#domain/ids'
import { refuse, ok, type Result } from '#domain/result'
import type { Decision } from '#domain/sharding/decision'
import { slotsIn, someSlots } from '#domain/sharding/dry-look'
import type { DirectorySnapshot } from '#domain/sharding/directory-snapshot'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { HINTS, JURISDICTIONS, type Place } from '#domain/sharding/topology'
import { textIn, wholeIn } from '../../http/form.ts'

export const MANUAL_ACTIONS = ['move-slots', 'open-shards', 'close-shard', 'split-item', 'merge-item'] as const
export type ManualAction = (typeof MANUAL_ACTIONS)[number]

/** What `to` says when the slots go to a shard that is opened for them. */
export const NEW_SHARD = 'new'

/** Every second slot written as a range of its own: the longest list that says something. */
const SLOTS_LENGTH_MAX = 6_000

export type Wish = {
  readonly decision: Decision
  /** Open a shard there first, and move the slots to it. */
  readonly opening: Omit<Place, 'name'> | null
  readonly note: string
}

export type WishRefusal =
  | { readonly code: 'form-unreadable' }
  | { readonly code: 'slots-invalid' }
  | { readonly code: 'item-unknown' }
  | { readonly code: 'lanes-invalid'; readonly least: number; readonly most: number }
  | { readonly code: 'shards-too-many'; readonly most: number }

export const keyspaceIn = (text: string | null | undefined): Keyspace | undefined =>
  KEYSPACES.find((keyspace) => keyspace === text)

/** Where a new shard shall be; an empty field asks for nothing. */
const placeIn = (form: URLSearchParams): Omit<Place, 'name'> => {
  const hint = HINTS.find((one) => one === form.get('hint'))
  const jurisdiction = JURISDICTIONS.find((one) => one === form.get('jurisdiction'))
  return { ...(hint && { hint }), ...(jurisdiction && { jurisdiction }) }
}

/** `32`: so many; `0-31, 40`: these. */
const slotsOf = (snapshot: DirectorySnapshot, keyspace: Keyspace, from: string, text: string): number[] | undefined => {
  if (!/^\d{1,4}$/.test(text)) return slotsIn(text)
  const count = Number(text)
  return count > 0 ? someSlots(snapshot, keyspace, from, count) : undefined
}

const readDecision = (snapshot: DirectorySnapshot, form: URLSearchParams): Result<Decision, WishRefusal> => {
  const type = MANUAL_ACTIONS.find((one) => one === form.get('type'))
  const keyspace = keyspaceIn(form.get('keyspace')) ?? 'inventory'
  const item = variantId(textIn(form, 'item', 40))
  switch (type) {
    case 'move-slots': {
      const [from, to] = [textIn(form, 'from', 40), textIn(form, 'to', 40)]
      const slots = slotsOf(snapshot, keyspace, from, textIn(form, 'slots', SLOTS_LENGTH_MAX))
      return slots ? ok({ type, keyspace, from, to, slots }) : refuse({ code: 'slots-invalid' })
    }
    case 'open-shards': {
      const count = wholeIn(form, 'count')
      if (!Number.isInteger(count)) return refuse({ code: 'shards-too-many', most: snapshot.policies.shardsMax })
      return ok({ type, keyspace, count, ...placeIn(form) })
    }
    case 'close-shard':
      return ok({ type, keyspace, shard: textIn(form, 'shard', 40) })
    case 'split-item': {
      const lanes = wholeIn(form, 'lanes')
      if (!item) return refuse({ code: 'item-unknown' })
      if (!Number.isInteger(lanes)) return refuse({ code: 'lanes-invalid', least: 2, most: snapshot.policies.lanesMax })
      return ok({ type, item, lanes })
    }
    case 'merge-item':
      return item ? ok({ type, item }) : refuse({ code: 'item-unknown' })
    case undefined:
      return refuse({ code: 'form-unreadable' })
  }
}

export const wishIn = (snapshot: DirectorySnapshot, form: URLSearchParams): Result<Wish, WishRefusal> => {
  const decision = readDecision(snapshot, form)
  if (!decision.ok) return decision
  const opens = decision.value.type === 'move-slots' && decision.value.to === NEW_SHARD
  return ok({ decision: decision.value, opening: opens ? placeIn(form) : null, note: textIn(form, 'note', 200) })
}
