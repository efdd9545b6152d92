/** Questions that travel together: how often somebody goes, and who gets which answer. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import { readAlone } from './reading.ts'

test('what is asked in one breath is one round trip, each with its own answer, and a failure is everybody’s', async () => {
  const db = openD1('products')
  const batches: number[] = []
  const watched = Object.assign(Object.create(db) as D1Database, {
    batch: async (statements: D1PreparedStatement[]) => {
      batches.push(statements.length)
      return db.batch(statements)
    },
  })
  const one = (text: string) => ({
    statements: [db.prepare(`SELECT ${text} AS said`)],
    read: ([result]: readonly D1Result[]) => (result?.results[0] as { said: unknown } | undefined)?.said,
  })
  const both = await Promise.all([readAlone(watched, one('1')), readAlone(watched, one('2'))])
  const later = await readAlone(watched, one('3'))
  expect([both, later, batches]).toEqual([[1, 2], 3, [2, 1]])
  const failing = await Promise.allSettled([readAlone(watched, one('1')), readAlone(watched, one('nothing_there'))])
  expect(failing.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
