/** Where a page of a list ended, as a word that a program gives back unread. */

const MARK = /^[\w-]{1,200}$/

/** @param place texts and numbers that say where the page ended */
export const cursorAt = (...place: readonly (string | number)[]): string =>
  btoa(JSON.stringify(place)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** @returns undefined when the word was not written here */
export const placeOf = (cursor: string): readonly unknown[] | undefined => {
  if (!MARK.test(cursor)) return undefined
  try {
    const place: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    return Array.isArray(place) ? place : undefined
  } catch {
    return undefined
  }
}
