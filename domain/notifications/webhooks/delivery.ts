/** What becomes of a delivery after each try, and of an endpoint that fails: by the schedule of Standard Webhooks, over three days. */
import { BASE32, base32, type Id } from '../../ids.ts'

export type EndpointId = Id<'WebhookEndpoint'>
export const newEndpointId = (random: Uint8Array): EndpointId => `we_${base32(random.subarray(0, 16))}` as EndpointId
const ENDPOINT_FORM = new RegExp(`^we_[${BASE32}]{16}$`)
export const endpointId = (text: string): EndpointId | undefined =>
  ENDPOINT_FORM.test(text) ? (text as EndpointId) : undefined

/** What travels by queue: the number of a row. */
export type DeliveryCall = { readonly delivery: number }

export const DELIVERY_STATES = ['waiting', 'sent', 'dead'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Why a try failed: `status` with the number of the answer, everything else without one. */
export const DELIVERY_REASONS = [
  'status',
  'redirect',
  'gone',
  'timeout',
  'unreachable',
  'inside',
  'host-unknown',
  'secret-unreadable',
  'off',
] as const
export type DeliveryReason = (typeof DELIVERY_REASONS)[number]

/** What came of one try. */
export type Answer =
  | {
      readonly type: 'answered'
      readonly status: number
      /** The beginning of what was answered. */
      readonly excerpt: string
      /** As long as the receiver wants to be left alone. */
      readonly afterSeconds?: number
    }
  | { readonly type: 'failed'; readonly reason: Exclude<DeliveryReason, 'status' | 'redirect' | 'gone'> }

/** How long is waited after each failure, in s: 75 h 35 min together. @see https://www.standardwebhooks.com */
export const RETRY_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const
export const DELIVERY_ATTEMPTS_MAX = RETRY_SECONDS.length + 1
/** Each wait is up to this much longer, so that what failed together is not tried together. */
const JITTER = 0.1
/** Who asks to be left alone is left alone for so long at most, in s. */
const AFTER_SECONDS_MAX = 3_600

/** Nothing but failures for so long, and an endpoint is switched off, in ms. */
export const FAILING_MS = 3 * 24 * 60 * 60_000

/** A receiver is waited for so long, in ms, its whole answer counted. */
export const ANSWER_WITHIN_MS = 10_000
/** Whoever tries has the delivery alone for so long, in ms. */
export const LEASE_MS = 30_000
/** Of an answer so much is kept, in bytes. */
export const EXCERPT_BYTES_MAX = 1_024

/** During so long after a rotation both secrets sign, in ms. */
export const BOTH_SECRETS_MS = 24 * 60 * 60_000

/** What was told, and what became of it, is kept for so long, in ms. */
export const KEPT_MS = 30 * 24 * 60 * 60_000

export const ENDPOINTS_MAX = 20
export const NOTE_LENGTH_MAX = 120

export type DeliveryOutcome = {
  readonly state: DeliveryState
  /** Ms since the epoch; of one that waits. */
  readonly tryAt: number
  readonly status: number | null
  readonly reason: DeliveryReason | ''
  readonly excerpt: string
}

const reasonOf = (status: number): DeliveryReason =>
  status === 410 ? 'gone' : status >= 300 && status < 400 ? 'redirect' : 'status'

/**
 * @param attempts with this one
 * @param isOnce whether it is tried once and no more, as a test is
 * @param chance 0 to 1: how much of the jitter
 */
export const deliveryOutcome = (
  { attempts, isOnce }: { readonly attempts: number; readonly isOnce: boolean },
  answer: Answer,
  now: number,
  chance: number,
): DeliveryOutcome => {
  const { status, excerpt } = answer.type === 'answered' ? answer : { status: null, excerpt: '' }
  const told = { tryAt: 0, status, excerpt }
  if (status !== null && status >= 200 && status < 300) return { ...told, state: 'sent', reason: '' }
  const reason = answer.type === 'failed' ? answer.reason : reasonOf(answer.status)
  const seconds = RETRY_SECONDS[attempts - 1]
  if (isOnce || reason === 'gone' || reason === 'off' || seconds === undefined)
    return { ...told, state: 'dead', reason }
  const after = answer.type === 'answered' ? Math.min(answer.afterSeconds ?? 0, AFTER_SECONDS_MAX) : 0
  const wait = Math.max(seconds * (1 + JITTER * chance), after)
  return { ...told, state: 'waiting', reason, tryAt: now + Math.round(wait * 1000) }
}

/** Why an endpoint is off. */
export const OFF_REASONS = ['staff', 'gone', 'failing'] as const
export type OffReason = (typeof OFF_REASONS)[number]

/**
 * An endpoint is switched off when something was tried for it to the end, and nothing else has arrived meanwhile.
 *
 * @param attempts with this one
 * @param failingSince when the first failure came behind which nothing has arrived, in ms; null: it has not failed before
 */
export const offFor = (
  { state, reason }: Pick<DeliveryOutcome, 'state' | 'reason'>,
  { attempts, failingSince }: { readonly attempts: number; readonly failingSince: number | null },
  now: number,
): OffReason | null => {
  if (reason === 'gone') return 'gone'
  const isSpent = state === 'dead' && attempts >= DELIVERY_ATTEMPTS_MAX
  return isSpent && failingSince !== null && now - failingSince >= FAILING_MS ? 'failing' : null
}
