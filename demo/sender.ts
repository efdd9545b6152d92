/** Who fills the demo shop, as the demo sees them. */

/** A member of staff who asks and sends to addresses of the shop, and is given the answer; and those who shop there. */
export type Sender = {
  readonly get: (path: string) => Promise<unknown>
  /** As JSON. @param key the same call has the same, and is carried out once */
  readonly post: (path: string, body: unknown, key?: string) => Promise<unknown>
  readonly put: (path: string, body: unknown) => Promise<unknown>
  /** A file as it is. */
  readonly send: (path: string, file: Uint8Array) => Promise<unknown>
  /**
   * As a browser that nobody is signed in with; what was said before stays said.
   *
   * @param voter by which a browser that votes is known: 26 letters and digits
   */
  readonly shopper: (path: string, body: unknown, voter?: string) => Promise<void>
}
