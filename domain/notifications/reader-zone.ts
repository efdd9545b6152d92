/** By whose clock somebody sleeps: their own, that of the country in which they are sent things, or that of the shop. */

/** Of the platform, and newer than the types of it. */
type Regional = Intl.Locale & { readonly getTimeZones?: () => readonly string[] | undefined }

const clockIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)

/**
 * Büsingen has a zone of its own and the clock of Berlin; in Spain an island has another.
 *
 * @param country two letters @param at ms since the epoch @returns null where its clocks differ, or nobody knows them
 */
export const zoneOfCountry = (country: string, at: number): string | null => {
  if (!/^[A-Z]{2}$/.test(country)) return null
  const zones = (new Intl.Locale('und', { region: country }) as Regional).getTimeZones?.() ?? []
  const [first] = zones
  return first !== undefined && new Set(zones.map((zone) => clockIn(zone, at))).size === 1 ? first : null
}

type Known = {
  /** As they have said, or their browser; empty or null: they have not. */
  readonly own: string | null
  /** Where things are sent; null: nowhere yet. */
  readonly country: string | null
  readonly shop: string
}

export const readerZone = ({ own, country, shop }: Known, at: number): string =>
  own || (country === null ? null : zoneOfCountry(country, at)) || shop
