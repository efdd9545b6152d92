/** How each kind of what was planned becomes a message: by what holds when it is due. */
import type { Message } from '#domain/notifications/message'
import type { Settings } from '#domain/settings/settings'
import type { Due } from '#schema/transactions/notifications/planned'
import type { Env } from '../../env.ts'
import type { Wording } from './wording.ts'

/** @property now ms since the epoch */
export type Moment = { readonly settings: Settings; readonly wording: Wording; readonly now: number }

/** @property country where things are sent to its reader, two letters: by whose clock it leaves; null: nowhere */
export type ToTell = {
  readonly message: Message
  readonly country: string | null
  /** When to look again behind it, in ms since the epoch; absent: it is done with. */
  readonly again?: number
}

/** @returns null where nobody is to be told any more; or when to look again, in ms since the epoch */
export type Telling = (env: Env, due: Due, moment: Moment) => Promise<ToTell | number | null>
