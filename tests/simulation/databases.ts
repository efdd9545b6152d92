/** The D1 stores on Node's SQLite, reached over the network: an answer takes its time, and may be lost. */
import { documents } from '#demo/settings'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { saveSettings } from '#schema/products/settings/settings'
import { openD1 } from '#tests/d1'
import { Trouble } from './faults.ts'
import type { Network } from './network.ts'

type Real = ReturnType<typeof openD1>

const opened = new Map<string, Real>()

/** Of those who wait for something, how many are told for each unit that came. */
export const TOLD_PER_UNIT = 2
/** Hours after which a cart is reminded of: as few as may be, as a history is short. */
export const REMINDED_AFTER_HOURS = [1, 2, 3]

const SETTINGS = {
  ...documents,
  notifications: { reviewAfterDays: 0, toldPerUnit: TOLD_PER_UNIT, cartReminderHours: REMINDED_AFTER_HOURS },
}

/** A shop sells by its settings: those of the demo, and it writes to people as soon as it can. */
const openStore = (store: string): Real => {
  const real = openD1(store)
  if (store === 'products') {
    const changes = SETTINGS_GROUPS.map((group) => ({ group, value: SETTINGS[group], basedOn: 0 }))
    void saveSettings(real, changes, 1)
  }
  return real
}

/**
 * A store as its migrations made it. There is one of each in a thread: what a history writes into it is one
 * transaction, undone here for the next. So tables are made once, and statements are parsed once.
 */
export const pristine = (store: string): Real => {
  const real = opened.get(store) ?? openStore(store)
  opened.set(store, real)
  if (real.sqlite.isTransaction) real.sqlite.exec('ROLLBACK')
  real.sqlite.exec('BEGIN')
  return real
}

class Remote {
  readonly #network: Network
  readonly real: D1PreparedStatement
  constructor(network: Network, real: D1PreparedStatement) {
    this.#network = network
    this.real = real
  }
  bind(...values: unknown[]) {
    return new Remote(this.#network, this.real.bind(...values))
  }
  run() {
    return reach(this.#network, () => this.real.run())
  }
  all() {
    return reach(this.#network, () => this.real.all())
  }
  first(column?: string) {
    return reach(this.#network, () => (column === undefined ? this.real.first() : this.real.first(column)))
  }
}

const reach = <T>(network: Network, work: () => Promise<T>): Promise<T> =>
  network.ask(() => {
    if (network.strikes('databaseFails')) throw new Trouble('the database did not answer')
    return work()
  })

export const remote = (network: Network, real: Real): D1Database => {
  const database = {
    prepare: (text: string) => new Remote(network, real.prepare(text)),
    batch: (statements: readonly Remote[]) =>
      reach(network, () => real.batch(statements.map((statement) => statement.real))),
  }
  return database as unknown as D1Database
}
