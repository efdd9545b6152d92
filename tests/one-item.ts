/** One item, or one lane of it, as a plain value: what it would answer if its callers came one after the other. */
import type { Sequential } from './linearizable.ts'

export type ItemOperation =
  | { readonly type: 'hold'; readonly id: string; readonly units: number }
  | { readonly type: 'take' | 'release'; readonly id: string }
  | { readonly type: 'receive'; readonly units: number }
  | { readonly type: 'read' }

/** `available` with a hold: how much there is when it was not enough; null when it was. */
export type ItemAnswer =
  | { readonly type: 'hold'; readonly available: number | null }
  | { readonly type: 'take' }
  | { readonly type: 'release'; readonly state: string }
  | { readonly type: 'stock'; readonly available: number; readonly held: number; readonly taken: number }

type Promised = { readonly units: number; readonly state: 'held' | 'taken' | 'released' | 'returned' }
export type ItemState = {
  readonly available: number
  readonly held: number
  readonly taken: number
  readonly promised: ReadonlyMap<string, Promised>
}

const stock = ({ available, held, taken }: ItemState): ItemAnswer => ({ type: 'stock', available, held, taken })

const withPromise = (state: ItemState, id: string, promise: Promised, accounts: Partial<ItemState>): ItemState => ({
  ...state,
  ...accounts,
  promised: new Map([...state.promised, [id, promise]]),
})

const end = (state: ItemState, id: string, type: 'take' | 'release'): ItemState => {
  const promise = state.promised.get(id)
  const { available, held, taken } = state
  if (promise?.state === 'held') {
    const { units } = promise
    return type === 'take'
      ? withPromise(state, id, { units, state: 'taken' }, { held: held - units, taken: taken + units })
      : withPromise(state, id, { units, state: 'released' }, { held: held - units, available: available + units })
  }
  if (promise?.state === 'taken' && type === 'release') {
    const { units } = promise
    return withPromise(state, id, { units, state: 'returned' }, { taken: taken - units, available: available + units })
  }
  return state
}

/** An item that has so many units on its shelf. */
export const itemWith = (units: number): Sequential<ItemState, ItemOperation, ItemAnswer> => ({
  first: { available: units, held: 0, taken: 0, promised: new Map() },
  step: (state, asked) => {
    const { available, held } = state
    if (asked.type === 'read') return { state, answer: stock(state) }
    if (asked.type === 'receive') {
      const more = { ...state, available: available + asked.units }
      return { state: more, answer: stock(more) }
    }
    if (asked.type === 'hold') {
      if (available < asked.units) return { state, answer: { type: 'hold', available } }
      const promise = { units: asked.units, state: 'held' } as const
      const promised = { available: available - asked.units, held: held + asked.units }
      return { state: withPromise(state, asked.id, promise, promised), answer: { type: 'hold', available: null } }
    }
    const ended = end(state, asked.id, asked.type)
    if (asked.type === 'take') return { state: ended, answer: { type: 'take' } }
    return { state: ended, answer: { type: 'release', state: ended.promised.get(asked.id)?.state ?? '' } }
  },
  agrees: (expected, given) => JSON.stringify(expected) === JSON.stringify(given),
  text: ({ available, held, taken, promised }) =>
    `${available} ${held} ${taken} ${[...promised]
      .map(([id, { state }]) => id + state[0])
      .toSorted()
      .join()}`,
})
