/** Where the stock stands. Where there is a choice, it is taken from the place with the lowest number first. */
import { NO_PLACE } from '../ids.ts'
import { checkHandle, checkName, checkWhole, distinct, each, type SettingsIssue, type World } from './check.ts'
import { checkHours, type OpeningHours } from './hours.ts'
import { checkPostalAddress, type PostalAddress } from './shop.ts'

export type LocationSettings = {
  /** As stock names it: `main`. */
  readonly id: string
  readonly name: string
  readonly address: PostalAddress | null
  /** Lower goes first. */
  readonly priority: number
  /** When goods can be fetched there; absent: nobody has said. */
  readonly hours?: readonly OpeningHours[] | undefined
}

export type LocationsSettings = { readonly locations: readonly LocationSettings[] }

const LOCATIONS_MAX = 100
const PRIORITY_MAX = 1_000

export const checkLocations = ({ locations }: LocationsSettings, world: World): SettingsIssue[] => [
  ...each('locations', locations, LOCATIONS_MAX, ({ id, name, address, priority, hours = [] }, path) => [
    ...checkHandle(id, `${path}.id`),
    // Nobody sees it, and it is there.
    ...(id === NO_PLACE ? [{ path: `${path}.id`, code: 'duplicate' } as const] : []),
    ...checkName(name, `${path}.name`),
    ...(address ? checkPostalAddress(address, `${path}.address`, world) : []),
    ...checkWhole(priority, `${path}.priority`, [0, PRIORITY_MAX]),
    ...checkHours(hours, `${path}.hours`),
  ]),
  ...distinct(
    'locations',
    locations.map(({ id }) => id),
    'id',
  ),
]
