/**
 * Text that the shop has signed, so that it knows it again: HMAC-SHA-256 over what it is for and what it says.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
import { base64url, bytesOfBase64url } from './base64url.ts'
import { secretOf } from './session-secret.ts'

export type SealEnv = { readonly USERS_DB: D1Database; readonly ADMISSION_SECRET?: string }

/** What is signed for one purpose is worth nothing for another. */
type Purpose =
  | 'ticket'
  | 'pass'
  | 'cart of a ticket'
  | 'visitor'
  | 'review'
  | 'answer'
  | 'voter'
  | 'known device'
  | 'recovery code'
  | 'second step begun'
  | 'sign-in code'
  | 'sign-in link'
  | 'sign-in by mail'
  | 'new address'
  | 'new number'
  | 'sign-in by phone'
  | 'phone code'
  | 'newsletter'
  | 'unsubscribe'
  | 'erasure'
  | 'forgotten address'
  | 'alert'
  | 'webhook secret'
  | 'gift card'
  | 'gift card id'
  | 'gift card page'
  | 'parcel'
  | 'payment of an order'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const keys = new Map<string, Promise<CryptoKey>>()

const keyOf = async (env: SealEnv): Promise<CryptoKey> => {
  const secret = env.ADMISSION_SECRET ?? (await secretOf(env.USERS_DB))
  const known = keys.get(secret)
  if (known) return known
  const made = crypto.subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
  keys.set(secret, made)
  return made
}

/** 256 bits that only this shop can make of this text. */
export const sealedBytes = async (env: SealEnv, purpose: Purpose, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(env), bytesOf(`${purpose}\n${text}`)))

/** The same as text: what somebody has said is known again by it, and not told. */
export const sealedName = async (env: SealEnv, purpose: Purpose, text: string): Promise<string> =>
  base64url(await sealedBytes(env, purpose, text))

/** The text, a dot, and its signature: 43 letters. */
export const seal = async (env: SealEnv, purpose: Purpose, text: string): Promise<string> =>
  `${text}.${await sealedName(env, purpose, text)}`

const SEALED = /^(.{1,400})\.([\w-]{43})$/

/** The text, and whether this shop has signed it. Compared by the platform, in constant time. */
export const unseal = async (
  env: SealEnv,
  purpose: Purpose,
  sealed: string,
): Promise<{ readonly text: string; readonly signed: boolean }> => {
  const [, text, signature] = SEALED.exec(sealed) ?? []
  if (text === undefined || signature === undefined) return { text: sealed, signed: false }
  const signed = await crypto.subtle.verify(
    'HMAC',
    await keyOf(env),
    bytesOfBase64url(signature),
    bytesOf(`${purpose}\n${text}`),
  )
  return { text, signed }
}

/** Which secret somebody holds, without telling it: 22 letters, 132 bits. */
export const fingerprint = async (secret: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(secret)))).slice(0, 22)
