/**
 * A message that a provider sends to the shop, signed as Standard Webhooks and Svix say: HMAC-SHA-256 over id, time and body, with
 * several signatures while a secret is changed.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

/** What is older or from the future by more is a repetition, in s. */
const TOLERANCE_SECONDS = 5 * 60

const bytesOf = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

/** @param secret `whsec_…`, as the provider shows it */
export const isSignedWebhook = async (raw: string, headers: Headers, secret: string, now: number): Promise<boolean> => {
  const header = (name: string) => headers.get(`webhook-${name}`) ?? headers.get(`svix-${name}`) ?? ''
  const [id, time, signatures] = [header('id'), header('timestamp'), header('signature')]
  const key = bytesOf(secret.replace(/^whsec_/, ''))
  if (!key || key.length === 0 || id === '' || !/^\d{1,12}$/.test(time)) return false
  if (Math.abs(now / 1000 - Number(time)) > TOLERANCE_SECONDS) return false
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const signed = new TextEncoder().encode(`${id}.${time}.${raw}`)
  for (const one of signatures.split(' ').slice(0, 10)) {
    const [version, text = ''] = one.split(',')
    const signature = version === 'v1' ? bytesOf(text) : null
    if (signature && (await crypto.subtle.verify('HMAC', imported, signature, signed))) return true
  }
  return false
}
