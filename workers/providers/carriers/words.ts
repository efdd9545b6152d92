/** What carriers say, in the words of the shop: nothing of it is trusted to be short, or to be there. */
import { z } from 'zod'
import { PLACE_MAX, TEXT_MAX, TRACKING_STATUSES, type TrackingEvent } from '#domain/logistics/tracking'
import { oneLine } from '#domain/notifications/template'

/** More of one parcel is no message that is meant for us. */
const EVENTS_MAX = 500
/** More parcels in one message, either. */
const NEWS_MAX = 200

const brief = (most: number) =>
  z
    .string()
    .nullish()
    .transform((said) =>
      Array.from(oneLine((said ?? '').toWellFormed()))
        .slice(0, most)
        .join(''),
    )

/** Words that mean one of ours; every other one says nothing of where it stands. */
const ALSO: Readonly<Record<string, TrackingEvent['status']>> = {
  accepted: 'handed-over',
  returned: 'return-to-sender',
  error: 'unknown',
  cancelled: 'unknown',
}
const STATUSES: ReadonlyMap<string, TrackingEvent['status']> = new Map([
  ...Object.entries(ALSO),
  ...TRACKING_STATUSES.map((status) => [status, status] as const),
])

const status = z
  .string()
  .max(60)
  .transform((said) => STATUSES.get(said.toLowerCase().replaceAll('_', '-')) ?? 'unknown')

const event = z
  .object({
    at: z.iso.datetime({ offset: true }).transform((at) => Date.parse(at)),
    status,
    place: brief(PLACE_MAX),
    text: brief(TEXT_MAX),
  })
  .transform(({ at, status: said, place, text }): TrackingEvent => ({ at, status: said, place, text }))

export const parcelSaid = z.object({ events: z.array(event).max(EVENTS_MAX) })

export const newsSaid = z.object({
  parcels: z.array(parcelSaid.extend({ tracking: z.string().min(1).max(60) })).max(NEWS_MAX),
})

/** Text that ought to be JSON. */
export const parsedJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
