/** Reads a body up to a bound, counted while it comes: a length that the sender claims proves nothing. */

/** Room for a body of unknown length to begin with; it doubles. */
const ROOM = 64 * 1024

/** @returns undefined when there is more; then nothing of it is kept, and the rest is not waited for */
export const readBody = async (request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const { body } = request
  if (!body) return new Uint8Array(0)
  const claimed = Number(request.headers.get('content-length') ?? 0)
  if (claimed > bytesMax) {
    await body.cancel().catch(() => undefined)
    return undefined
  }
  // The claim is only used to make room once; one buffer of 20 MB is a sixth of what an isolate has.
  let bytes = new Uint8Array(claimed > 0 ? claimed : Math.min(ROOM, bytesMax))
  let length = 0
  // Leaving the loop cancels what is still on its way.
  for await (const part of body) {
    if (length + part.byteLength > bytesMax) return undefined
    if (length + part.byteLength > bytes.length) {
      const larger = new Uint8Array(Math.min(Math.max(2 * bytes.length, length + part.byteLength), bytesMax))
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(part, length)
    length += part.byteLength
  }
  return length === bytes.length ? bytes : bytes.slice(0, length)
}
