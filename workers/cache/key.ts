/**
 * Under which name an answer is kept: its address, with the parameters that its page reads, in one order.
 *
 * Whatever else a link drags along (campaign marks, tricks) is dropped, so it can neither split the cache nor fill it.
 * Headers are no part of the name, and no page reads any.
 */

/** Longer addresses are answered, and not kept. */
export const KEY_LENGTH_MAX = 1024

/** @param reads names; one that ends with a dot stands for all that begin so */
export const cacheKey = (url: string, reads: readonly string[]): string => {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const path = url.slice(0, mark)
  if (reads.length === 0) return path
  const isRead = (name: string) => reads.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))
  const known = Array.from(new URLSearchParams(url.slice(mark + 1))).filter(([name, value]) => value && isRead(name))
  const sorted = known.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
  // The same choice twice is one choice.
  const once = sorted.filter(
    ([name, value], at) => at === 0 || sorted[at - 1]?.[0] !== name || sorted[at - 1]?.[1] !== value,
  )
  return once.length === 0 ? path : `${path}?${new URLSearchParams(once)}`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
