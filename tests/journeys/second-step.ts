/** A shopper with an app for codes: puts the second step on, and knows what the app shows. */
import { createOTP } from '@better-auth/utils/otp'
import { vi } from 'vitest'
import type { Browser } from './browser.ts'

/** Base32 as authenticators read it. */
const decoded = (text: string): string => {
  const bits = Array.from(text, (sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('')
}

export const secretShown = (html: string): string =>
  (/<code>([A-Z2-7 ]{20,})<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')

export const recoveryShown = (html: string): string[] =>
  Array.from(html.matchAll(/<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})<\/code>/g), ([, code = '']) => code)

/** What an app with this secret shows. @param ms how much later: a code is used once, and the next one is taken already */
export const codeOf = async (secret: string, ms = 0): Promise<string> => {
  if (ms > 0) vi.setSystemTime(Date.now() + ms)
  const code = await createOTP(decoded(secret)).totp()
  if (ms > 0) vi.useRealTimers()
  return code
}

export const secondStep = async (browser: Browser, fields: Readonly<Record<string, string>> = {}) => {
  const begun = await browser.post('/account/security/second-step', fields)
  const secret = secretShown(begun.html)
  const recovery = recoveryShown(begun.html)
  const code = (ms = 0) => codeOf(secret, ms)
  const on = await browser.post('/account/security/second-step/confirm', { code: await code() })
  return { on, code, recovery }
}
