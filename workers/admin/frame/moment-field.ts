/** A field for date and time: by the clock of the shop, and never at an hour that the clock leaves out or shows twice. */
import type { Language } from '#domain/languages'
import { wallClock } from '#domain/logistics/calendar'
import { momentSaid, type MomentFault } from '#domain/logistics/moment'
import { frameMessages } from './messages/index.ts'

/** As the field shows it. */
export const momentText = (at: number | null, timeZone: string): string => {
  if (at === null) return ''
  const { day, time } = wallClock(at, timeZone)
  return `${day}T${time}`
}

/** @returns null where nothing was typed. @param before what stood there: a time that was not touched stays to the millisecond */
export const momentIn = (text: string, before: number | null, timeZone: string): number | null | MomentFault => {
  if (text === '') return null
  if (before !== null && text === momentText(before, timeZone)) return before
  return momentSaid(text, timeZone)
}

/** Stands for what is no moment: the schema refuses it at its field, and `momentAmiss` says why. */
export const momentOrNone = (text: string, before: number | null, timeZone: string): number | null => {
  const at = momentIn(text, before, timeZone)
  return typeof at === 'string' ? Number.NaN : at
}

/** Why what was typed there is no moment that can be kept. */
export const momentAmiss = (text: string, timeZone: string, language: Language): string => {
  const at = momentIn(text, null, timeZone)
  return frameMessages[language].moments[typeof at === 'string' ? at : 'moment-form']
}
