/** Days and hours as people say them, in the shop's own zone. */
import { dateFormat } from '#domain/formats'
import { arrivalOf } from '#domain/logistics/arrival'
import type { DeliveryMethod } from '#domain/orders/delivery'
import type { RequestContext } from './request-context.ts'

/** Where the goods are: days are counted there. */
const ZONE = 'Europe/Amsterdam'

const format = (request: Pick<RequestContext, 'locale'>, options: Intl.DateTimeFormatOptions) =>
  dateFormat(request.locale, { timeZone: ZONE, ...options })

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const

/** `Wed 25 – Fri 27 Nov` */
export const arrivalText = (
  request: Pick<RequestContext, 'locale' | 'language'>,
  method: DeliveryMethod,
  now: number,
): string => {
  const [first, last] = arrivalOf(method, now)
  const day = format(request, DAY)
  // As the range writes its days: without a comma after the weekday.
  if (first === last) return day.format(first).replace(', ', ' ')
  // Ranges in Chinese come in figures and slashes, which no page of ours uses.
  return request.language === 'zh' ? `${day.format(first)}至${day.format(last)}` : day.formatRange(first, last)
}

/** `Sunday 22 November` */
export const dayText = (request: Pick<RequestContext, 'locale'>, at: number): string =>
  format(request, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** `Sun 22 Nov, 10:02` */
export const momentText = (request: Pick<RequestContext, 'locale'>, at: number): string =>
  format(request, { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
