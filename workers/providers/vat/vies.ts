/**
 * VIES, the register of registers of the European Commission: it asks the country of the number. No key is needed.
 *
 * Countries are down, slow or busy for hours: that is no answer. Great Britain is not in it, Northern Ireland is, as XI.
 *
 * @see https://ec.europa.eu/taxation_customs/vies/#/technical-information
 */
import type { VatQuestion, VatRegister, VatVerdict } from './provider.ts'

const CHECK = 'https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number'
/** People wait for this with their hand on the button. */
const WITHIN_MS = 4_000
const TRIES_MAX = 2
/** No name or address is longer on any letter. */
const LENGTH_MAX = 500

type Answer = {
  readonly valid?: unknown
  readonly name?: unknown
  readonly address?: unknown
  readonly requestIdentifier?: unknown
  /** `VALID`, `INVALID`, or why it could not be asked: `MS_UNAVAILABLE`, `TIMEOUT`, … */
  readonly userError?: unknown
  readonly actionSucceed?: unknown
}

/** Countries that keep names to themselves write hyphens. */
const written = (value: unknown): string =>
  typeof value === 'string' && !/^-*$/.test(value) ? value.replaceAll(/\s+/g, ' ').trim().slice(0, LENGTH_MAX) : ''

const verdictOf = (answer: Answer): VatVerdict => {
  if (answer.valid === true) {
    const { name, address, requestIdentifier } = answer
    return {
      state: 'registered',
      name: written(name),
      address: written(address),
      reference: written(requestIdentifier),
    }
  }
  // `valid: false` comes also with every fault of theirs: only their word for the number itself is an answer.
  const isAnswer = answer.valid === false && answer.actionSucceed !== false
  const aboutNumber = answer.userError === undefined || answer.userError === 'INVALID' || answer.userError === 'VALID'
  if (isAnswer && aboutNumber) return { state: 'unregistered' }
  if (answer.userError === 'INVALID_INPUT') return { state: 'unregistered' }
  console.error('VIES could not say', answer.userError)
  return { state: 'unknown' }
}

const parts = (vatId: string) => ({ letters: vatId.slice(0, 2), number: vatId.slice(2) })

/** @param ask sends a request; a test brings its own @param url whoever answers as it does */
export const vies = (url: string = CHECK, ask: typeof fetch = fetch): VatRegister => {
  const once = async ({ vatId, asker }: VatQuestion): Promise<VatVerdict> => {
    const { letters, number } = parts(vatId)
    const own = asker ? parts(asker) : null
    const answer = await ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        countryCode: letters,
        vatNumber: number,
        ...(own && { requesterMemberStateCode: own.letters, requesterNumber: own.number }),
      }),
      signal: AbortSignal.timeout(WITHIN_MS),
    })
    if (answer.status >= 500) throw new Error(`VIES answered ${answer.status}`)
    return verdictOf((await answer.json()) as Answer)
  }
  return {
    check: async (question) => {
      for (let tries = 1; tries <= TRIES_MAX; tries++) {
        try {
          return await once(question)
        } catch (fault) {
          console.error('VIES was not reached', fault)
        }
      }
      return { state: 'unknown' }
    },
  }
}
