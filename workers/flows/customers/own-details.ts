/** What somebody is called, the language that they are written to in, by whose clock, and where they shop. */
import { NAME_LENGTH_MAX, nameFault } from '#domain/customers/name'
import type { CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { repairLine } from '#domain/one-line'
import { ok, refuse, type Result } from '#domain/result'
import { choiceNamed, choiceText } from '#domain/settings/market-choice'
import { isTimeZone } from '#domain/settings/shop'
import { noteZone, saveOwnDetails } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'

export type OwnDetails = {
  readonly name: string
  readonly language: Language
  readonly timeZone: string | null
  /** As domain/settings/market-choice.ts writes it; null: nowhere in particular. */
  readonly market: string | null
}
export type OwnDetailsRefusal =
  | { readonly code: 'name-too-long'; readonly charactersMax: number }
  /** More than one line, a control sign, half a character. */
  | { readonly code: 'name-unwritable' }
  | { readonly code: 'time-zone-unknown' }
  /** It is none, is closed, or is not paid in that currency. */
  | { readonly code: 'market-unknown' }

/** @param wanted with an empty zone: by their address */
export const changeOwnDetails = async (
  env: Env,
  customer: { readonly id: CustomerId; readonly market: string | null },
  wanted: OwnDetails,
  now: number,
): Promise<Result<OwnDetails, OwnDetailsRefusal>> => {
  const name = repairLine(wanted.name)
  const { language, timeZone, market } = wanted
  const fault = nameFault(name)
  if (fault === 'too-long') return refuse({ code: 'name-too-long', charactersMax: NAME_LENGTH_MAX })
  if (fault) return refuse({ code: 'name-unwritable' })
  if (timeZone && !isTimeZone(timeZone)) return refuse({ code: 'time-zone-unknown' })
  // One that was closed since may stay: it leads nowhere until it is open again.
  if (market !== null && market !== customer.market && !(await isMarket(env, market, now)))
    return refuse({ code: 'market-unknown' })
  const details = { name, language, timeZone, market }
  await saveOwnDetails(env.USERS_DB, customer.id, details, now)
  return ok(details)
}

const isMarket = async (env: Env, market: string, now: number): Promise<boolean> => {
  const { markets } = await settingsFresh(env, now)
  const choice = choiceNamed(markets, market)
  return choice !== undefined && choiceText(markets, choice) === market
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
