/** A second factor by programs: put on, asked for, other recovery codes, and off again; the session goes on under a new token. */
import { expect, test } from 'vitest'
import { call, type Ask } from './caller.ts'
import { anotherHouse, digitsIn, mailbox, nextMail } from './customers.ts'
import { codeOf } from './second-step.ts'

const post = (path: string, body: unknown) =>
  call('POST', `/api/account/sign-in/${path}`, { body, headers: anotherHouse(), key: null })

const signedIn = async (email: string) => {
  const before = (await mailbox(email)).length
  await post('mail', { email })
  const digits = digitsIn(await nextMail(email, before))
  return (await post('digits', { email, digits, session: 'token' })).json
}

const as = (bearer: string, method: string, path = '', ask: Ask = {}) =>
  call(method, `/api/account${path}`, { bearer, headers: anotherHouse(), ...ask })

const secretIn = (uri: string): string => new URL(uri).searchParams.get('secret') ?? ''

test('it is put on with a code of the app, asked of every way in, and put off', async () => {
  const email = 'api-second@example.com'
  const first = (await signedIn(email)).token
  const begun = await as(first, 'PUT', '/second-factor/setup', { body: {} })
  expect(begun.json).toMatchObject({ uri: expect.stringMatching(/^otpauth:\/\/totp\//) })
  expect(begun.json.recoveryCodes).toHaveLength(10)
  const secret = secretIn(begun.json.uri)
  const wrong = await as(first, 'PUT', '/second-factor', { body: { code: '000000' } })
  expect(wrong.json.code).toBe('second-factor-refused')
  expect((await as(first, 'GET', '/security')).json.secondFactor.isOn).toBe(false)

  const on = await as(first, 'PUT', '/second-factor', { body: { code: await codeOf(secret) } })
  expect([on.status, typeof on.json.token]).toEqual([200, 'string'])
  const { token } = on.json
  expect((await as(token, 'GET', '/security')).json.secondFactor.isOn).toBe(true)
  expect((await as(first, 'GET')).status).toBe(401)
  expect((await as(token, 'PUT', '/second-factor/setup', { body: {} })).json.code).toBe('second-factor-on')

  const dealt = await as(token, 'PUT', '/second-factor/recovery-codes', { body: {} })
  expect(dealt.json.recoveryCodes).toHaveLength(10)
  expect(dealt.json.recoveryCodes).not.toEqual(begun.json.recoveryCodes)
  const awaited = await signedIn(email)
  expect(awaited).toMatchObject({ awaits: 'second-factor', token: null })
  const opens = (code: string) => post('factor', { code, session: 'token', pending: awaited.pending })
  expect((await opens(begun.json.recoveryCodes[0])).json.code).toBe('second-factor-refused')
  const inside = (await opens(dealt.json.recoveryCodes[0])).json
  expect(inside).toMatchObject({ awaits: 'nothing', token: expect.any(String) })

  const off = await as(inside.token, 'PUT', '/second-factor/off', { body: {} })
  expect(off.status).toBe(200)
  const now = off.json.token ?? inside.token
  expect((await as(now, 'GET', '/security')).json.secondFactor.isOn).toBe(false)
})

test('what is no code, and what nobody asks for who is signed in, is refused', async () => {
  expect((await call('PUT', '/api/account/second-factor/setup', { body: {} })).json.code).toBe('sign-in-required')
  const { token } = await signedIn('api-second-wrong@example.com')
  for (const body of [{ code: 'x'.repeat(101) }, { code: 5 }, {}, { code: '1', other: 1 }])
    expect((await as(token, 'PUT', '/second-factor', { body })).json.code).toBe('request-invalid')
  expect((await as(token, 'PUT', '/second-factor', { body: { code: '123456' } })).json.code).toBe(
    'second-factor-refused',
  )
})
