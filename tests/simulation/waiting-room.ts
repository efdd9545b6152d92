/**
 * A queue in front of a drop, on a machine that fails like the others: people join, ask again, wait, go in, try to go in
 * twice or before their turn. They are let in in the order in which they stand, each with one cart.
 */
import { placeOf, standingOf, type ClaimRefusal, type RoomDrop, type RoomView } from '#domain/admission/room'
import { newCartId, type CartId } from '#domain/ids'
import type { Result } from '#domain/result'
import type { World } from './world.ts'

const ROOM = 'drop'
const MINUTE_MS = 60_000

type Person = { readonly visitor: string; readonly cart: CartId }
type Entered = { readonly place: number }

/** Told or not: asked until there is an answer, a few times. */
const insisted = async <T>(world: World, ask: (room: Room) => Promise<T>): Promise<T | undefined> => {
  const { clock, dice } = world
  for (let tries = 0; tries < 4; tries++) {
    try {
      return await world.page((env) => ask(env.WAITING_ROOM.getByName(ROOM) as unknown as Room))
    } catch {
      await clock.sleep(dice.between(200, 4_000))
    }
  }
  return undefined
}

type Room = {
  join(drop: RoomDrop, asked: readonly unknown[]): Promise<readonly Result<{ readonly number: number }, unknown>[]>
  look(drop: RoomDrop, told: { readonly soldOut: boolean }): Promise<RoomView>
  claim(drop: RoomDrop, asked: readonly unknown[]): Promise<readonly Result<unknown, ClaimRefusal>[]>
}

export class Drop {
  readonly #world: World
  readonly #drop: RoomDrop
  readonly #entered: Entered[] = []
  readonly #numbers = new Map<number, string>()
  readonly #carts = new Map<number, CartId>()
  /** The lot, once somebody has seen that it is drawn. */
  #drawn: RoomView['drawn'] = null

  constructor(world: World, within: number) {
    this.#world = world
    const { now } = world.clock
    const startsAt = now + world.dice.between(1, Math.max(1, Math.floor(within / (2 * MINUTE_MS)))) * MINUTE_MS
    const ratePerMinute = world.dice.between(5, 40)
    this.#drop = {
      version: 1,
      state: 'announced',
      opensAt: now - 60_000,
      startsAt,
      endsAt: startsAt + 86_400_000,
      ratePerMinute,
    }
  }

  /** One person's way through the queue. */
  async visit(): Promise<void> {
    const { dice, clock } = this.#world
    const bytes = Uint8Array.from({ length: 32 }, () => dice.between(0, 255))
    const person = { visitor: `visitor-${dice.roll()}`, cart: newCartId(bytes) }
    const number = await this.#join(person)
    if (number === undefined) return
    for (let looks = 0; looks < 12; looks++) {
      await clock.sleep(dice.between(2_000, 40_000))
      const hasty = dice.chance(0.4)
      const view = await insisted(this.#world, (room) => room.look(this.#drop, { soldOut: false }))
      if (!view) continue
      this.#drawn ??= view.drawn
      const standing = standingOf(number, view)
      if (standing.state === 'lapsed') return
      if (standing.state !== 'turn' && !hasty) continue
      const done = await this.#claim(number, person.cart)
      if (done === 'in' && dice.chance(0.3)) await this.#claimAgain(number, bytes)
      if (done === 'in') return
    }
  }

  async #join({ visitor }: Person): Promise<number | undefined> {
    const { witness } = this.#world
    const ask = { visitor, asked: 'join', unchecked: false }
    const answer = await insisted(this.#world, async (room) => (await room.join(this.#drop, [ask]))[0])
    if (!answer?.ok) return undefined
    const { number } = answer.value
    const other = this.#numbers.get(number)
    if (other !== undefined && other !== visitor) witness.saw(`the number ${number} was given to two people`)
    this.#numbers.set(number, visitor)
    return number
  }

  async #claim(number: number, cart: CartId): Promise<'in' | 'not yet'> {
    const { witness } = this.#world
    const before = this.#entered.map(({ place }) => place)
    const answer = await insisted(this.#world, async (room) => (await room.claim(this.#drop, [{ number, cart }]))[0])
    const place = placeOf(number, this.#drawn)
    if (!answer || place === undefined) return 'not yet'
    if (answer.ok) {
      const first = this.#carts.get(number)
      if (first && first !== cart) witness.saw(`the ticket ${number} let two carts in`)
      this.#carts.set(number, cart)
      this.#entered.push({ place })
      return 'in'
    }
    const passed = before.filter((other) => other > place).length
    if (answer.refusal.code === 'turn-not-come' && passed > 0)
      witness.saw(`the place ${place} is told to wait, and ${passed} behind it have gone in`)
    return 'not yet'
  }

  /** With another cart the ticket opens nothing more. */
  async #claimAgain(number: number, bytes: Uint8Array): Promise<void> {
    const cart = newCartId(bytes.toReversed())
    const answer = await insisted(this.#world, async (room) => (await room.claim(this.#drop, [{ number, cart }]))[0])
    if (answer?.ok) this.#world.witness.saw(`the ticket ${number} let a second cart in`)
  }
}
