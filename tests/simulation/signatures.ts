/** Signatures and hidden texts that are there at once: the platform's own come from another thread, at a time that no seed decides. */
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'

type Key = { readonly secret: Uint8Array }
type Gcm = { readonly iv: Uint8Array }

const GCM = 'aes-256-gcm'
/** Bytes behind a hidden text by which it is known to be whole. */
const TAG_BYTES = 16

const sign = async (_: unknown, { secret }: Key, text: Uint8Array) =>
  new Uint8Array(createHmac('sha256', secret).update(text).digest()).buffer

const verify = async (_: unknown, key: Key, signature: Uint8Array, text: Uint8Array) =>
  Buffer.from(signature).equals(Buffer.from(await sign(_, key, text)))

const encrypt = async ({ iv }: Gcm, { secret }: Key, text: Uint8Array) => {
  const cipher = createCipheriv(GCM, secret, iv)
  return new Uint8Array(Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])).buffer
}

const decrypt = async ({ iv }: Gcm, { secret }: Key, hidden: Uint8Array) => {
  const open = createDecipheriv(GCM, secret, iv)
  open.setAuthTag(hidden.subarray(-TAG_BYTES))
  return new Uint8Array(Buffer.concat([open.update(hidden.subarray(0, -TAG_BYTES)), open.final()])).buffer
}

const digest = async (_: unknown, text: Uint8Array) => new Uint8Array(createHash('sha256').update(text).digest()).buffer

export const signAtOnce = (): void => {
  const importKey = async (_: string, secret: Uint8Array): Promise<Key> => ({ secret })
  Object.defineProperty(crypto, 'subtle', {
    configurable: true,
    value: { importKey, sign, verify, digest, encrypt, decrypt },
  })
}
