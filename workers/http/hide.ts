/**
 * Text that only the shop can read, for links: what stands in an address comes into histories, logs and whatever else sees it.
 *
 * AES-256-GCM by a key that is made of the shop's secret and what it is for. Its initial value is made of the text (as in RFC 5297),
 * so the same link is the same text: a mail that is tried again is the same mail, and providers know it again by what it says.
 */
import { base64url, bytesOfBase64url } from './base64url.ts'
import { sealedBytes, unseal, type SealEnv } from './seal.ts'

/** What is hidden for one purpose cannot be read for another. */
type Purpose = 'newsletter' | 'unsubscribe' | 'alert' | 'gift card page'

const IV_BYTES = 12
/** Of what is hidden: far more than any of these links says. */
const HIDDEN_MAX = 800

const keyOf = async (env: SealEnv, purpose: Purpose): Promise<CryptoKey> => {
  const bytes = new Uint8Array(await sealedBytes(env, purpose, 'the key by which it is hidden'))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Letters, digits, `-` and `_`: it stands in an address as it is. */
export const hide = async (env: SealEnv, purpose: Purpose, text: string): Promise<string> => {
  const iv = new Uint8Array((await sealedBytes(env, purpose, `hidden\n${text}`)).slice(0, IV_BYTES))
  const key = await keyOf(env, purpose)
  const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
  return base64url(new Uint8Array([...iv, ...new Uint8Array(hidden)]))
}

/**
 * Links of mails that were sent before say their text in clear, with a signature behind a dot: they are good as long as they were.
 *
 * @returns null for what this shop has not made for this purpose
 */
export const uncover = async (env: SealEnv, purpose: Purpose, key: string): Promise<string | null> => {
  if (key.includes('.')) {
    const { text, signed } = await unseal(env, purpose, key)
    return signed ? text : null
  }
  if (key.length > HIDDEN_MAX || !/^[\w-]+$/.test(key)) return null
  try {
    const bytes = bytesOfBase64url(key)
    const iv = bytes.slice(0, IV_BYTES)
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(env, purpose), bytes.slice(IV_BYTES))
    return new TextDecoder().decode(open)
  } catch {
    return null
  }
}
