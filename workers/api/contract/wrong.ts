/** What is wrong with a request, place by place, in words for the developer who sent it. */
import type { Context } from 'hono'
import type { z } from '@hono/zod-openapi'
import { refused } from '../../http/refusal.ts'

/** More mistakes than this are one mistake. */
const ERRORS_MAX = 20

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

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string }

export const errorsAt = (place: (typeof places)[keyof typeof places], faults: readonly Fault[]) =>
  faults.map(({ path, message }) => ({ in: place, pointer: pointer(path), detail: message }))

export const sayWhatIsWrong = ({ target, success, error }: Checked, c: Context): Response | undefined => {
  if (success || !error) return undefined
  if (target === 'header') {
    return c.req.header('idempotency-key')
      ? refused(c, { code: 'idempotency-key-invalid' }, 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
      : refused(c, { code: 'idempotency-key-required' }, 'Send an Idempotency-Key header, such as a new UUID.')
  }
  const place = isPlace(target) ? places[target] : 'body'
  const errors = errorsAt(place, error.issues.slice(0, ERRORS_MAX))
  return refused(c, { code: 'request-invalid', errors }, 'Something in the request cannot be taken; errors says where.')
}
