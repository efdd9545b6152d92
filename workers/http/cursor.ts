/** Where a page of a list ended, as a word that a program gives back unread. */

/** A title of 500 signs of four bytes each, and what stands beside it. */
const MARK = /^[\w-]{1,3000}$/

/** @param place texts and numbers that say where the page ended */
export const cursorAt = (...place: readonly (string | number | null)[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(place))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** @returns undefined when the word was not written here */
export const placeOf = (cursor: string): readonly unknown[] | undefined => {
  if (!MARK.test(cursor)) return undefined
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    const place: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(place) ? place : undefined
  } catch {
    return undefined
  }
}
