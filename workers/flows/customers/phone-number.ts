/**
 * Telephone numbers as people write them, by the numbering plans of the world's countries.
 *
 * @see https://www.itu.int/rec/T-REC-E.164
 */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { repairLine } from '#domain/one-line'

/**
 * @param country ISO 3166-1 alpha-2, of whoever writes: a number without its own is taken to be of there
 * @returns E.164; undefined for what is no number, has an extension, or could be of anywhere
 */
export const phoneNumberIn = (text: string, country = ''): string | undefined => {
  const typed = repairLine(text.normalize('NFKC')).replace(/^00(?=[1-9])/, '+')
  const found = parsePhoneNumberFromString(typed, {
    // The whole text, not a number somewhere in it.
    extract: false,
    ...(isSupportedCountry(country) && { defaultCountry: country }),
  })
  return found?.isPossible() && !found.ext ? found.number : undefined
}
