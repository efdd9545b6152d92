/** What the page of messages is made of, and where somebody is in it. */
import type { messageBy, messagesPage } from '#schema/transactions/notifications/messages'
import type { AdminApp } from '../frame/app.ts'
import type { ShownRefusal } from '../frame/forms.tsx'

export const PATH = '/admin/sent-mail'

/** As typed; empty where nothing was. */
export type Chosen = { readonly state: string; readonly template: string; readonly q: string }

export type SentMailProps = Pick<AdminApp['Variables'], 'language'> & {
  readonly page: Awaited<ReturnType<typeof messagesPage>>
  readonly count: number
  /** With the number of the invoice that comes with it. */
  readonly message: (NonNullable<Awaited<ReturnType<typeof messageBy>>> & { readonly attached: string | null }) | null
  readonly chosen: number | null
  readonly narrowed: Chosen
  readonly before: number | null
  readonly plain: boolean
  readonly now: number
  readonly isDemo: boolean
  readonly mayResend: boolean
  readonly refusal: ShownRefusal | null
  /** It was sent again just now. */
  readonly rung: boolean
}

/** Where somebody is in the list, for every address that leads back into it. */
export const placeOf = ({ narrowed, before }: Pick<SentMailProps, 'narrowed' | 'before'>) => ({
  ...narrowed,
  before: before === null ? null : String(before),
})
