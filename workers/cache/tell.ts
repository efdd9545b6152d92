/** How an answer is told: with its tier, its age, its time, and without its bytes to whoever has them already. */
import type { App } from '../env.ts'
import { hasAlready } from './conditional.ts'
import { ageOf, type CachedAnswer } from './cached-answer.ts'
import { isBehindPlatform, notToPlatform, toPlatform } from './platform.ts'
import type { Timed } from './timing.ts'

export type Around = { readonly env: App['Bindings'] | undefined; readonly context: ExecutionContext | undefined }

/** `miss`: made now, and kept. `none`: made now, and not kept. */
export type Tier = 'memory' | 'edge' | 'miss' | 'none'

export const tell = (
  request: Request,
  cached: CachedAnswer,
  now: number,
  around: Around,
  tier: Exclude<Tier, 'none'>,
  took?: string,
): Response => {
  const headers = headersFor(cached, now, around, tier, took)
  if (cached.status === 200 && hasAlready(request.headers.get('if-none-match'), cached.etag)) {
    const short = new Headers(headers)
    short.delete('content-type')
    return new Response(null, { status: 304, headers: short })
  }
  return new Response(request.method === 'HEAD' ? null : cached.body, { status: cached.status, headers })
}

/** The headers that are kept say "memory", and may be sent as they are; whoever waited longer is told why. */
const headersFor = (
  cached: CachedAnswer,
  now: number,
  around: Around,
  tier: Exclude<Tier, 'none'>,
  took?: string,
): Headers => {
  const age = ageOf(cached, now)
  if (cached.status === 200 && age !== cached.statedAge) {
    cached.headers.set('age', String(age))
    cached.statedAge = age
  }
  const isBehind = cached.status === 200 && isBehindPlatform(around)
  if (tier === 'memory' && !isBehind) return cached.headers
  const headers = new Headers(cached.headers)
  say(headers, tier, took)
  if (isBehind) toPlatform(headers, age, (cached.until - now) / 1000)
  return headers
}

const say = (headers: Headers, tier: Tier, took?: string): void => {
  headers.set('x-cache', tier)
  headers.set('server-timing', `cache;desc="${tier}"${took ? `, ${took}` : ''}`)
}

/** For whoever it was made for, and nobody else. */
export const answerOnce = ({ response, timing }: Timed, tier: 'none'): Response => {
  const headers = new Headers(response.headers)
  say(headers, tier, timing)
  notToPlatform(headers)
  return new Response(response.body, { status: response.status, headers })
}
