/** Goods that their buyer fetches: at which location of the shop, and when it is open. */
import type { DeliveryMethod } from '../settings/delivery.ts'
import type { OpeningHours } from '../settings/hours.ts'
import type { LocationSettings } from '../settings/locations.ts'
import type { PostalAddress } from '../settings/shop.ts'

/** As an order keeps it, whatever the settings say later. */
export type Pickup = {
  /** Its id among the locations. */
  readonly location: string
  readonly name: string
  readonly address: PostalAddress
  readonly hours: readonly OpeningHours[]
}

type Places = { readonly locations: { readonly locations: readonly LocationSettings[] } }

/** Undefined: it is sent, or the location is not there, or has no address to go to. */
export const pickupAt = (
  { locations }: Places,
  { pickup = '' }: Pick<DeliveryMethod, 'pickup'>,
): Pickup | undefined => {
  const found = pickup === '' ? undefined : locations.locations.find(({ id }) => id === pickup)
  return found?.address
    ? { location: found.id, name: found.name, address: found.address, hours: found.hours ?? [] }
    : undefined
}

export const isFetched = ({ pickup = '' }: Pick<DeliveryMethod, 'pickup'>): boolean => pickup !== ''

/** Whether the way that was chosen is to fetch it. @param id null: none is chosen */
export const isFetchedBy = (
  { delivery }: { readonly delivery: { readonly methods: readonly Pick<DeliveryMethod, 'id' | 'pickup'>[] } },
  id: string | null,
): boolean => delivery.methods.some((method) => method.id === id && isFetched(method))

/** The way that pages speak of before one is chosen: fetching it oneself is that only where there is no other. */
export const usualOf = <M extends Pick<DeliveryMethod, 'pickup'>>(methods: readonly M[]): M | undefined =>
  methods.find((method) => !isFetched(method)) ?? methods[0]
