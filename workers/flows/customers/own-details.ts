/** What somebody is called, the language that they are written to in, and by whose clock. */
import { NAME_LENGTH_MAX, nameFault } from '#domain/customers/name'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { repairLine } from '#domain/one-line'
import { ok, refuse, type Result } from '#domain/result'
import { isTimeZone } from '#domain/settings/shop'
import { noteZone, saveOwnDetails } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'

export type OwnDetails = { readonly name: string; readonly language: Language; readonly timeZone: string | null }
export type OwnDetailsRefusal =
  | { readonly code: 'name-too-long'; readonly charactersMax: number }
  /** More than one line, a control sign, half a character. */
  | { readonly code: 'name-unwritable' }
  | { readonly code: 'time-zone-unknown' }

/** @param wanted with an empty zone: by their address */
export const changeOwnDetails = async (
  env: Env,
  customer: { readonly id: CustomerId },
  wanted: OwnDetails,
  now: number,
): Promise<Result<OwnDetails, OwnDetailsRefusal>> => {
  const name = repairLine(wanted.name)
  const { language, timeZone } = wanted
  const fault = nameFault(name)
  if (fault === 'too-long') return refuse({ code: 'name-too-long', charactersMax: NAME_LENGTH_MAX })
  if (fault) return refuse({ code: 'name-unwritable' })
  if (timeZone && !isTimeZone(timeZone)) return refuse({ code: 'time-zone-unknown' })
  await saveOwnDetails(env.USERS_DB, customer.id, { name, language, timeZone }, now)
  return ok({ name, language, timeZone })
}

/**
 * Their browser says where it is, as long as they have said nothing themselves. What is no zone says nothing, nor does the one of no
 * place: browsers that tell nobody anything tell it.
 */
export const noteZoneOfBrowser = async (
  env: Pick<Env, 'USERS_DB'>,
  customer: { readonly id: CustomerId; readonly timeZone: string | null },
  zone: string,
): Promise<void> => {
  const isPlace = isTimeZone(zone) && zone.includes('/') && !zone.startsWith('Etc/')
  if (customer.timeZone === null && isPlace) await noteZone(env.USERS_DB, customer.id, zone)
}
