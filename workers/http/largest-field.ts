/** Which field of a form is the largest, found out while its bytes go by: a form that is too large to be kept still has a reason. */

const AMPERSAND = 0x26
/** More of a field than its name is not looked at. */
const HEAD_BYTES = 256

export const largestField = () => {
  const decoder = new TextDecoder()
  let head = ''
  let size = 0
  let largest = { head: '', size: 0 }
  const end = () => {
    if (size > largest.size) largest = { head, size }
    head = ''
    size = 0
  }
  return {
    pass: (part: Uint8Array): void => {
      for (let from = 0; from < part.length;) {
        const found = part.indexOf(AMPERSAND, from)
        const to = found === -1 ? part.length : found
        const more = HEAD_BYTES - head.length
        if (more > 0) head += decoder.decode(part.subarray(from, Math.min(to, from + more)))
        size += to - from
        if (found !== -1) end()
        from = to + 1
      }
    },
    /** Undefined when it has no name, or one longer than any of ours. */
    name: (): string | undefined => {
      end()
      if (!largest.head.includes('=')) return undefined
      return new URLSearchParams(largest.head).keys().next().value
    },
  }
}
