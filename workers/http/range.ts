/**
 * Which part of an answer is asked for: one range of bytes, as RFC 9110 §14 writes it.
 *
 * @returns undefined to answer whole: nothing is asked, or something that nobody needs to understand (several ranges,
 *   other units); `beyond` when the part lies behind the end
 */
export const rangeIn = (
  header: string | undefined,
  size: number,
): { readonly offset: number; readonly length: number } | 'beyond' | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'beyond' : { offset: size - length, length }
  }
  const [offset, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < offset) return undefined
  return offset >= size ? 'beyond' : { offset, length: last - offset + 1 }
}
