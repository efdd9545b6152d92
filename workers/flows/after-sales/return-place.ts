/** Where what comes back is sent: the location that the policy names, else the first with an address, else the shop. */
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'

type Said = Pick<Settings, 'returns' | 'locations' | 'shop'>

const placeOf = ({ returns, locations, shop }: Said) =>
  locations.locations.find(({ id, address }) => id === returns.location && address)?.address ??
  locations.locations.find(({ address }) => address)?.address ??
  shop.address

/** Line by line; a shop without an address is written to. */
export const returnPlaceLines = (settings: Said, language: Language): readonly string[] => {
  const { name, email } = settings.shop
  const place = placeOf(settings)
  const lines = place
    ? [
        name,
        place.street,
        `${place.postcode} ${place.city}`.trim(),
        place.region,
        countryName(place.country, localeOf(language)),
      ]
    : [name, email]
  return lines.filter(Boolean)
}
