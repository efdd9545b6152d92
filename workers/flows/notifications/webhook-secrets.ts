/**
 * Secrets of endpoints: they have to sign, so they cannot be hashes. They are kept encrypted (AES-GCM) by a key that is made of the
 * shop's secret and the endpoint's id: a copy of the database alone tells none.
 */
import type { EndpointId } from '#domain/notifications/webhooks/delivery'
import type { Endpoint, SealedEndpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { sealedBytes, type SealEnv } from '../../http/seal.ts'

const SECRET_BYTES = 32
const IV_BYTES = 12

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const bytesIn = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** As Standard Webhooks writes one: `whsec_` and base64. */
export const newWebhookSecret = (): string => `whsec_${base64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}`

const keyFor = async (env: SealEnv, endpoint: EndpointId): Promise<CryptoKey> => {
  const bytes = new Uint8Array(await sealedBytes(env, 'webhook secret', endpoint))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export const encryptedSecret = async (env: SealEnv, endpoint: EndpointId, secret: string): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await keyFor(env, endpoint)
  const hidden = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(secret)),
  )
  return `${base64(iv)}.${base64(hidden)}`
}

/** @returns null when the shop's secret is no longer the one by which it was kept: then a new one has to be dealt */
export const decryptedSecret = async (env: SealEnv, endpoint: EndpointId, kept: string): Promise<string | null> => {
  const [iv = '', hidden = ''] = kept.split('.')
  try {
    const key = await keyFor(env, endpoint)
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesIn(iv) }, key, bytesIn(hidden))
    return new TextDecoder().decode(open)
  } catch (fault) {
    console.error(`the secret of ${endpoint} cannot be read`, fault)
    return null
  }
}

/** Whatever leaves for a page or a program: without what signs. */
export const unsealed = (endpoint: SealedEndpoint): Endpoint => {
  const { id, url, note, events, createdAt, formerUntil, failingSince, offAt, offFor } = endpoint
  return { id, url, note, events, createdAt, formerUntil, failingSince, offAt, offFor }
}
