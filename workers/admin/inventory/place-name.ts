/** A place as staff call it. One that the settings do not name goes by its id. */
import type { Settings } from '#domain/settings/settings'

export const placeName = ({ locations }: Pick<Settings, 'locations'>, id: string): string =>
  locations.locations.find((one) => one.id === id)?.name ?? id
