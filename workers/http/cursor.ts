/** Where a page of a list ended, as a word that a program gives back unread. */
import { base64url, bytesOfBase64url } from './base64url.ts'

/** A title of 500 signs of four bytes each, and what stands beside it. */
const MARK = /^[\w-]{1,3000}$/

/** @param place texts and numbers that say where the page ended */
export const cursorAt = (...place: readonly (string | number | null)[]): string =>
  base64url(new TextEncoder().encode(JSON.stringify(place)))

/** @returns undefined when the word was not written here */
export const placeOf = (cursor: string): readonly unknown[] | undefined => {
  if (!MARK.test(cursor)) return undefined
  try {
    const place: unknown = JSON.parse(new TextDecoder().decode(bytesOfBase64url(cursor)))
    return Array.isArray(place) ? place : undefined
  } catch {
    return undefined
  }
}
