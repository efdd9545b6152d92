/** Reads a body up to a bound, counted while it comes: a length that the sender claims proves nothing. */

/** Room for a body of unknown length to begin with; it doubles. */
const ROOM = 64 * 1024
/**
 * So many times as much as may be kept is read all the same, and forgotten: a browser whose body nobody reads shows an
 * error of its own instead of the answer. More is no slip of somebody who types, and whoever may send little is not
 * read for long either.
 */
const READ_TIMES = 6

/**
 * @param seen is given every part of a body that is too large, which is read to its end for it; without it the rest is not waited for:
 *   programs take an answer at any time
 * @returns undefined when there is more; then nothing of it is kept
 */
export const readBody = async (
  request: Request,
  bytesMax: number,
  seen?: (part: Uint8Array) => void,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const { body } = request
  if (!body) return new Uint8Array(0)
  const claimed = Number(request.headers.get('content-length') ?? 0)
  if (claimed > bytesMax && !seen) {
    await body.cancel().catch(() => undefined)
    return undefined
  }
  // The claim is only used to make room once; one buffer of 20 MB is a sixth of what an isolate has.
  let bytes: Uint8Array<ArrayBuffer> | undefined =
    claimed > bytesMax ? undefined : new Uint8Array(claimed > 0 ? claimed : Math.min(ROOM, bytesMax))
  let length = 0
  // Leaving the loop cancels what is still on its way.
  for await (const part of body) {
    if (bytes && length + part.byteLength > bytesMax) {
      if (!seen) return undefined
      seen(bytes.subarray(0, length))
      bytes = undefined
    }
    if (bytes) {
      if (length + part.byteLength > bytes.length) {
        const larger = new Uint8Array(Math.min(Math.max(2 * bytes.length, length + part.byteLength), bytesMax))
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(part, length)
    } else seen?.(part)
    length += part.byteLength
    if (length > READ_TIMES * bytesMax) return undefined
  }
  return bytes && (length === bytes.length ? bytes : bytes.slice(0, length))
}
