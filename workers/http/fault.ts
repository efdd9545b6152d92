/** What a machine is told when something broke: that it broke, and when to come back. What broke is logged. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { refused } from './refusal.ts'

/** Who cannot take more gets a breath, when nothing is said of how long: short, because a shopper waits. */
const RETRY_AFTER_MS = 2_000

const isOverloaded = (fault: Error): boolean =>
  ('overloaded' in fault && fault.overloaded === true) ||
  fault.name === 'TimeoutError' ||
  fault.name === 'DeadlinePassed'

/**
 * Whether a fault is that too much is asked at once, or that an answer took too long: then in how many seconds to come
 * back. Undefined for everything else. Nothing is tried again here: that is how a crowd becomes a flood.
 */
export const retryAfter = (fault: Error): number | undefined =>
  isOverloaded(fault)
    ? Math.ceil(('retryAfterMs' in fault ? Number(fault.retryAfterMs) : RETRY_AFTER_MS) / 1_000)
    : undefined

export const faultAsProblem = (fault: Error, c: Context): Response => {
  if (fault instanceof HTTPException) {
    if (fault.status === 415) {
      return refused(c, { code: 'content-type-unsupported' }, 'Send the body as application/json.')
    }
    if (fault.status < 500) return refused(c, { code: 'request-malformed' }, 'The body cannot be read as JSON.')
  }
  const seconds = retryAfter(fault)
  if (seconds !== undefined) {
    const answer = refused(c, { code: 'unavailable' }, 'Too many at once: try again in a moment.')
    answer.headers.set('retry-after', String(seconds))
    return answer
  }
  console.error(`${c.req.method} ${c.req.path} failed`, fault)
  return refused(c, { code: 'fault' }, 'Something broke here, and we have been told.')
}
