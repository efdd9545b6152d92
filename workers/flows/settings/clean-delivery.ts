/**
 * The settings of delivery as they are kept: postcodes and regions as they are compared, and nothing said that goes without saying,
 * so that a document from before there were zones and steps stays the same when its form is saved again.
 */
import { readPostcodeRange, rangeText } from '#domain/postcodes'
import type { DeliveryMethod, DeliverySettings } from '#domain/settings/delivery'
import type { Surcharge } from '#domain/settings/surcharges'
import { ELSEWHERE_ZONE, type Zone } from '#domain/settings/zones'
import { world } from './world.ts'

const cleanPostcodes = (country: string, postcodes: readonly string[]): string[] =>
  postcodes.map((text) => {
    const read = readPostcodeRange(text, (written) => world.isPostcode(country, written))
    return typeof read === 'string' ? text : rangeText(read)
  })

const cleanZone = (zone: Zone): Zone => {
  const [country = ''] = zone.countries
  return {
    ...zone,
    regions: zone.regions.map((text) => world.regionIn(country, text) ?? text),
    postcodes: cleanPostcodes(country, zone.postcodes),
  }
}

const cleanSurcharge = (of: Surcharge): Surcharge => ({ ...of, postcodes: cleanPostcodes(of.country, of.postcodes) })

const cleanMethod = ({
  zones = [],
  by = 'flat',
  weightMax = null,
  pickup = '',
  prices,
  ...method
}: DeliveryMethod): DeliveryMethod => ({
  ...method,
  ...(zones.some((one) => one !== ELSEWHERE_ZONE) && { zones }),
  ...(pickup !== '' && { pickup }),
  ...(by !== 'flat' && { by }),
  ...(weightMax !== null && { weightMax }),
  prices: prices.map(({ from = 0, ...price }) => ({ ...price, ...(from > 0 && { from }) })),
})

export const cleanDelivery = ({
  methods,
  zones = [],
  surcharges = [],
  ...rest
}: DeliverySettings): DeliverySettings => ({
  methods: methods.map(cleanMethod),
  ...(zones.length > 0 && { zones: zones.map(cleanZone) }),
  ...(surcharges.length > 0 && { surcharges: surcharges.map(cleanSurcharge) }),
  ...rest,
})
