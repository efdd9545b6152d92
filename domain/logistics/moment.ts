/** A moment as somebody writes it who may mean only one: what a clock leaves out or shows twice is refused by its name. */
import { momentsOf } from './calendar.ts'

/** `clock-forward`: the clocks are put forward over it, it never comes; `clock-back`: they are put back over it, it comes twice. */
export type MomentFault = 'moment-form' | 'clock-forward' | 'clock-back'

const OFFSET = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/
/** Browsers may add seconds. */
const WALL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(\.\d{1,3})?)?$/

/**
 * @param text by a clock on the wall, `2026-12-04T08:00`, or with its offset, `2026-12-04T08:00+01:00`, which is never doubtful
 * @param timeZone IANA, and one that there is
 * @returns ms since the epoch
 */
export const momentSaid = (text: string, timeZone: string): number | MomentFault => {
  if (OFFSET.test(text)) {
    const at = Date.parse(text)
    return Number.isNaN(at) ? 'moment-form' : at
  }
  const [, wall = ''] = WALL.exec(text) ?? []
  const shows = momentsOf(wall, timeZone)
  if (!shows) return 'moment-form'
  const [first, second] = shows
  if (first === undefined) return 'clock-forward'
  return second === undefined ? first : 'clock-back'
}
