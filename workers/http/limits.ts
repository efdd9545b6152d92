/**
 * Every bound on how often somebody may ask for what costs the shop something: one table. On how much: unpaid-units.ts.
 *
 * They are counted by each data centre for itself, a little late and generously. They keep floods from what stands behind them, and
 * decide nothing that must be right. A laptop's own address is not counted: demo, bench and tests come from it.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/
 */
import { addressBlock, connectionOf } from './address-block.ts'
import { FirstBound } from './first-bound.ts'

/** The period of all of them in wrangler.toml. */
export const KNOCK_AGAIN_SECONDS = 60

/**
 * By whom it is counted, how often a minute, and how many of those each isolate lets pass without asking the platform: few who
 * come knock more often than once or twice, and asking about each takes longer than the rest of what they ask for.
 */
export const BOUNDS = {
  /** A visitor of a queue, a cart. */
  own: { binding: 'SHOPPER_LIMIT', most: 20, unasked: 3 },
  /** An address of IPv4, a /64 of IPv6: what one connection is given. */
  connection: { binding: 'CONNECTION_LIMIT', most: 40, unasked: 5 },
  /** The same, for what is long and seldom wanted. */
  seldom: { binding: 'FEED_LIMIT', most: 6, unasked: 1 },
  /** A /24 of IPv4, a /48 of IPv6: a whole office or campus stands behind one. */
  house: { binding: 'NEIGHBOUR_LIMIT', most: 600, unasked: 100 },
} as const
type By = keyof typeof BOUNDS

/** What is counted: each for itself, and by whom. Beyond any of them the answer is 429, `too-many-requests`, with Retry-After. */
export const ACTIONS = {
  pay: { by: ['own', 'connection', 'house'], text: 'trying to pay' },
  cart: { by: ['connection', 'house'], text: 'opening a cart' },
  join: { by: ['own', 'connection', 'house'], text: 'joining the queue of a drop' },
  letter: { by: ['seldom', 'house'], text: 'asking for the newsletter' },
  alert: { by: ['seldom', 'house'], text: 'asking to be told of a good' },
  review: { by: ['connection', 'house'], text: 'writing, asking or voting on a page of reviews' },
  feed: { by: ['seldom', 'house'], text: 'fetching a feed' },
  // What is beyond it is not counted, and nobody is told.
  tell: { by: ['own', 'house'], text: 'telling what a page was used for' },
} as const satisfies Readonly<Record<string, { readonly by: readonly By[]; readonly text: string }>>
export type Action = keyof typeof ACTIONS

export type ShopperLimits = Readonly<Record<(typeof BOUNDS)[By]['binding'], RateLimit>>

export const TOO_OFTEN = { code: 'too-many-requests', retryAfterSeconds: KNOCK_AGAIN_SECONDS } as const

const PERIOD_MS = KNOCK_AGAIN_SECONDS * 1_000
const firsts: Readonly<Record<By, FirstBound>> = {
  own: new FirstBound(BOUNDS.own.unasked, PERIOD_MS),
  connection: new FirstBound(BOUNDS.connection.unasked, PERIOD_MS),
  seldom: new FirstBound(BOUNDS.seldom.unasked, PERIOD_MS),
  house: new FirstBound(BOUNDS.house.unasked, PERIOD_MS),
}

/**
 * Whether what a page tells of its use may be heard: counted by the address, which is not kept. The bounds are those
 * of knocking: a person does not search more often, and what a crowded office tells beyond them is only not counted.
 */
export const mayTell = async (env: ShopperLimits, headers: Headers, now: number): Promise<boolean> => {
  const address = headers.get('cf-connecting-ip')
  return addressBlock(address) === undefined || mayKnock(env, headers, { action: 'tell', who: String(address), now })
}

/** Whether nobody whom this action is counted by has done it too often. @param who a visitor or a cart, where it is counted by that */
export const mayKnock = async (
  env: ShopperLimits,
  headers: Headers,
  { action, who, now }: { readonly action: Action; readonly who?: string; readonly now: number },
): Promise<boolean> => {
  const address = headers.get('cf-connecting-ip')
  const house = addressBlock(address)
  const connection = house === undefined ? undefined : connectionOf(address)
  const names: Readonly<Record<By, string | undefined>> = { own: who, connection, seldom: connection, house }
  const asked = await Promise.all(
    ACTIONS[action].by.map((by) => {
      const name = names[by]
      if (name === undefined) return true
      const key = `${action}:${name}`
      return firsts[by].passes(key, now) || env[BOUNDS[by].binding].limit({ key }).then(({ success }) => success)
    }),
  )
  return asked.every(Boolean)
}
