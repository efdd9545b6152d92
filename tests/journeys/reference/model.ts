/** What a shop is, as plain maps: how much stands where, what is promised and sold, and what has become of each order. */
import { expect } from 'vitest'

export type Place = 'main' | 'rotterdam'

export type Line = { readonly item: number; readonly units: number }
export type OrderState = 'challenged' | 'placed' | 'shipped' | 'cancelled' | 'declined'
export type StockLevel = { received: number; available: number; held: number; taken: number }

export class Model {
  readonly items: Map<Place, StockLevel>[]
  /** @property isBack all of it was sent back */
  readonly orders: { readonly lines: readonly Line[]; state: OrderState; isBack?: true }[] = []
  readonly split = new Set<number>()

  constructor(items: number) {
    this.items = Array.from({ length: items }, () => new Map<Place, StockLevel>())
  }

  at(item: number, place: Place): StockLevel {
    const levels = this.items[item] ?? new Map<Place, StockLevel>()
    const level = levels.get(place) ?? { received: 0, available: 0, held: 0, taken: 0 }
    levels.set(place, level)
    return level
  }

  sum(item: number, account: keyof StockLevel): number {
    return [...(this.items[item]?.values() ?? [])].reduce((all, level) => all + level[account], 0)
  }

  has(lines: readonly Line[]): boolean {
    return lines.every(({ item, units }) => this.sum(item, 'available') >= units)
  }

  /** By how many units the accounts of an item must have changed; from which place units are sold is the shop's to say. */
  readonly #moves: {
    readonly item: number
    readonly from: keyof StockLevel
    readonly to: keyof StockLevel
    readonly units: number
  }[] = []

  move(lines: readonly Line[], from: keyof StockLevel, to: keyof StockLevel): void {
    for (const { item, units } of lines) this.#moves.push({ item, from, to, units })
  }

  /** Units come to a place, or leave it, from outside. */
  change(item: number, place: Place, units: number): void {
    const level = this.at(item, place)
    level.received += units
    level.available += units
  }

  /** The shop says so of an item, with `place` in the order in which it sells: it must be what is expected, and is noted. */
  agree(item: number, said: ReadonlyMap<Place, StockLevel>): void {
    const expected = { received: this.sum(item, 'received'), available: 0, held: 0, taken: 0 }
    for (const account of ['available', 'held', 'taken'] as const) expected[account] = this.sum(item, account)
    for (const { from, to, units } of this.#moves.filter((move) => move.item === item)) {
      expected[from] -= units
      expected[to] += units
    }
    const sum = (account: keyof StockLevel) => [...said.values()].reduce((all, level) => all + level[account], 0)
    const sums = { received: sum('received'), available: sum('available'), held: sum('held'), taken: sum('taken') }
    expect({ item, ...sums }).toEqual({ item, ...expected })
    for (const [place, level] of said) {
      // What came in from outside came in at a place: selling never changes that.
      expect({ item, place, received: level.received }).toEqual({
        item,
        place,
        received: this.at(item, place).received,
      })
      expect(level.available + level.held + level.taken).toBe(level.received)
      expect(Math.min(level.available, level.held, level.taken)).toBeGreaterThanOrEqual(0)
      Object.assign(this.at(item, place), level)
    }
    for (let at = this.#moves.length - 1; at >= 0; at--) if (this.#moves[at]?.item === item) this.#moves.splice(at, 1)
  }
}
