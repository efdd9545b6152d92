/** What may be done with a file, and how long one that fails is tried. */
import { expect, test } from 'vitest'
import { afterDeed, countsWith, waitAfter } from './file-job.ts'

test('a slice that fails is tried again for minutes, ever later, and not for ever', () => {
  const waits: number[] = []
  for (let tries = 1; tries < 100; tries++) {
    const wait = waitAfter(tries)
    if (wait === null) break
    waits.push(wait)
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000])
})

test('a slice that is through begins to count its tries anew', () => {
  expect(countsWith({ changed: 1, tries: 3 }, [])).toEqual({ changed: 1 })
})

test('what was stopped is taken back once any of it has begun, and looked at again only before', () => {
  expect([true, false].map((begun) => afterDeed('cancelled', 'undo', begun).ok)).toEqual([true, false])
  expect([true, false].map((begun) => afterDeed('cancelled', 'preview', begun).ok)).toEqual([false, true])
})
