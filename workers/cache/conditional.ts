/**
 * Whether somebody has an answer already: If-None-Match, a list of tags or `*`, compared weakly, for a cache on the way
 * may have packed the same bytes otherwise and says so with `W/`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
 */

/** No comma may stand in ours, and one in another's tag splits it into parts that are none of ours. */
const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))

export const hasAlready = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch !== null && (ifNoneMatch.trim() === '*' || tagsIn(ifNoneMatch).includes(etag.replace(/^W\//, '')))
