/** What goes wrong, and how often: probabilities of one history, each drawn anew for it. */
import type { Dice } from './dice.ts'

export type Faults = {
  /** A call never arrives; its caller is told so. */
  callLost: number
  /** The call was carried out; its caller is told that it was lost. */
  answerLost: number
  /** A call that was given up arrives after all, some seconds later. */
  callLate: number
  /** A Worker dies at an await. */
  workerDies: number
  /** An object dies before its commit, or just behind it. */
  objectDies: number
  alarmLost: number
  /** A queue refuses a batch, or takes it and the answer is lost. */
  queueRefuses: number
  messageTwice: number
  messageLost: number
  /** The provider takes longer than anybody waits. */
  providerSlow: number
  /** The provider stops a payment, and the bank pays it nevertheless. */
  paidLate: number
  databaseFails: number
  /** KV does not answer, or answers what was true a while ago. */
  kvFails: number
  kvStale: number
  /** Clocks of machines differ by so many seconds at most. */
  skewSeconds: number
}

export const HEALTHY: Faults = {
  callLost: 0,
  answerLost: 0,
  callLate: 0,
  workerDies: 0,
  objectDies: 0,
  alarmLost: 0,
  queueRefuses: 0,
  messageTwice: 0,
  messageLost: 0,
  providerSlow: 0,
  paidLate: 0,
  databaseFails: 0,
  kvFails: 0,
  kvStale: 0,
  skewSeconds: 0,
}

/** The most that a history may suffer of each; any kind of trouble is absent from a third of them. */
const WORST: Faults = {
  callLost: 0.06,
  answerLost: 0.06,
  callLate: 0.3,
  workerDies: 0.03,
  objectDies: 0.02,
  alarmLost: 0.2,
  queueRefuses: 0.2,
  messageTwice: 0.2,
  messageLost: 0.2,
  providerSlow: 0.1,
  paidLate: 0.5,
  databaseFails: 0.05,
  kvFails: 0.3,
  kvStale: 0.7,
  skewSeconds: 5,
}

/** `mixed`: each history its own trouble. `storm`: everything at its worst. */
export type Weather = 'mixed' | 'storm'

export const drawFaults = (dice: Dice, weather: Weather): Faults => {
  if (weather === 'storm') return WORST
  const drawn = { ...HEALTHY }
  for (const kind of Object.keys(WORST) as (keyof Faults)[]) {
    if (!dice.chance(1 / 3)) drawn[kind] = WORST[kind] * dice.roll()
  }
  return drawn
}

/** A machine or a wire failed: nobody's mistake, and where it was dealt says nothing. Anything else that is thrown is a bug. */
export class Trouble extends Error {
  readonly retryable: boolean
  readonly overloaded = false
  constructor(what: string, retryable = true) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(what)
    Error.stackTraceLimit = stackTraceLimit
    this.retryable = retryable
  }
}
