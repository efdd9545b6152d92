/** A fault tells that something broke and never what; an overloaded shard asks for a moment. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { expect, test } from 'vitest'
import { faultAsProblem } from './fault.ts'

const answered = async (fault: Error) => {
  const app = new Hono().get('/', () => {
    throw fault
  })
  app.onError(faultAsProblem)
  const answer = await app.request('/')
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('a fault is told without what is inside', async () => {
  const { status, headers, text } = await answered(new Error('D1_ERROR: no such table: secrets'))
  expect(status).toBe(500)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(text).toContain('"code":"fault"')
  expect(text).not.toContain('D1_ERROR')
})

test('an overloaded shard is answered with when to come back', async () => {
  const { status, headers, text } = await answered(Object.assign(new Error('overloaded'), { overloaded: true }))
  expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '2' })
  expect(text).toContain('"code":"unavailable"')
})

test.each(['TimeoutError', 'DeadlinePassed'])('%s is too slow, and asks for a moment too', async (name) => {
  const { status, headers } = await answered(Object.assign(new Error('late'), { name }))
  expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '2' })
})

test.each([
  [400, 400, 'request-malformed'],
  [415, 415, 'content-type-unsupported'],
] as const)('what the framework refuses with %d becomes a problem', async (thrown, status, code) => {
  const answer = await answered(new HTTPException(thrown))
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({ status, code })
})
