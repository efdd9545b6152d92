/** A provider of short messages that takes them, fails, is slow and knows nobody of that number. */
import { expect, test, vi } from 'vitest'
import { httpSms } from './http.ts'
import { smsProvider } from './index.ts'

const api = { url: 'https://sms.example/2010-04-01', account: 'AC1', key: 'secret', from: 'Delos', within: 50 }
const sms = { key: 'users:1:sms', to: '+4915112345678', text: '您的验证码' }

const answering = (answer: () => Promise<Response>) => {
  const ask = vi.fn<typeof fetch>(answer)
  return { provider: httpSms(api, ask), ask }
}
const json = (said: object, status = 201) => Promise.resolve(Response.json(said, { status }))

test('a message that is taken: account and key as basic authentication, the text as a form', async () => {
  const { provider, ask } = answering(() => json({ sid: 'SM1' }))
  expect(await provider.send(sms)).toEqual({ type: 'sent', receipt: 'SM1' })
  const [url, init] = ask.mock.calls[0] ?? []
  expect(url).toBe('https://sms.example/2010-04-01/Accounts/AC1/Messages.json')
  expect(new Headers(init?.headers).get('authorization')).toBe(`Basic ${btoa('AC1:secret')}`)
  expect(Object.fromEntries(new URLSearchParams(String(init?.body)))).toEqual({
    To: sms.to,
    From: 'Delos',
    Body: sms.text,
  })
})

test('broken and slow are tried again, nobody of that number is not', async () => {
  expect(await answering(() => json({ message: 'Down' }, 503)).provider.send(sms)).toMatchObject({ type: 'failed' })
  const slow: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  expect(await httpSms(api, slow).send(sms)).toMatchObject({ type: 'failed', reason: 'no answer within 50 ms' })
  expect(await answering(() => json({ code: 21614, message: 'No' }, 400)).provider.send(sms)).toMatchObject({
    type: 'refused',
    bounced: true,
  })
})

test('what is no number, or no text, is refused before anybody is asked', async () => {
  const { provider, ask } = answering(() => json({}))
  for (const to of ['', '0151 1', '+0151123456', '+49151\n1234567'])
    expect(await provider.send({ ...sms, to })).toMatchObject({ type: 'refused' })
  expect(await provider.send({ ...sms, text: ' ' })).toMatchObject({ type: 'refused' })
  expect(ask).not.toHaveBeenCalled()
})

test('without keys there is no provider, and the demo needs none', () => {
  expect(smsProvider({})).toBeNull()
  expect(() => smsProvider({ SMS_PROVIDER: 'http', SMS_API_ACCOUNT: 'AC1' })).toThrow('SMS_API_KEY')
  const set = { SMS_PROVIDER: 'http', SMS_API_ACCOUNT: 'AC1', SMS_API_KEY: 'k', SMS_FROM: '+4915112345678' } as const
  expect(() => smsProvider(set)).toThrow('SHOP_URL')
  expect(smsProvider({ ...set, SHOP_URL: 'https://shop.example' })).not.toBeNull()
})
