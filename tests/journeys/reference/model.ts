/** What a shop is, as plain maps: how much stands where, what is promised and sold, and what has become of each order. */
import { expect } from 'vitest'

export type Place = 'main' | 'rotterdam'

export type Line = { readonly item: number; readonly units: number }
export type OrderState = 'challenged' | 'placed' | 'shipped' | 'cancelled' | 'declined'
export type Shelf = { received: number; available: number; held: number; taken: number }

export class Model {
  readonly items: Map<Place, Shelf>[]
  readonly orders: { readonly lines: readonly Line[]; state: OrderState }[] = []
  readonly split = new Set<number>()

  constructor(items: number) {
    this.items = Array.from({ length: items }, () => new Map<Place, Shelf>())
  }

  at(item: number, place: Place): Shelf {
    const shelves = this.items[item] ?? new Map<Place, Shelf>()
    const shelf = shelves.get(place) ?? { received: 0, available: 0, held: 0, taken: 0 }
    shelves.set(place, shelf)
    return shelf
  }

  sum(item: number, account: keyof Shelf): number {
    return [...(this.items[item]?.values() ?? [])].reduce((all, shelf) => all + shelf[account], 0)
  }

  has(lines: readonly Line[]): boolean {
    return lines.every(({ item, units }) => this.sum(item, 'available') >= units)
  }

  /** By how many units the accounts of an item must have changed; from which place units are sold is the shop's to say. */
  readonly #moves: {
    readonly item: number
    readonly from: keyof Shelf
    readonly to: keyof Shelf
    readonly units: number
  }[] = []

  move(lines: readonly Line[], from: keyof Shelf, to: keyof Shelf): void {
    for (const { item, units } of lines) this.#moves.push({ item, from, to, units })
  }

  /** Units come to a place, or leave it, from outside. */
  change(item: number, place: Place, units: number): void {
    const shelf = this.at(item, place)
    shelf.received += units
    shelf.available += units
  }

  /** The shop says so of an item, with `place` in the order in which it sells: it must be what is expected, and is noted. */
  agree(item: number, said: ReadonlyMap<Place, Shelf>): void {
    const expected = { received: this.sum(item, 'received'), available: 0, held: 0, taken: 0 }
    for (const account of ['available', 'held', 'taken'] as const) expected[account] = this.sum(item, account)
    for (const { from, to, units } of this.#moves.filter((move) => move.item === item)) {
      expected[from] -= units
      expected[to] += units
    }
    const sum = (account: keyof Shelf) => [...said.values()].reduce((all, shelf) => all + shelf[account], 0)
    const sums = { received: sum('received'), available: sum('available'), held: sum('held'), taken: sum('taken') }
    expect({ item, ...sums }).toEqual({ item, ...expected })
    for (const [place, shelf] of said) {
      // What came in from outside came in at a place: selling never changes that.
      expect({ item, place, received: shelf.received }).toEqual({
        item,
        place,
        received: this.at(item, place).received,
      })
      expect(shelf.available + shelf.held + shelf.taken).toBe(shelf.received)
      expect(Math.min(shelf.available, shelf.held, shelf.taken)).toBeGreaterThanOrEqual(0)
      Object.assign(this.at(item, place), shelf)
    }
    for (let at = this.#moves.length - 1; at >= 0; at--) if (this.#moves[at]?.item === item) this.#moves.splice(at, 1)
  }
}
