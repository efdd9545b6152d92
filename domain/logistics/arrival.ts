/** When goods that are ordered now will be there, by the hours of the place that they are sent from. */
import type { DeliveryMethod, Dispatch } from '../settings/delivery.ts'
import { dayOf, momentOf, noonOf, wallClock, weekdayOf } from './calendar.ts'

const DAY_MS = 24 * 60 * 60_000

const isWorkingDay = ({ weekdays, holidays }: Dispatch, noon: number): boolean => {
  const day = dayOf(noon)
  return weekdays.includes(weekdayOf(noon)) && !holidays.includes(day) && !holidays.includes(day.slice(5))
}

/** Holidays are listed one by one; a place that seems closed for longer has told its weekdays wrong. */
const CLOSED_DAYS_MAX = 60

const nextWorkingDay = (dispatch: Dispatch, noon: number): number => {
  for (let days = 1; days <= CLOSED_DAYS_MAX; days++) {
    if (isWorkingDay(dispatch, noon + days * DAY_MS)) return noon + days * DAY_MS
  }
  return noon + DAY_MS
}

/** The day from which working days are counted: today, or the next working day when today's hours are over. */
const firstDay = (dispatch: Dispatch, now: number): number => {
  const { day, time } = wallClock(now, dispatch.timeZone)
  const today = noonOf(day)
  const isOver = dispatch.until !== null && (time > dispatch.until || !isWorkingDay(dispatch, today))
  return isOver ? nextWorkingDay(dispatch, today) : today
}

/**
 * Until when an order counts from today, and a later one from the next working day.
 *
 * @returns ms since the epoch; null: the whole day counts, or today counts no more
 */
export const cutoffOf = (dispatch: Dispatch, now: number): number | null => {
  const { until, timeZone } = dispatch
  if (until === null) return null
  const { day, time } = wallClock(now, timeZone)
  if (time > until || !isWorkingDay(dispatch, noonOf(day))) return null
  return momentOf(`${day}T${until}`, timeZone) ?? null
}

const afterWorkingDays = (dispatch: Dispatch, days: number, from: number): number =>
  Array.from({ length: days }).reduce((noon: number) => nextWorkingDay(dispatch, noon), from)

/** The first and the last day on which they may arrive, as the noons of those days in UTC. */
export const arrivalOf = ({ days }: Pick<DeliveryMethod, 'days'>, dispatch: Dispatch, now: number) => {
  const from = firstDay(dispatch, now)
  return [afterWorkingDays(dispatch, days[0], from), afterWorkingDays(dispatch, days[1], from)] as const
}
