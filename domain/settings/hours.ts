/** When a place is open, week by week, by its own clock. */
import { checkWhole, each, issue, when, type SettingsIssue } from './check.ts'

export type OpeningHours = {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[]
  /** `09:00` */
  readonly from: string
  /** `17:30`; after midnight it is another day. */
  readonly until: string
}

const HOURS_MAX = 21
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

export const checkHours = (hours: readonly OpeningHours[], path: string): SettingsIssue[] =>
  each(path, hours, HOURS_MAX, ({ weekdays, from, until }, at) => [
    ...(weekdays.length === 0 ? [issue(`${at}.weekdays`, 'required')] : []),
    ...weekdays.flatMap((day, index) => checkWhole(day, `${at}.weekdays.${index}`, [1, 7])),
    ...when(!CLOCK.test(from), `${at}.from`, 'time-form'),
    ...when(!CLOCK.test(until), `${at}.until`, 'time-form'),
    ...when(CLOCK.test(from) && CLOCK.test(until) && from >= until, `${at}.until`, 'hours-reversed'),
  ])
