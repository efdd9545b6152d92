/** Who the shop is: its name, how it is reached, where it stands in law, and by which clock it lives. */
import type { ShopId } from '../ids.ts'
import { emailFault } from '../customers/email.ts'
import { checkAddress, checkLine, checkName, issue, NAME_MAX, when, type SettingsIssue, type World } from './check.ts'

export type PostalAddress = {
  readonly street: string
  readonly postcode: string
  readonly city: string
  /** State, province or county; may be empty. */
  readonly region: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

export type ShopSettings = {
  /** Given once, and never changed: settings of one shop are not taken for another's. */
  readonly id: ShopId
  readonly name: string
  /** The address of a picture, or a drawing (`<svg …>`), which takes the colour of the text; empty: the name is written. */
  readonly logo: string
  /** May be empty. */
  readonly email: string
  /** May be empty. */
  readonly phone: string
  readonly address: PostalAddress | null
  /** IANA: `Asia/Tokyo`. Days and hours are told by it. */
  readonly timeZone: string
}

/** Characters of a drawing: a wordmark has a few thousand, and every page carries it. */
const DRAWING_MAX = 20_000

export const isDrawing = (logo: string): boolean => logo.trimStart().startsWith('<')

/** A name, not an offset: clocks are put forward and back. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const checkPostalAddress = (address: PostalAddress, path: string, world: World): SettingsIssue[] => {
  if (!world.isCountry(address.country)) return [issue(`${path}.country`, 'unknown-country')]
  return Object.entries(world.placeFaults(address)).map(([part, fault]) => issue(`${path}.${part}`, fault))
}

const checkLogo = (logo: string, world: World): SettingsIssue[] => {
  if (logo === '') return []
  if (!isDrawing(logo)) return checkAddress(logo, 'logo')
  if (logo.length > DRAWING_MAX) return [issue('logo', 'too-long')]
  return when(!world.isSafeDrawing(logo), 'logo', 'drawing-unsafe')
}

export const checkShop = (
  { name, logo, email, phone, address, timeZone }: ShopSettings,
  world: World,
): SettingsIssue[] => [
  ...checkName(name, 'name'),
  ...checkLogo(logo, world),
  ...(email === '' ? [] : [emailFault(email)]).flatMap((fault) => (fault ? issue('email', fault) : [])),
  ...when(phone.length > NAME_MAX, 'phone', 'too-long'),
  ...checkLine(phone, 'phone'),
  ...(address ? checkPostalAddress(address, 'address', world) : []),
  ...when(!isTimeZone(timeZone), 'timeZone', 'unknown-time-zone'),
]
