/** One commit for many callers, each a transaction of its own. */
import { expect, test } from 'vitest'
import { Machine } from '#tests/simulation/machine'
import { Alarm, SLACK_MS } from './alarm.ts'
import { GroupCommit } from './group-commit.ts'

const opened = () => {
  const machine = new Machine('orders-0')
  const { storage } = machine.ctx
  storage.sql.exec('CREATE TABLE n (n INTEGER PRIMARY KEY)')
  const write = (number: number) => () => void storage.sql.exec('INSERT INTO n VALUES (?)', number)
  return { machine, storage, write, numbers: () => machine.read<{ n: number }>('SELECT n FROM n').map(({ n }) => n) }
}

test('carries out in order what came within one window, and looks at the alarm once', async () => {
  const { storage, write, numbers } = opened()
  let looked = 0
  const group = new GroupCommit(storage, () => looked++)
  await Promise.all([group.run(write(2)), group.run(write(1)), group.run(() => expect(numbers()).toEqual([1, 2]))])
  expect(looked).toBe(1)
  await group.run(write(3))
  expect([looked, numbers()]).toEqual([2, [1, 2, 3]])
})

test('looks at no alarm behind calls that leave nothing to do, unless another of their group may', async () => {
  const { storage, write } = opened()
  let looked = 0
  const group = new GroupCommit(storage, () => looked++)
  await group.run(write(1), true)
  expect(looked).toBe(0)
  await Promise.all([group.run(write(2), true), group.run(write(3))])
  expect(looked).toBe(1)
})

test('what throws undoes only itself, and only its caller is told', async () => {
  const { storage, write, numbers } = opened()
  const group = new GroupCommit(storage, () => {})
  const breaking = () => {
    write(2)()
    throw new Error('broken')
  }
  const [first, second, third] = await Promise.allSettled([
    group.run(write(1)),
    group.run(breaking),
    group.run(write(3)),
  ])
  expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(numbers()).toEqual([1, 3])
})

test('the alarm rings at the earliest time that is wanted', () => {
  const { machine, storage } = opened()
  const alarm = new Alarm(storage, () => [9_000, 8_000, null])
  alarm.set(0)
  expect(machine.alarmAt).toBe(8_000)
})

test('a alarm that would ring for nothing is left alone; when it has rung it is set only for what is wanted then', async () => {
  const { machine, storage } = opened()
  let wanted: number | null = 8_000
  const alarm = new Alarm(storage, () => [wanted])
  alarm.set(0)
  for (wanted of [null, 9_000]) {
    alarm.set(0)
    expect(machine.alarmAt).toBe(8_000)
  }
  for (wanted of [9_000, null]) {
    machine.takeAlarm()
    await alarm.answer(async () => {})
    expect(machine.alarmAt).toBe(wanted)
  }
})

test('a alarm that rings soon anyway is left alone, and one that rings later is set forward', () => {
  const { machine, storage } = opened()
  let wanted = 8_000
  const alarm = new Alarm(storage, () => [wanted])
  alarm.set(0)
  wanted = 7_900
  alarm.set(8_000 - SLACK_MS)
  expect(machine.alarmAt).toBe(8_000)
  alarm.set(8_000 - SLACK_MS - 1)
  expect(machine.alarmAt).toBe(7_900)
})

test('a alarm that the platform has lost is set again when it is renewed', () => {
  const { machine, storage } = opened()
  const alarm = new Alarm(storage, () => [20])
  alarm.set(0)
  machine.takeAlarm()
  alarm.set(0)
  expect(machine.alarmAt).toBeNull()
  alarm.renew()
  expect(machine.alarmAt).toBe(20)
})

test('while the alarm is answered nobody sets it, and behind that it is set for what comes next', async () => {
  const { machine, storage } = opened()
  let wanted: number | null = 20
  const alarm = new Alarm(storage, () => [wanted])
  await alarm.answer(async () => {
    alarm.set(0)
    expect(machine.alarmAt).toBeNull()
    wanted = 9_000
  })
  expect(machine.alarmAt).toBe(9_000)
})

test('a alarm whose answer fails rings again later, and not at once', async () => {
  const { machine, storage } = opened()
  const alarm = new Alarm(storage, () => [1])
  await alarm.answer(() => Promise.reject(new Error('broken')))
  expect(machine.alarmAt).toBeGreaterThan(Date.now() + 5_000)
})

test('rows that cannot be read behind a commit break nothing, and are looked at again later', async () => {
  const { machine, storage, write } = opened()
  const alarm = new Alarm(storage, () => {
    throw new Error('no such table: line')
  })
  const group = new GroupCommit(storage, () => alarm.set(0))
  await group.run(write(1))
  expect(machine.alarmAt).toBeGreaterThan(Date.now() + 5_000)
})
