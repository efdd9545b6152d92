/** Files on their way, as the store keeps them: what has begun is taken back, what always fails stops, only who holds one leaves it. */
import { expect, test } from 'vitest'
import { afterDeed, GIVEN_UP, USUAL_CHOICES, type JobState } from '#domain/catalog/files/file-job'
import { openD1 } from '#tests/d1'
import {
  addJob,
  countSlice,
  failSlice,
  idleJobs,
  jobById,
  leaveJob,
  moveJob,
  takeJob,
  type ImportJob,
} from './import-jobs.ts'

const ID = 'imp_file'
const [MAYA, NIKOS] = ['usr_maya', 'usr_nikos']

const bring = async (slices = 2): Promise<D1Database> => {
  const db = openD1('products')
  const about = { kind: 'products', layout: 'shopify', encoding: 'utf-8', rows: 100 } as const
  await addJob(db, { id: ID, at: 1, who: MAYA, name: 'goods.csv', ...about, choices: USUAL_CHOICES, slices })
  return db
}

const there = async (db: D1Database): Promise<ImportJob> => {
  const job = await jobById(db, ID)
  if (!job) throw new Error('it was brought')
  return job
}

const take = async (db: D1Database, now: number): Promise<ImportJob> => {
  const job = await takeJob(db, ID, now, now + 100)
  if (!job) throw new Error('nobody holds it')
  return job
}

const move = async (db: D1Database, to: JobState, who = MAYA) => moveJob(db, await there(db), to, who)

const through = (next: JobState, until = 0) => ({ counts: { changed: 1 }, cursor: '', next, until })

const applying = async (): Promise<D1Database> => {
  const db = await bring()
  await countSlice(db, await take(db, 10), through('ready'))
  await move(db, 'applying')
  return db
}

test('what is stopped while its first slice goes in can be taken back, and not before that slice is through', async () => {
  const db = await applying()
  expect((await there(db)).applied).toBe(0)
  const held = await take(db, 20)
  expect((await there(db)).applied).toBe(1)
  await move(db, 'cancelled')
  const { state, applied } = await there(db)
  expect([state, afterDeed(state, 'undo', applied > 0)]).toEqual(['cancelled', { ok: true, value: 'undoing' }])
  await move(db, 'undoing')
  expect(await takeJob(db, ID, 30, 130)).toBeUndefined()
  expect(await countSlice(db, held, through('applying', 200))).toBe(false)
  await leaveJob(db, held)
  expect(await takeJob(db, ID, 31, 131)).toMatchObject({ state: 'undoing', applied: 1, done: 0 })
})

test('a slice that is counted begins the next; the last one begins none', async () => {
  const db = await applying()
  const first = await take(db, 20)
  expect(await countSlice(db, first, through('applying', 200))).toBe(true)
  expect(await there(db)).toMatchObject({ done: 1, applied: 2, lease: 200 })
  expect(await countSlice(db, { ...first, done: 1, lease: 200 }, through('done'))).toBe(true)
  expect(await there(db)).toMatchObject({ state: 'done', applied: 2, lease: 0 })
})

test('a slice that fails rests, keeps how often it has, and is given up with its reason; then it can be taken back', async () => {
  const db = await applying()
  const held = await take(db, 20)
  await failSlice(db, held, { fault: 'no such column', tries: 1, next: 'applying', until: 5_000 })
  expect(await there(db)).toMatchObject({ state: 'applying', fault: 'no such column', result: { tries: 1 } })
  expect([await idleJobs(db, 4_999), await takeJob(db, ID, 4_999, 9_000)]).toEqual([[], undefined])
  const again = await take(db, 5_000)
  expect([again.fault, again.result.tries]).toEqual([null, 1])
  await failSlice(db, again, { fault: 'no such column', tries: 2, next: GIVEN_UP, until: 0 })
  const stopped = await there(db)
  expect(stopped).toMatchObject({ state: 'cancelled', fault: 'no such column', lease: 0 })
  expect(afterDeed(stopped.state, 'undo', stopped.applied > 0).ok).toBe(true)
  expect(await idleJobs(db, 10_000)).toEqual([])
  await move(db, 'undoing')
  expect(await take(db, 10_000)).toMatchObject({ fault: null })
})

test('what rests after a failure waits for nobody when it is stopped and taken back', async () => {
  const db = await applying()
  const held = await take(db, 20)
  await failSlice(db, held, { fault: 'down', tries: 1, next: 'applying', until: 5_000 })
  await move(db, 'cancelled')
  await move(db, 'undoing')
  expect(await take(db, 30)).toMatchObject({ state: 'undoing' })
})

test('whoever has lost it to another neither leaves it, nor counts it, nor fails it', async () => {
  const db = await applying()
  const late = await take(db, 20)
  const other = await take(db, 120)
  await leaveJob(db, late)
  await failSlice(db, late, { fault: 'late', tries: 1, next: GIVEN_UP, until: 0 })
  expect(await countSlice(db, late, through('applying', 300))).toBe(false)
  expect(await there(db)).toMatchObject({ state: 'applying', lease: other.lease, done: 0, fault: null })
  expect(await takeJob(db, ID, 130, 230)).toBeUndefined()
})

test('what goes on is under the name of whoever asked for it, and what was chosen stays', async () => {
  const db = await applying()
  expect(await there(db)).toMatchObject({ who: MAYA, by: MAYA })
  await take(db, 20)
  await move(db, 'cancelled', NIKOS)
  await move(db, 'undoing', NIKOS)
  expect(await there(db)).toMatchObject({ who: MAYA, by: NIKOS, choices: USUAL_CHOICES })
})
