/**
 * A coarse bound on how often somebody may knock: per visitor, and per block of addresses.
 *
 * It is counted by each data centre for itself, a little late and generously. It keeps floods from what stands behind
 * it, and decides nothing that must be right.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/
 */
import { addressBlock } from './address-block.ts'
import { FirstBound } from './first-bound.ts'

export type ShopperLimits = { readonly SHOPPER_LIMIT: RateLimit; readonly NEIGHBOUR_LIMIT: RateLimit }

/** The period of both in wrangler.toml. */
export const KNOCK_AGAIN_SECONDS = 60
/** So many knocks of one visitor, and of one block, each isolate lets pass in a period without asking the platform. */
const OWN_UNASKED = 3
const NEAR_UNASKED = 100
const firstOfOwn = new FirstBound(OWN_UNASKED, KNOCK_AGAIN_SECONDS * 1_000)
const firstOfNear = new FirstBound(NEAR_UNASKED, KNOCK_AGAIN_SECONDS * 1_000)
export const TOO_OFTEN = { code: 'too-many-requests', retryAfterSeconds: KNOCK_AGAIN_SECONDS } as const

/**
 * Whether what a page tells of its use may be heard: counted by the address, which is not kept. The bounds are those
 * of knocking: a person does not search more often, and what a crowded office tells beyond them is only not counted.
 */
export const mayTell = async (env: ShopperLimits, headers: Headers, now: number): Promise<boolean> => {
  const address = headers.get('cf-connecting-ip')
  return addressBlock(address) === undefined || mayKnock(env, headers, { action: 'tell', who: String(address), now })
}

/**
 * Few who come knock more often than once or twice, and asking the platform about each of them takes longer than the
 * rest of what they ask for. So an isolate counts by itself first, and asks when somebody has come some times.
 *
 * @param action what is counted: each action for itself @param who a visitor or a cart
 */
export const mayKnock = async (
  env: ShopperLimits,
  headers: Headers,
  { action, who, now }: { readonly action: string; readonly who: string; readonly now: number },
): Promise<boolean> => {
  const block = addressBlock(headers.get('cf-connecting-ip'))
  const ask = (limit: RateLimit, counts: FirstBound, key: string) =>
    counts.passes(key, now) ? { success: true } : limit.limit({ key })
  const [own, near] = await Promise.all([
    ask(env.SHOPPER_LIMIT, firstOfOwn, `${action}:${who}`),
    block === undefined ? { success: true } : ask(env.NEIGHBOUR_LIMIT, firstOfNear, `${action}:${block}`),
  ])
  return own.success && near.success
}
