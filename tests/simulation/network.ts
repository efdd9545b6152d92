/** Calls that leave a life and come back, or do not. */
import type { Clock, Life } from './clock.ts'
import { copyOf } from './copy.ts'
import type { Dice } from './dice.ts'
import { Trouble, type Faults } from './faults.ts'

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: unknown }

/** Ms that a call or its answer travels; some are slow. */
const travel = (dice: Dice) => (dice.chance(0.02) ? dice.between(500, 8_000) : dice.between(1, 20))

export class Network {
  readonly clock: Clock
  readonly dice: Dice
  faults: Faults
  /** How often each kind of trouble struck. */
  readonly struck = new Map<string, number>()

  constructor(clock: Clock, dice: Dice, faults: Faults) {
    this.clock = clock
    this.dice = dice
    this.faults = faults
  }

  strikes(kind: keyof Faults): boolean {
    if (!this.dice.chance(this.faults[kind])) return false
    this.count(kind)
    return true
  }

  count(kind: string): void {
    this.struck.set(kind, (this.struck.get(kind) ?? 0) + 1)
  }

  /**
   * From the present life to somewhere else and back.
   *
   * @param deliver is called there, and gives its answer when it has one
   */
  call<T>(deliver: (answer: (answer: Answer<T>) => void) => void, where: Life): Promise<T> {
    const { clock } = this
    const from = clock.life
    return new Promise<T>((resolve, reject) => {
      let answered = false
      const answer = (given: Answer<T>) => {
        if (answered) return
        answered = true
        clock.after(travel(this.dice), from, () => (given.ok ? resolve(given.value) : reject(given.fault)))
      }
      const trouble = (what: string) => answer({ ok: false, fault: new Trouble(what, this.dice.chance(0.7)) })
      clock.leave(from, () => {
        if (this.strikes('callLost')) {
          if (this.strikes('callLate')) clock.after(this.dice.between(100, 30_000), where, () => deliver(() => {}))
          return trouble('the call was lost')
        }
        const lost = this.strikes('answerLost')
        const delivered = (given: Answer<T>) => (lost ? trouble('the answer was lost') : answer(given))
        clock.after(travel(this.dice), where, () => deliver(delivered))
      })
    })
  }

  /** Something outside that answers by itself: a database, a queue, a provider. */
  ask<T>(work: () => T | Promise<T>): Promise<T> {
    return this.call<T>((answer) => {
      Promise.resolve()
        .then(work)
        .then(
          (value) => answer({ ok: true, value: copyOf(value) }),
          (fault: unknown) => answer({ ok: false, fault }),
        )
    }, OUTSIDE)
  }
}

/** What is not ours never dies. */
const OUTSIDE: Life = { alive: true }
