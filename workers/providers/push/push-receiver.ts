/** A push service of a test, which takes messages, fails, is slow and has ended; and a browser that reads them with its own keys. */
import { vi } from 'vitest'
import type { PushSubscription } from '#domain/notifications/push'
import { base64url } from '../../http/base64url.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

const derived = async (
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array,
  bytes: number,
) => {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: joined(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, bytes * 8))
}

/** As the browser does, by RFC 8188 and RFC 8291: none of the shop's code has a part in it. */
const decrypted = async (
  body: Uint8Array<ArrayBuffer>,
  keys: CryptoKeyPair,
  publicKey: Uint8Array,
  auth: Uint8Array<ArrayBuffer>,
): Promise<string> => {
  const [salt, length] = [body.slice(0, 16), body[20] ?? 0]
  const theirs = body.slice(21, 21 + length)
  const record = body.slice(21 + length)
  const point = await crypto.subtle.importKey('raw', theirs, CURVE, true, [])
  const shared = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'ECDH', public: point } as never, keys.privateKey, 256),
  )
  const material = await derived(shared, auth, joined(text('WebPush: info\0'), publicKey, theirs), 32)
  const key = await derived(material, salt, text('Content-Encoding: aes128gcm\0'), 16)
  const iv = await derived(material, salt, text('Content-Encoding: nonce\0'), 12)
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  const padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, record))
  const end = padded.lastIndexOf(2)
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(padded.slice(0, end))
}

export type Browser = {
  readonly subscription: PushSubscription
  /** What was sent to it, as it reads it. */
  readonly read: (body: Uint8Array<ArrayBuffer>) => Promise<string>
}

export const openPushBrowser = async (endpoint = 'https://updates.push.example.com/wpush/v2/abc'): Promise<Browser> => {
  const keys = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair
  const publicKey = new Uint8Array((await crypto.subtle.exportKey('raw', keys.publicKey)) as ArrayBuffer)
  const auth = crypto.getRandomValues(new Uint8Array(16))
  return {
    subscription: { endpoint, p256dh: base64url(publicKey), auth: base64url(auth) },
    read: (body) => decrypted(body, keys, publicKey, auth),
  }
}

/** A pair of keys of a shop. */
export const openVapid = async () => {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { d = '' } = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey
  const publicKey = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer)
  return { publicKey: base64url(publicKey), privateKey: d, verify: pair.publicKey }
}

export type Answering = () => Promise<Response>

/** @param answers one for each call; the last from then on */
export const pushAnswers = (...answers: readonly Answering[]) => {
  const left = [...answers]
  return vi.fn<typeof fetch>(() => {
    const answer = left.length > 1 ? left.shift() : left[0]
    return answer ? answer() : Promise.resolve(new Response(null, { status: 201 }))
  })
}
