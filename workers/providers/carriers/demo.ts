/**
 * A carrier that needs no contract: a parcel sent with `Demo` is at its door within minutes, and nothing leaves the shop. What becomes of
 * it is told by the end of its number, as with the cards of the demo payment:
 *
 * | ends in       | what happens                                      |
 * |---------------|---------------------------------------------------|
 * | 404           | lost on the way                                   |
 * | 409           | nobody at home, delivered at the second try       |
 * | 410           | comes back                                        |
 * | 303           | waits to be fetched                               |
 * | anything else | delivered                                         |
 */
import type { TrackingEvent, TrackingStatus } from '#domain/logistics/tracking'
import { own } from '#domain/own'
import { demoLabels } from './demo-labels.ts'
import type { CarrierProvider } from './provider.ts'

const MINUTE_MS = 60_000

type Step = readonly [minutes: number, status: TrackingStatus, place: string]

const START: readonly Step[] = [
  [1, 'in-transit', 'Demo depot'],
  [3, 'out-for-delivery', 'Demo town'],
]
const ENDS: Readonly<Record<string, readonly Step[]>> = {
  '404': [
    [1, 'in-transit', 'Demo depot'],
    [6, 'lost', ''],
  ],
  '409': [...START, [4, 'failure', 'Demo town'], [6, 'out-for-delivery', 'Demo town'], [8, 'delivered', 'Demo town']],
  '410': [...START, [4, 'failure', 'Demo town'], [6, 'return-to-sender', 'Demo depot']],
  '303': [...START, [5, 'available-for-pickup', 'Demo shop']],
}
const ARRIVES: readonly Step[] = [...START, [5, 'delivered', 'Demo town']]

/** Digits at the end, whatever letters stand behind them: postal numbers end in a country. */
const endOf = (tracking: string): string => /(\d{3})\D*$/.exec(tracking)?.[1] ?? ''

export const demoCarrier: CarrierProvider = {
  carriers: ['Demo'],
  labels: demoLabels,
  everyMs: MINUTE_MS,
  track: async ({ tracking, shippedAt }, now) => {
    const steps = own(ENDS, endOf(tracking)) ?? ARRIVES
    const events = steps.map(([minutes, status, place]): TrackingEvent => ({
      at: shippedAt + minutes * MINUTE_MS,
      status,
      place,
      text: '',
    }))
    return { type: 'known', events: events.filter(({ at }) => at <= now) }
  },
}
