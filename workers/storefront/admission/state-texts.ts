/** What the line tells somebody who stands in it: the same sentences for the page and for the script that renews them. */
import type { Drop } from '#domain/admission/drop'
import { dateFormat, numberFormat, zoneNameOf } from '#domain/formats'
import { lookAgainSeconds, type QueueState } from './queue-state.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { admissionMessages } from './messages/index.ts'

export type StateTexts = {
  readonly heading: string
  /** One sentence, or some, that say how things stand. */
  readonly lead: string
  /** Counted from one, as people say it; null where nobody has a place. */
  readonly place: string | null
  /** How much of the line is behind, 0 to 1, and in messages. */
  readonly passed: number
  readonly behind: string
}

const MINUTE_MS = 60_000

type By = Pick<RequestContext, 'locale' | 'settings'>
const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const written = ({ locale, settings }: By, at: number, parts: Intl.DateTimeFormatOptions): string =>
  dateFormat(locale, { timeZone: settings.shop.timeZone, ...parts }).format(at)

/** `Sunday 22 November at 10:00 CET`, by the clock of the shop: where somebody is from is not known, so the zone is said. */
export const whenText = (by: By, at: number): string =>
  `${written(by, at, { ...DAY, ...CLOCK })} ${zoneNameOf(at, by.settings.shop.timeZone)}`

/** `09:30`, when the day has been said: undefined on another one. */
export const clockOfDay = (by: By, at: number, said: number): string | undefined =>
  written(by, at, DAY) === written(by, said, DAY) ? written(by, at, CLOCK) : undefined

const startText = (request: RequestContext, { startsAt }: Drop, now: number): string => {
  const minutes = Math.max(0, startsAt - now) / MINUTE_MS
  // A day ahead nobody counts minutes.
  return minutes > 12 * 60
    ? admissionMessages[request.language].starts(whenText(request, startsAt))
    : admissionMessages[request.language].startsIn(minutes)
}

const waitText = ({ language }: RequestContext, waitMs: number): string =>
  waitMs < MINUTE_MS
    ? admissionMessages[language].waiting.soon
    : admissionMessages[language].waiting.about(waitMs / MINUTE_MS)

/** @param few whether the catalogue says that a few are left: a word, so it is true for longer than a number */
export const stateTexts = (
  request: RequestContext,
  drop: Drop,
  state: QueueState,
  few: boolean,
  now: number,
): StateTexts => {
  const messages = admissionMessages[request.language]
  const plain = (heading: string, lead: string): StateTexts => ({ heading, lead, place: null, passed: 0, behind: '' })
  switch (state.state) {
    case 'ahead':
      return plain(messages.ahead.heading, messages.ahead.text(whenText(request, drop.opensAt)))
    case 'join': {
      const heading = state.refused ? messages.refused.heading : messages.join.heading
      if (state.refused) return plain(heading, messages.refused[state.refused])
      return plain(heading, now >= drop.startsAt ? messages.join.on : startText(request, drop, now))
    }
    case 'before':
      return plain(messages.before.heading, `${startText(request, drop, now)} ${messages.before.people(state.joined)}`)
    case 'waiting': {
      const { waitMs, perMinute, ahead, passed } = state
      const pace =
        waitMs === null ? [messages.waiting.paused] : [waitText(request, waitMs), messages.waiting.perMinute(perMinute)]
      return {
        heading: messages.waiting.heading,
        lead: [...pace, ...(few ? [messages.waiting.few] : [])].join(request.language === 'zh' ? '' : ' '),
        place: numberFormat(request.locale).format(ahead + 1),
        passed,
        behind: messages.waiting.behind(Math.round(passed * 100)),
      }
    }
    case 'turn':
      return plain(messages.turn.heading, messages.turn.text((state.endsAt - now) / MINUTE_MS))
    case 'in':
      return plain(messages.in.heading, messages.in.text((state.expiresAt - now) / MINUTE_MS, drop.unitsEach))
    case 'sold-out':
      return plain(messages.soldOut.heading, messages.soldOut.text)
    case 'unreachable':
      return plain(messages.unreachable.heading, state.hasPlace ? messages.unreachable.kept : messages.unreachable.join)
    default:
      return plain(messages[state.state].heading, messages[state.state].text)
  }
}

/** What the script is told. */
export const standingOf = (request: RequestContext, drop: Drop, state: QueueState, few: boolean, now: number) => {
  const { lead, place, passed, behind } = stateTexts(request, drop, state, few, now)
  const again = lookAgainSeconds(state, drop, now) ?? null
  return { state: state.state, lead, place, passed, behind, againSeconds: again }
}
