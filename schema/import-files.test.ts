/** What a file says is laid into the bucket some slices at once, each once, and never all of them together. */
import { expect, test } from 'vitest'
import { keepSlices, sliceOf } from './import-files.ts'

/** A bucket that takes a while, as one across a network does, and knows how many it was busy with. */
const slowBucket = () => {
  const kept = new Map<string, string>()
  let [busy, most, turns] = [0, 0, 0]
  const bucket = {
    put: async (key: string, text: string) => {
      most = Math.max(most, ++busy)
      await new Promise(setImmediate)
      busy--
      turns++
      if (kept.has(key)) throw new Error(`${key} was kept twice`)
      kept.set(key, text)
    },
    get: async (key: string) => {
      const text = kept.get(key)
      return text === undefined ? null : { json: async () => JSON.parse(text) }
    },
  }
  return { bucket: bucket as unknown as R2Bucket, told: () => ({ kept: kept.size, most, turns }) }
}

test('a thousand slices are kept six at once, each under its number', async () => {
  const { bucket, told } = slowBucket()
  await keepSlices(
    bucket,
    'imp_file',
    'items',
    Array.from({ length: 1_000 }, (_, at) => ({ at })),
  )
  expect(told()).toEqual({ kept: 1_000, most: 6, turns: 1_000 })
  expect(await Promise.all([0, 500, 999].map((at) => sliceOf(bucket, 'imp_file', 'items', at)))).toEqual([
    { at: 0 },
    { at: 500 },
    { at: 999 },
  ])
  expect(await sliceOf(bucket, 'imp_file', 'items', 1_000)).toBeUndefined()
})
