/** Who fills the demo shop, as the demo sees them. */

/** A member of staff who asks and sends to addresses of the shop, and is given the answer. */
export type Sender = {
  readonly get: (path: string) => Promise<unknown>
  /** As JSON. @param key the same call has the same, and is carried out once */
  readonly post: (path: string, body: unknown, key?: string) => Promise<unknown>
  readonly put: (path: string, body: unknown) => Promise<unknown>
  /** A file as it is. */
  readonly send: (path: string, file: Uint8Array) => Promise<unknown>
}
