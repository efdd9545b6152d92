/** What the line tells somebody who stands in it: the same sentences for the page and for the script that renews them. */
import type { Drop } from '#domain/admission/drop'
import { dateFormat, numberFormat } from '#domain/formats'
import { lookAgainSeconds, type LineState } from './line-sight.ts'
import type { Visit } from '../frame/visit.ts'

export type Told = {
  readonly heading: string
  /** One sentence, or some, that say how things stand. */
  readonly lead: string
  /** Counted from one, as people say it; null where nobody has a place. */
  readonly place: string | null
  /** How much of the line is behind, 0 to 1, and in words. */
  readonly passed: number
  readonly behind: string
}

const MINUTE_MS = 60_000

/** `Sunday 22 November at 10:00 CET`: where somebody is from is not known, so the zone is said. */
export const whenText = ({ locale }: Pick<Visit, 'locale'>, at: number): string =>
  dateFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    ...({ weekday: 'long', day: 'numeric', month: 'long' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const),
  }).format(at)

const startText = (visit: Visit, { startsAt }: Drop, now: number): string => {
  const minutes = Math.max(0, startsAt - now) / MINUTE_MS
  // A day ahead nobody counts minutes.
  return minutes > 12 * 60 ? visit.words.line.starts(whenText(visit, startsAt)) : visit.words.line.startsIn(minutes)
}

const waitText = ({ words: { line } }: Visit, waitMs: number): string =>
  waitMs < MINUTE_MS ? line.waiting.soon : line.waiting.about(waitMs / MINUTE_MS)

/** @param few whether the catalogue says that a few are left: a word, so it is true for longer than a number */
export const told = (visit: Visit, drop: Drop, state: LineState, few: boolean, now: number): Told => {
  const words = visit.words.line
  const plain = (heading: string, lead: string): Told => ({ heading, lead, place: null, passed: 0, behind: '' })
  switch (state.state) {
    case 'ahead':
      return plain(words.ahead.heading, words.ahead.text(whenText(visit, drop.opensAt)))
    case 'join': {
      const heading = state.refused ? words.refused.heading : words.join.heading
      if (state.refused) return plain(heading, words.refused[state.refused])
      return plain(heading, now >= drop.startsAt ? words.join.on : startText(visit, drop, now))
    }
    case 'before':
      return plain(words.before.heading, `${startText(visit, drop, now)} ${words.before.people(state.joined)}`)
    case 'waiting': {
      const { waitMs, perMinute, ahead, passed } = state
      const pace =
        waitMs === null ? [words.waiting.paused] : [waitText(visit, waitMs), words.waiting.perMinute(perMinute)]
      return {
        heading: words.waiting.heading,
        lead: [...pace, ...(few ? [words.waiting.few] : [])].join(visit.language === 'zh' ? '' : ' '),
        place: numberFormat(visit.locale).format(ahead + 1),
        passed,
        behind: words.waiting.behind(Math.round(passed * 100)),
      }
    }
    case 'turn':
      return plain(words.turn.heading, words.turn.text((state.endsAt - now) / MINUTE_MS))
    case 'in':
      return plain(words.in.heading, words.in.text((state.expiresAt - now) / MINUTE_MS, drop.unitsEach))
    case 'sold-out':
      return plain(words.soldOut.heading, words.soldOut.text)
    case 'unreachable':
      return plain(words.unreachable.heading, state.kept ? words.unreachable.kept : words.unreachable.join)
    default:
      return plain(words[state.state].heading, words[state.state].text)
  }
}

/** What the script is told. */
export const toldToScript = (visit: Visit, drop: Drop, state: LineState, few: boolean, now: number) => {
  const { lead, place, passed, behind } = told(visit, drop, state, few, now)
  const again = lookAgainSeconds(state, drop, now) ?? null
  return { state: state.state, lead, place, passed, behind, againSeconds: again }
}
