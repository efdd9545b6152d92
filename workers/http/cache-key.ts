/**
 * Under which name a public page is kept: its address, with the parameters that pages know, in one order.
 *
 * Whatever else a link drags along (campaign marks, tricks) is dropped, so it can neither split the cache nor fill it.
 * Headers are no part of the name, and no page reads any.
 */

/** What public pages read from their address; `option.Glaze` and its like by their beginning. */
const KNOWN = new Set(['available', 'exact', 'max', 'min', 'page', 'q', 'rating', 'sort', 'type', 'variant', 'vendor'])
const KNOWN_BEGINNING = 'option.'

/** Longer addresses are answered, and not kept. */
export const KEY_LENGTH_MAX = 1024

const isKnown = (name: string) => KNOWN.has(name) || name.startsWith(KNOWN_BEGINNING)

export const cacheKey = (url: string): string => {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const known = Array.from(new URLSearchParams(url.slice(mark + 1))).filter(([name, value]) => value && isKnown(name))
  if (known.length === 0) return url.slice(0, mark)
  const sorted = known.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
  return `${url.slice(0, mark)}?${new URLSearchParams(sorted)}`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
