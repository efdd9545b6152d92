/** What somebody is called, and the language that they are written to in. */
import type { CustomerId } from '#domain/ids'
import { isLanguage, type Language } from '#domain/languages'
import { repairLine } from '#domain/one-line'
import { ok, refuse, type Result } from '#domain/result'
import { saveOwnDetails } from '#schema/users/customers/customers'
import type { Env } from '../../env.ts'

export const NAME_LENGTH_MAX = 100

export type OwnDetailsRefusal = { readonly code: 'name-too-long'; readonly charactersMax: number }

/** A language that the shop does not speak leaves that of before. */
export const changeOwnDetails = async (
  env: Env,
  customer: { readonly id: CustomerId; readonly language: Language },
  wanted: { readonly name: string; readonly language: string },
  now: number,
): Promise<Result<{ readonly name: string; readonly language: Language }, OwnDetailsRefusal>> => {
  const name = repairLine(wanted.name)
  if (name.length > NAME_LENGTH_MAX) return refuse({ code: 'name-too-long', charactersMax: NAME_LENGTH_MAX })
  const language = isLanguage(wanted.language) ? wanted.language : customer.language
  await saveOwnDetails(env.USERS_DB, customer.id, { name, language }, now)
  return ok({ name, language })
}
