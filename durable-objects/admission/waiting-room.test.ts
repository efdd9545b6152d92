/** When the alarm of a queue rings: as long as there is something to do, and no longer. */
import { afterEach, expect, test, vi } from 'vitest'
import { Machine } from '#tests/simulation/machine'
import { WaitingRoom } from './waiting-room.ts'

const STARTS_AT = Date.UTC(2026, 10, 22, 10)
const HOUR_MS = 60 * 60_000
const DROP = {
  version: 1,
  state: 'announced',
  opensAt: STARTS_AT - HOUR_MS,
  startsAt: STARTS_AT,
  endsAt: STARTS_AT + 24 * HOUR_MS,
  ratePerMinute: null,
} as const

/** The calls of a room are gathered by a timer, which stays real. */
const itIs = (at: number) => vi.useFakeTimers({ toFake: ['Date'], now: at })
afterEach(() => void vi.useRealTimers())

/** A room in which somebody waits for the start. */
const waited = async () => {
  itIs(STARTS_AT - 60_000)
  const machine = new Machine('drop')
  const room = new WaitingRoom(machine.ctx, {})
  await room.join(DROP, [{ visitor: 'maya', asked: 'join', unchecked: false }])
  return { machine, room }
}

test('a room is woken at the start, to draw the lot', async () => {
  const { machine, room } = await waited()
  expect(machine.alarmAt).toBe(STARTS_AT)
  itIs(STARTS_AT)
  await room.alarm()
  expect(machine.alarmAt).toBeGreaterThan(STARTS_AT)
})

test('a queue that slept through its whole drop comes to rest', async () => {
  const { machine, room } = await waited()
  itIs(DROP.endsAt + 1)
  machine.takeAlarm()
  await room.alarm()
  expect(machine.alarmAt).toBeNull()
  room.wake()
  expect(machine.alarmAt).toBeNull()
})
