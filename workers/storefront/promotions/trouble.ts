/** What is wrong with a code that was not taken: it may stand in the address, so that a page which is loaded anew says the same. */
import { own } from '#domain/own'
import { CODE_CHARACTERS_MAX } from '#domain/promotions/code'
import { typedCode } from '#domain/stored-value/code'
import type { GiveCodeRefusal } from '../../flows/promotions/give-code.ts'
import { dateText, momentText } from '../frame/dates.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { storedValueMessages } from '../orders/messages/stored-value.ts'
import type { CodeTrouble } from './codes-part.tsx'
import { promotionsMessages } from './messages/index.ts'

/** Told at the field; the others are said by a page of their own. */
const AT_FIELD = new Set<string>([
  'code-unknown',
  'code-closed',
  'too-many-codes',
  'too-many-attempts',
  'too-many-stored-values',
  'stored-value-currency',
  'stored-value-expired',
  'stored-value-empty',
])
export const isSaidAtField = ({ code }: GiveCodeRefusal): boolean => AT_FIELD.has(code)

/** As it stands in an address. */
export const troubleQuery = (code: string, refusal: GiveCodeRefusal): URLSearchParams => {
  const query = new URLSearchParams({ code: code.slice(0, CODE_CHARACTERS_MAX), amiss: refusal.code })
  if (refusal.code === 'code-closed') {
    query.set('why', refusal.why.code)
    const on = 'until' in refusal.why ? refusal.why.until : 'from' in refusal.why ? refusal.why.from : null
    if (on !== null) query.set('on', String(on))
  }
  if (refusal.code === 'too-many-attempts') query.set('on', String(refusal.retryAfterSeconds))
  if (refusal.code === 'stored-value-currency') query.set('on', refusal.currency)
  return query
}

/** As it is said at once. */
export const codeTrouble = (
  request: RequestContext,
  code: string,
  refusal: GiveCodeRefusal,
): CodeTrouble | undefined => {
  const query = troubleQuery(code, refusal)
  return codeTroubleIn(request, (name) => query.get(name) ?? undefined)
}

/** Whoever can read an address may not spend a gift card: what may be one stands in none. */
export const mayBeCard = (code: string, refusal: GiveCodeRefusal): boolean =>
  refusal.code.startsWith('stored-value') || typedCode(code) !== undefined

/** A day that is far needs its year, and no hour. */
const FAR_MS = 300 * 24 * 60 * 60_000
const dayText = (request: RequestContext, at: number, now: number): string =>
  Math.abs(at - now) < FAR_MS ? momentText(request, at) : dateText(request, at)

/** @param asked what stands in the address, from outside */
export const codeTroubleIn = (
  request: RequestContext,
  asked: (name: string) => string | undefined,
): CodeTrouble | undefined => {
  const amiss = asked('amiss')
  if (amiss === undefined) return undefined
  const messages = promotionsMessages[request.language]
  const stored = storedValueMessages[request.language]
  const code = (asked('code') ?? '').slice(0, CODE_CHARACTERS_MAX)
  const said = asked('on') ?? ''
  const on = said === '' ? Number.NaN : Number(said)
  const day = Number.isSafeInteger(on) && Math.abs(on) < 8.64e15 ? dayText(request, on, Date.now()) : ''
  const texts: Readonly<Record<string, () => string>> = {
    'code-unknown': () => messages.unknown(code),
    'too-many-codes': () => messages.tooMany,
    'too-many-attempts': () => messages.tooOften(Number.isSafeInteger(on) ? Math.max(1, Math.ceil(on / 60)) : 15),
    ended: () => messages.ended(code, day),
    'not-started': () => messages.notStarted(code, day),
    paused: () => messages.paused(code),
    'too-many-stored-values': () => stored.tooMany,
    'stored-value-currency': () => stored.currency(/^[A-Z]{3}$/.test(said) ? said : ''),
    'stored-value-expired': () => stored.expired,
    'stored-value-empty': () => stored.empty,
  }
  const name = amiss === 'code-closed' ? (asked('why') ?? '') : amiss
  const text = own(texts, name)?.()
  return text === undefined ? undefined : { code, text }
}
