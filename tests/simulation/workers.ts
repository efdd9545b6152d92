/** Invocations of the Worker: each lives by itself, and may die at any await. */
import type { Env } from '../../workers/env.ts'
import { Overloaded } from '#workers/sharding/call-shard'
import type { Life } from './clock.ts'
import { Trouble } from './faults.ts'
import type { Network } from './network.ts'

export class Workers {
  readonly #network: Network
  readonly #isolate: () => { readonly env: Env; readonly skew: number }
  readonly #broke: (fault: unknown) => void
  /** The invocations that run, and how to tell their caller that they died. */
  readonly #running = new Map<Life, () => void>()

  /** @param broke is told of everything that an invocation threw by itself */
  constructor(
    network: Network,
    isolate: () => { readonly env: Env; readonly skew: number },
    broke: (fault: unknown) => void,
  ) {
    this.#network = network
    this.#isolate = isolate
    this.#broke = broke
  }

  /** @param within ms after which the caller waits no more; the invocation may go on */
  invoke<T>(work: (env: Env) => Promise<T>, within: number): Promise<T> {
    const { clock } = this.#network
    const { env, skew } = this.#isolate()
    const life: Life = { alive: true, skew }
    const from = clock.life
    return new Promise((resolve, reject) => {
      const settle = (tell: () => void) => {
        this.#running.delete(life)
        calledOff()
        clock.after(1, from, tell)
      }
      const late = () => reject(new Trouble('the Worker did not answer'))
      const calledOff = clock.after(within, from, late)
      this.#running.set(life, () => settle(() => reject(new Trouble('the Worker died'))))
      clock.after(1, life, () => {
        work(env).then(
          (value) => settle(() => resolve(value)),
          (fault: unknown) => {
            if (!isTrouble(fault)) this.#broke(fault)
            settle(() => reject(fault))
          },
        )
      })
    })
  }

  /** Called behind every turn: does this one go on? */
  turnEnded(life: Life): void {
    if (!this.#running.has(life) || !this.#network.strikes('workerDies')) return
    this.#end(life)
  }

  /** A restart: everything that runs is gone. */
  restart(): void {
    for (const life of this.#running.keys()) this.#end(life)
  }

  #end(life: Life): void {
    life.alive = false
    this.#running.get(life)?.()
  }
}

/** Whether it all began with a machine or a wire, or says to come back: units that a lost call keeps on their way. */
export const isTrouble = (fault: unknown): boolean =>
  fault instanceof Trouble ||
  fault instanceof Overloaded ||
  (fault instanceof Error && fault.cause !== undefined && isTrouble(fault.cause))
