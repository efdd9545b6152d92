/** A demo that believes what it is told: its tokens say what becomes of them, and nobody is asked. */
import type { BotProvider, BotVerdict } from './provider.ts'

/** As the test keys of Turnstile: one passes, one fails, one was used before; and one is never answered. */
export const DEMO_TOKENS: ReadonlyMap<string, BotVerdict> = new Map([
  ['demo-passes', { state: 'passed' }],
  ['demo-fails', { state: 'failed', reason: 'invalid' }],
  ['demo-spent', { state: 'failed', reason: 'spent' }],
  ['demo-silent', { state: 'unknown' }],
])

export const demoBots: BotProvider = {
  widget: { kind: 'field', name: 'bot-token', value: 'demo-passes' },
  check: ({ token }) =>
    Promise.resolve(
      token === ''
        ? { state: 'failed', reason: 'missing' }
        : (DEMO_TOKENS.get(token) ?? { state: 'failed', reason: 'invalid' }),
    ),
}
