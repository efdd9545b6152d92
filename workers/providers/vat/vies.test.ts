/** VIES knows a number, does not, is down, is silent: what each means for whoever wants to buy without tax. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { vies } from './vies.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

/** A real server in its place. @returns a register that asks it, and what it was asked */
const answering = async (answers: RequestListener) => {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push(JSON.parse(body))
      answers(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close().closeAllConnections())
  return { register: vies(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), asked }
}

const saying =
  (said: object, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said))
  }

const question = { vatId: 'DE136695976', asker: 'NL123456782B90' }
const found = {
  countryCode: 'DE',
  vatNumber: '136695976',
  requestDate: '2026-11-30T09:00:00.000Z',
  valid: true,
  requestIdentifier: 'WAPIAAAAYe1',
  name: 'Firma\n GmbH',
  address: '---',
}

test('a number that is known comes with its name, and with what proves that somebody asked', async () => {
  const { register, asked } = await answering(saying(found))
  expect(await register.check(question)).toEqual({
    state: 'registered',
    name: 'Firma GmbH',
    address: '',
    reference: 'WAPIAAAAYe1',
  })
  expect(asked).toEqual([
    {
      countryCode: 'DE',
      vatNumber: '136695976',
      requesterMemberStateCode: 'NL',
      requesterNumber: '123456782B90',
    },
  ])
})

test('a shop without a number asks for itself', async () => {
  const { register, asked } = await answering(saying({ ...found, requestIdentifier: '' }))
  expect(await register.check({ ...question, asker: null })).toMatchObject({ state: 'registered', reference: '' })
  expect(asked).toEqual([{ countryCode: 'DE', vatNumber: '136695976' }])
})

test.each([
  ['a number that nobody has', { valid: false, userError: 'INVALID' }, 'unregistered'],
  ['one that cannot be', { valid: false, userError: 'INVALID_INPUT' }, 'unregistered'],
  ['its country is down', { valid: false, userError: 'MS_UNAVAILABLE' }, 'unknown'],
  ['too many ask', { valid: false, userError: 'MS_MAX_CONCURRENT_REQ' }, 'unknown'],
  ['it took too long there', { valid: false, userError: 'TIMEOUT' }, 'unknown'],
  [
    'it says why it did nothing',
    { actionSucceed: false, errorWrappers: [{ error: 'SERVICE_UNAVAILABLE' }] },
    'unknown',
  ],
  ['what nobody here knows confirms nobody', {}, 'unknown'],
])('%s', async (_, said, state) => {
  const { register } = await answering(saying(said))
  expect(await register.check(question)).toEqual({ state })
})

test('a broken answer is asked for once more, and then nobody knows', async () => {
  const { register, asked } = await answering(saying({}, 502))
  expect(await register.check(question)).toEqual({ state: 'unknown' })
  expect(asked).toHaveLength(2)
})

test('silence is not waited for', async () => {
  const { register } = await answering(() => undefined)
  const before = Date.now()
  expect(await register.check(question)).toEqual({ state: 'unknown' })
  expect(Date.now() - before).toBeLessThan(10_000)
}, 15_000)
