/**
 * A coarse bound on how often somebody may knock: per visitor, and per block of addresses.
 *
 * It is counted by each data centre for itself, a little late and generously. It keeps floods from what stands behind
 * it, and decides nothing that must be right.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/
 */

export type ShopperLimits = { readonly SHOPPER_LIMIT: RateLimit; readonly NEIGHBOUR_LIMIT: RateLimit }

/** The period of both in wrangler.toml. */
export const KNOCK_AGAIN_SECONDS = 60
export const TOO_OFTEN = { code: 'too-many-requests', retryAfterSeconds: KNOCK_AGAIN_SECONDS } as const

/**
 * A /24 of IPv4, a /48 of IPv6: what one house or one company is given.
 *
 * @returns undefined for this machine itself, and where nobody says: in production the platform always does
 */
export const addressBlock = (address: string | null): string | undefined => {
  if (!address || address === '::1' || address.startsWith('127.')) return undefined
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.')
  const [head = ''] = address.split('::')
  return [...head.split(':'), '0', '0', '0'].slice(0, 3).join(':').toLowerCase()
}

/**
 * Whether what a page tells of its use may be heard: counted by the address, which is not kept. The bounds are those
 * of knocking: a person does not search more often, and what a crowded office tells beyond them is only not counted.
 */
export const mayTell = async (env: ShopperLimits, headers: Headers): Promise<boolean> => {
  const address = headers.get('cf-connecting-ip')
  return addressBlock(address) === undefined || mayKnock(env, headers, 'tell', String(address))
}

/** @param action what is counted: each action for itself @param who a visitor or a cart */
export const mayKnock = async (env: ShopperLimits, headers: Headers, action: string, who: string): Promise<boolean> => {
  const block = addressBlock(headers.get('cf-connecting-ip'))
  const [own, near] = await Promise.all([
    env.SHOPPER_LIMIT.limit({ key: `${action}:${who}` }),
    block === undefined ? { success: true } : env.NEIGHBOUR_LIMIT.limit({ key: `${action}:${block}` }),
  ])
  return own.success && near.success
}
