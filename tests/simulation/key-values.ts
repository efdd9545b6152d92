/** KV: takes one write a second for a key, is now and then away, and says for a minute what was true before. */
import { Trouble } from './faults.ts'
import type { Network } from './network.ts'

/** How long other places may go on reading what was there before, in ms. */
const STALE_MS = 60_000

type Written = { readonly at: number; readonly value: string }

export class KeyValues {
  readonly #network: Network
  readonly #written = new Map<string, Written[]>()

  constructor(network: Network) {
    this.#network = network
  }

  binding(): KVNamespace {
    const binding = {
      get: (key: string) => this.#network.ask(() => this.#read(key)),
      put: (key: string, value: string) => this.#network.ask(() => this.#write(key, value)),
    }
    return binding as unknown as KVNamespace
  }

  /** What is true. */
  newest(key: string): string | null {
    return this.#written.get(key)?.at(-1)?.value ?? null
  }

  /** Somebody else writes: a person, an old directory, a bug. */
  spoil(key: string, value: string): void {
    this.#written.set(key, [...(this.#written.get(key) ?? []), { at: this.#network.clock.now, value }])
  }

  #read(key: string): string | null {
    if (this.#network.strikes('kvFails')) throw new Trouble('KV did not answer')
    const written = this.#written.get(key) ?? []
    if (!this.#network.strikes('kvStale')) return written.at(-1)?.value ?? null
    const since = this.#network.clock.now - STALE_MS
    const stale = written.filter(({ at }, index) => at >= since || index === written.length - 1)
    const older = written[written.length - stale.length - 1]
    const known = older ? [older, ...stale] : [undefined, ...stale]
    return known[this.#network.dice.between(0, known.length - 1)]?.value ?? null
  }

  #write(key: string, value: string): void {
    if (this.#network.strikes('kvFails')) throw new Trouble('KV did not take it')
    const { now } = this.#network.clock
    const last = this.#written.get(key)?.at(-1)
    if (last && now - last.at < 900) throw new Error('KV takes one write a second for a key')
    this.#written.set(key, [...(this.#written.get(key) ?? []), { at: now, value }])
  }
}
