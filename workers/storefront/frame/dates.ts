/** Days and hours as people say them, by the clocks of the shop and of the place that parcels leave from. */
import { dateFormat } from '#domain/formats'
import { arrivalOf } from '#domain/logistics/arrival'
import type { DeliveryMethod } from '#domain/settings/delivery'
import type { RequestContext } from './request-context.ts'

const format = (request: Pick<RequestContext, 'locale'>, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(request.locale, { timeZone, ...options })

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const

type Shop = Pick<RequestContext, 'locale' | 'language' | 'settings'>

/** `Wed 25 – Fri 27 Nov`: days where the goods go, which no clock moves. @param first and last as their noons in UTC */
export const daysText = (
  request: Pick<RequestContext, 'locale' | 'language'>,
  [first, last]: readonly [number, number],
): string => {
  const day = format(request, 'UTC', DAY)
  // As the range writes its days: without a comma after the weekday.
  if (first === last) return day.format(first).replace(', ', ' ')
  // Ranges in Chinese come in figures and slashes, which no page of ours uses.
  return request.language === 'zh' ? `${day.format(first)}至${day.format(last)}` : day.formatRange(first, last)
}

/** When it will be there that is ordered, or sent, now. */
export const arrivalText = (request: Shop, method: Pick<DeliveryMethod, 'days'>, now: number): string =>
  daysText(request, arrivalOf(method, request.settings.delivery.dispatch, now))

/** `16:00 UTC+1`, by the clock of that place: without it nobody elsewhere would know when. */
export const clockText = (request: Pick<RequestContext, 'locale'>, timeZone: string, at: number): string =>
  format(request, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).format(at)

/** `Sunday 22 November` */
export const dayText = (request: Shop, at: number): string =>
  format(request, request.settings.shop.timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** `Sun 22 Nov, 10:02` */
export const momentText = (request: Shop, at: number): string =>
  format(request, request.settings.shop.timeZone, {
    ...DAY,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

/** `22 November 2026`: of what may be years ago. */
export const dateText = (request: Shop, at: number): string =>
  format(request, request.settings.shop.timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
