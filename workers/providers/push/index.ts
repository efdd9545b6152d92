/** Which provider of push messages the shop uses, by the name that wrangler.toml gives. */
import type { Settings } from '../../env.ts'
import { isReached, type Reached } from '../reached.ts'
import type { PushProvider } from './provider.ts'
import { webPush } from './web-push.ts'

export type PushEnv = Reached & Pick<Settings, 'PUSH_PROVIDER' | 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY'>

/** A browser wants a key to subscribe with. Nobody has the other half of this one, and with the demo nothing is sent. */
const DEMO_KEY = 'BD1n6tuKfHrwaH4S4heTWvaIDPYwHzIdrXn8Iaqcy3YBEnLje9G8NY58hbvx97uh9wQU7E6m2eQ7cBtdDFu0Zcw'

/** @returns null with the demo: nothing leaves the shop, staff read every message under Sent mail */
export const pushProvider = ({
  PUSH_PROVIDER: named = 'demo',
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
  SHOP_URL: contact,
}: PushEnv): PushProvider | null => {
  if (typeof named === 'object') return named
  if (named === 'demo') return null
  if (!publicKey || !privateKey || !contact || !isReached({ SHOP_URL: contact }))
    throw new Error('PUSH_PROVIDER is webpush, and VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY or SHOP_URL is not set')
  return webPush({ publicKey, privateKey, contact })
}

/** Nothing leaves the shop, so nobody outside is asked anything. */
export const isPushDemo = ({ PUSH_PROVIDER: named = 'demo' }: PushEnv): boolean => named === 'demo'

/**
 * By which a browser subscribes; a subscription under another key is of no use to the shop any more.
 *
 * @returns empty in a shop that wants to send and has no keys: then nobody is offered it, and every page is there
 */
export const pushKeyOf = ({ PUSH_PROVIDER: named = 'demo', VAPID_PUBLIC_KEY: publicKey = '' }: PushEnv): string => {
  if (typeof named === 'object') return named.publicKey
  return named === 'demo' ? DEMO_KEY : publicKey
}
