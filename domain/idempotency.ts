/**
 * A call may be repeated: its key says that it is the same call, the hash of its request proves it.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export type Idempotency = {
  /** Chosen by the caller, 1 to 255 visible characters. */
  readonly key: string
  /** A hash of everything that the request asks for. */
  readonly request: string
}

export type IdempotencyRefusal = { readonly code: 'idempotency-key-reused' }
