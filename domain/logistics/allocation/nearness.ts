/**
 * How near a location is to where something goes, by what an address says of itself: no map is asked, and none has to be kept. Within a
 * country postcodes lie together, so that the more of their signs agree the nearer two places are; across a border only the border counts.
 */

export type Place = { readonly country: string; readonly region: string; readonly postcode: string }

const IN_COUNTRY = 100
const IN_REGION = 50

const bare = (postcode: string): string => postcode.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

const agreeing = (one: string, other: string): number => {
  let signs = 0
  while (signs < one.length && signs < other.length && one[signs] === other[signs]) signs++
  return signs
}

/** Higher is nearer; 0: in another country, or nobody knows where. Less than a region is worth all signs of a postcode. */
export const nearness = (one: Place | null, other: Place | null): number => {
  if (!one || !other || one.country === '' || one.country !== other.country) return 0
  const region = one.region !== '' && one.region.toLowerCase() === other.region.toLowerCase() ? IN_REGION : 0
  return IN_COUNTRY + region + Math.min(IN_REGION - 1, agreeing(bare(one.postcode), bare(other.postcode)))
}
