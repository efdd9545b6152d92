/** What is wrong with a request, place by place, in words for the developer who sent it. */
import type { Context } from 'hono'
import type { z } from '@hono/zod-openapi'
import { refuse, type Result } from '#domain/result'
import { FAULTS_MAX, type Fault, type InputRefusal } from '../../flows/command.ts'
import { refused, type Refusal, type RefusalCode } from '../../http/refusal.ts'

const places = {
  json: 'body',
  form: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'header',
} as const

type Checked = {
  readonly target: string
  readonly success: boolean
  readonly error?: z.ZodError
}

const isPlace = (target: string): target is keyof typeof places => Object.hasOwn(places, target)

/** `/lineItems/0/units`: a JSON pointer (RFC 6901). */
const pointer = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const errorsAt = (place: (typeof places)[keyof typeof places], faults: readonly Fault[]) =>
  faults.map(({ path, message }) => ({ in: place, pointer: pointer(path), detail: message }))

export const sayWhatIsWrong = ({ target, success, error }: Checked, c: Context): Response | undefined => {
  if (success || !error) return undefined
  if (target === 'header') {
    return c.req.header('idempotency-key')
      ? refused(c, { code: 'idempotency-key-invalid' }, 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
      : refused(c, { code: 'idempotency-key-required' }, 'Send an Idempotency-Key header, such as a new UUID.')
  }
  const place = isPlace(target) ? places[target] : 'body'
  const errors = errorsAt(place, error.issues.slice(0, FAULTS_MAX))
  return refused(c, { code: 'request-invalid', errors }, 'Something in the request cannot be taken; errors says where.')
}

/** What the runners of commands and questions found wrong, as the API says it. */
export const faultsPlaced = <V, R extends Refusal<RefusalCode>>(
  place: (typeof places)[keyof typeof places],
  done: Result<V, R>,
): Result<V, R | Refusal<'request-invalid'>> => {
  if (done.ok || !isFaulty(done.refusal)) return done
  return refuse({ code: 'request-invalid', errors: errorsAt(place, done.refusal.faults) })
}

const isFaulty = (refusal: Refusal<RefusalCode>): refusal is InputRefusal =>
  refusal.code === 'request-invalid' && 'faults' in refusal
