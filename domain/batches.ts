/** Cuts a list into batches that a queue will take. */

/** In order; each batch has at most `most` members and `bytes` bytes, a single larger member stands alone. */
export const batchesOf = <T extends { readonly bytes: number }>(
  members: readonly T[],
  most: number,
  bytes: number,
): T[][] => {
  const batches: T[][] = []
  let size = 0
  for (const member of members) {
    const last = batches.at(-1)
    if (last && last.length < most && size + member.bytes <= bytes) {
      last.push(member)
      size += member.bytes
    } else {
      batches.push([member])
      size = member.bytes
    }
  }
  return batches
}
