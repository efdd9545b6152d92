/** Durable Objects on simulated machines: called over the network, evicted, and woken by alarms that may get lost. */
import type { Life } from './clock.ts'
import { copyOf } from './copy.ts'
import { Trouble } from './faults.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'

type Instance = Record<string, (...asked: unknown[]) => unknown>
type Make = (ctx: DurableObjectState) => object
type Fault = { readonly ok: false; readonly fault: unknown }

/** The runtime tries an alarm that failed again, so often and after so many ms, doubled each time. */
const ALARM_TRIES = 6
const ALARM_RETRY_MS = 2_000

export class Host {
  readonly machine: Machine
  readonly #network: Network
  readonly #make: Make
  readonly #broke: (fault: unknown) => void
  /** By how much the clock of its machine is wrong, in ms. */
  readonly #skew: number
  #instance: object | undefined
  #life: Life | undefined
  /** How to tell those who wait for an answer of this life that there will be none. */
  readonly #waiting = new Set<(fault: Fault) => void>()
  #alarmAt: number | null = null
  #ringing = false

  /** @param broke is told of everything that the object threw by itself */
  constructor(machine: Machine, network: Network, make: Make, broke: (fault: unknown) => void, skew = 0) {
    this.machine = machine
    this.#network = network
    this.#make = make
    this.#broke = broke
    this.#skew = skew
  }

  /** The platform moves or restarts the object: its memory is gone, what it had not committed too. */
  evict(): void {
    if (this.#life) this.#life.alive = false
    this.#life = undefined
    this.#instance = undefined
    this.machine.rollback()
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const tell of waiting) tell({ ok: false, fault: new Trouble('the object was reset') })
    if (this.#ringing) this.#rangInVain(1)
    this.#setBell()
  }

  call(method: string, asked: unknown[]): Promise<unknown> {
    const copied = copyOf(asked)
    return this.#network.call<unknown>((answer) => this.#carryOut(method, copied, answer), ALWAYS)
  }

  /** In the life of the instance, at the next turn. */
  #carryOut(
    method: string,
    asked: unknown[],
    answer: (given: Fault | { readonly ok: true; readonly value: unknown }) => void,
  ): void {
    const life = this.#awake()
    this.#waiting.add(answer)
    const reply = (given: Fault | { readonly ok: true; readonly value: unknown }) =>
      this.#network.clock.leave(life, () => {
        this.#waiting.delete(answer)
        answer(given)
      })
    this.#network.clock.after(0, life, () => {
      Promise.resolve()
        .then(() => (this.#instance as Instance)[method]?.(...asked))
        .then(
          (value) => reply({ ok: true, value: copyOf(value) }),
          (fault: unknown) => {
            this.#broke(fault)
            reply({ ok: false, fault: new Error(`${this.machine.name}.${method} threw`, { cause: fault }) })
          },
        )
    })
  }

  #awake(): Life {
    if (this.#life) return this.#life
    const leaving: (() => void)[] = []
    const life: Life = { alive: true, leaving, turnEnded: () => this.#turnEnded(leaving), skew: this.#skew }
    this.#life = life
    this.#instance = this.#make(this.machine.ctx)
    return life
  }

  #turnEnded(leaving: (() => void)[]): void {
    if (this.#network.strikes('objectDies')) {
      const beforeCommit = this.#network.dice.chance(0.5)
      if (!beforeCommit) this.machine.commit()
      return this.evict()
    }
    this.machine.commit()
    for (const leave of leaving.splice(0)) leave()
    this.#setBell()
  }

  #setBell(): void {
    const at = this.machine.alarmAt
    if (at === this.#alarmAt) return
    this.#alarmAt = at
    if (at === null) return
    const { clock } = this.#network
    clock.after(Math.max(0, at - this.#skew - clock.now), ALWAYS, () => {
      if (this.#alarmAt === at && this.machine.alarmAt === at) this.#ring(1)
    })
  }

  #ring(tries: number): void {
    if (this.#ringing) return void this.#network.clock.after(10, ALWAYS, () => this.#ring(tries))
    this.#alarmAt = null
    this.machine.takeAlarm()
    if (this.#network.strikes('alarmLost')) return
    const life = this.#awake()
    this.#ringing = true
    this.#network.clock.after(0, life, () => {
      Promise.resolve()
        .then(() => (this.#instance as Instance)['alarm']?.())
        .then(
          () => (this.#ringing = false),
          (fault: unknown) => {
            this.#broke(fault)
            this.#rangInVain(tries)
          },
        )
    })
  }

  #rangInVain(tries: number): void {
    this.#ringing = false
    if (tries === ALARM_TRIES) return
    this.#network.clock.after(ALARM_RETRY_MS * 2 ** (tries - 1), ALWAYS, () => this.#ring(tries + 1))
  }
}

/** The platform's own life. */
const ALWAYS: Life = { alive: true }

/** What a Worker is given to reach objects by name. A stub that met trouble is broken for good, as the platform's. */
export const namespaceOf = (hosts: Map<string, Host>, make: (name: string) => Host) => {
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? make(name)
    hosts.set(name, host)
    return host
  }
  return {
    getByName: (name: string) => {
      let broken: unknown
      const call = async (method: string, asked: unknown[]) => {
        if (broken) throw broken
        try {
          return await hostOf(name).call(method, asked)
        } catch (fault) {
          if (fault instanceof Trouble) broken = fault
          throw fault
        }
      }
      return new Proxy(
        {},
        {
          get: (_, method) => (method === 'then' ? undefined : (...asked: unknown[]) => call(String(method), asked)),
        },
      )
    },
  }
}
