/** One call acts on so many facts as the platform bears; the others go to the next. */
import { expect, test } from 'vitest'
import type { UserFactsCall } from '#domain/customers/facts'
import { openD1 } from '#tests/d1'
import type { Env } from '../env.ts'
import { userFacts } from './user-facts.ts'

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)

test('what is beyond the bound of one call waits for the next, and not longer', async () => {
  const done: string[] = []
  const message = (id: string, sequences: readonly number[]) => ({
    id,
    body: { sequences },
    attempts: 1,
    ack: () => done.push(`${id} acknowledged`),
    retry: (options: { delaySeconds: number }) => done.push(`${id} in ${options.delaySeconds} s`),
  })
  const messages = [message('a', numbers(1, 30)), message('b', numbers(31, 30)), message('c', numbers(61, 20))]
  const batch = { messages } as unknown as MessageBatch<UserFactsCall>
  await userFacts(batch, { USERS_DB: openD1('users') } as unknown as Env)
  expect(done).toEqual(['a acknowledged', 'b in 0 s', 'c acknowledged'])
})

test('one message alone is acted on, however much it carries', async () => {
  const done: string[] = []
  const body = { sequences: numbers(1, 500) }
  const message = { body, attempts: 1, ack: () => done.push('acknowledged'), retry: () => done.push('again') }
  const batch = { messages: [message] } as unknown as MessageBatch<UserFactsCall>
  await userFacts(batch, { USERS_DB: openD1('users') } as unknown as Env)
  expect(done).toEqual(['acknowledged'])
})
