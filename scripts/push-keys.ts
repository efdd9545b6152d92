/**
 * npm run push-keys: makes the pair of keys by which browsers know a shop that sends push messages, and prints it.
 *
 * It is kept nowhere else: the first line goes into wrangler.toml, the second into `npx wrangler secret put VAPID_PRIVATE_KEY`. Another
 * pair later ends every subscription.
 */
import { readWords } from './command-line.ts'

const { values } = readWords({ file: import.meta.url }, { options: { json: { type: 'boolean', default: false } } })

const how = { name: 'ECDSA', namedCurve: 'P-256' }
const made = (await crypto.subtle.generateKey(how, true, ['sign', 'verify'])) as CryptoKeyPair
const publicKey = Buffer.from((await crypto.subtle.exportKey('raw', made.publicKey)) as ArrayBuffer).toString(
  'base64url',
)
const { d: privateKey } = (await crypto.subtle.exportKey('jwk', made.privateKey)) as JsonWebKey
console.log(
  values.json
    ? JSON.stringify({ publicKey, privateKey })
    : `VAPID_PUBLIC_KEY = "${publicKey}"\nVAPID_PRIVATE_KEY: ${privateKey}`,
)
