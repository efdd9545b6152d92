/** Somebody who knows published passwords: answers, is slow, fails, answers nonsense; and learns of none that it did not know. */
import { expect, test, vi } from 'vitest'
import { leaksOf } from './index.ts'
import { pwnedPasswords } from './pwned.ts'

/** SHA-1 of `a long walk by the sea`. */
const HASH = Array.from(
  new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode('a long walk by the sea'))),
  (byte) => byte.toString(16).padStart(2, '0'),
)
  .join('')
  .toUpperCase()

const others = Array.from({ length: 900 }, (_, at) => `${at.toString(16).toUpperCase().padStart(35, '0')}:${at % 7}`)

const answering = (answer: () => Promise<Response>) => {
  const ask = vi.fn<typeof fetch>(answer)
  return { leaks: pwnedPasswords({ url: 'https://leaks.example', within: 50 }, ask), ask }
}
const saying = (lines: readonly string[], status = 200) =>
  answering(() => Promise.resolve(new Response(lines.join('\r\n'), { status })))

const PASSWORD = 'a long walk by the sea'

test('one that was published is known, and five characters of its hash are all that leaves the shop', async () => {
  const { leaks, ask } = saying([...others, `${HASH.slice(5)}:42`])
  expect(await leaks.look(PASSWORD)).toBe('leaked')
  const [url, init] = ask.mock.calls[0] ?? []
  expect(url).toBe(`https://leaks.example/range/${HASH.slice(0, 5)}`)
  expect(new Headers(init?.headers).get('add-padding')).toBe('true')
  expect([init?.method ?? 'GET', init?.body]).toEqual(['GET', undefined])
  expect(JSON.stringify(ask.mock.calls)).not.toMatch(new RegExp(`${HASH.slice(5)}|${PASSWORD}`, 'i'))
})

test('one that was not is unknown; a line that is there for its length alone counts nothing', async () => {
  expect(await saying(others).leaks.look(PASSWORD)).toBe('unknown')
  expect(await saying([...others, `${HASH.slice(5)}:0`]).leaks.look(PASSWORD)).toBe('unknown')
})

test.each([
  ['away', () => Promise.reject(new TypeError('no route'))],
  ['broken', () => Promise.resolve(new Response('', { status: 503 }))],
  ['busy', () => Promise.resolve(new Response('', { status: 429 }))],
  [
    'led elsewhere',
    () => Promise.resolve(new Response('', { status: 302, headers: { location: 'https://x.example' } })),
  ],
  ['nonsense', () => Promise.resolve(new Response('<!doctype html><title>Hello</title>'))],
  ['nothing', () => Promise.resolve(new Response(''))],
])('%s: nobody could say, and nobody waits', async (_, answer) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await answering(answer).leaks.look(PASSWORD)).toBe('unanswered')
})

test('slow: nobody waits longer than they have to', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const slow: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  const from = performance.now()
  expect(await pwnedPasswords({ url: 'https://leaks.example', within: 50 }, slow).look(PASSWORD)).toBe('unanswered')
  expect(performance.now() - from).toBeLessThan(1_000)
})

test('without a provider the shop knows those that it brings along', async () => {
  expect(await leaksOf({}).look('QWERTYUIOP')).toBe('leaked')
  expect(await leaksOf({}).look(PASSWORD)).toBe('unknown')
})
