/** What somebody with an account has agreed to be written, and by which way: as the log of consents says it today. */
import { PURPOSES, type Consent, type Purpose } from './consent.ts'

export const AGREED_CHANNELS = ['mail', 'sms', 'push'] as const
export type AgreedChannel = (typeof AGREED_CHANNELS)[number]

/** Where they are reached; null: nowhere by that way. */
export type Reached = Readonly<Record<AgreedChannel, string | null>> & { readonly mail: string }

export type Agreement = {
  readonly purpose: Purpose
  readonly mail: boolean
  /** Null: no number is proven. */
  readonly sms: boolean | null
  /** Null: no device is told, or nothing of it is told by push. */
  readonly push: boolean | null
  /** Ms since the epoch: when they said so last; null: never. */
  readonly saidAt: number | null
}

/** Agreed to for one thing at a time, where that is sold: shown here to be ended. */
const ONE_BY_ONE: ReadonlySet<Purpose> = new Set(['back-in-stock'])

/** What is told on devices, too. */
const PUSHED: ReadonlySet<Purpose> = new Set(['back-in-stock'])

/** Whether a way is there for a purpose, when somebody is reached by it. */
export const goesBy = (purpose: Purpose, channel: AgreedChannel): boolean => channel !== 'push' || PUSHED.has(purpose)

/** @param said the last word for each address and purpose */
export const agreementsIn = (reached: Reached, said: readonly Consent[]): Agreement[] =>
  PURPOSES.flatMap((purpose) => {
    const lines = said.filter((one) => one.purpose === purpose)
    const isGiven = (address: string) => lines.some((one) => one.address === address && one.state === 'given')
    const mail = isGiven(reached.mail)
    const sms = reached.sms === null ? null : isGiven(reached.sms)
    const push = reached.push === null || !goesBy(purpose, 'push') ? null : isGiven(reached.push)
    // What waits for nothing yet may be told on devices already.
    if (ONE_BY_ONE.has(purpose) && !mail && sms !== true && push === null) return []
    return { purpose, mail, sms, push, saidAt: lines.length === 0 ? null : Math.max(...lines.map(({ at }) => at)) }
  })
