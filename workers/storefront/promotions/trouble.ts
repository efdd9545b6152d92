/** What is wrong with a code that was not taken: it stands in the address, so that a page which is loaded anew says the same. */
import { own } from '#domain/own'
import { CODE_CHARACTERS_MAX } from '#domain/promotions/code'
import { momentText } from '../frame/dates.ts'
import type { RequestContext } from '../frame/request-context.ts'
import type { CodeTrouble } from './codes-part.tsx'
import { promotionsMessages } from './messages/index.ts'

/** @param asked what stands in the address, from outside */
export const codeTroubleIn = (
  request: RequestContext,
  asked: (name: string) => string | undefined,
): CodeTrouble | undefined => {
  const amiss = asked('amiss')
  if (amiss === undefined) return undefined
  const messages = promotionsMessages[request.language]
  const code = (asked('code') ?? '').slice(0, CODE_CHARACTERS_MAX)
  const on = Number(asked('on') ?? Number.NaN)
  const day = Number.isSafeInteger(on) && Math.abs(on) < 8.64e15 ? momentText(request, on) : ''
  const texts: Readonly<Record<string, () => string>> = {
    'code-unknown': () => messages.unknown(code),
    'too-many-codes': () => messages.tooMany,
    'too-many-attempts': () => messages.tooOften(Number.isSafeInteger(on) ? Math.max(1, Math.ceil(on / 60)) : 15),
    ended: () => messages.ended(code, day),
    'not-started': () => messages.notStarted(code, day),
    paused: () => messages.paused(code),
  }
  const name = amiss === 'code-closed' ? (asked('why') ?? '') : amiss
  const text = own(texts, name)?.()
  return text === undefined ? undefined : { code, text }
}
