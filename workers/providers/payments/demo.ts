/**
 * The demo provider: the number of the card decides what happens, as with the test cards of real providers.
 *
 * It keeps nothing: a token says what its card does, so the same question always has the same answer.
 */
import { ok, refuse } from '#domain/result'
import { DEMO_CARDS, isDemoToken, type DemoToken } from './demo-cards.ts'
import { demoSaved } from './demo-saved.ts'
import { DEMO_FAULTS, demoForm } from './demo-form.ts'
import type { PaymentProvider, PaymentState } from './provider.ts'

/** The provider's word for a card; undefined for a number that is none of the demo's. The number is never kept. */
export const tokenOf = (number: string): DemoToken | undefined =>
  DEMO_CARDS.find((card) => card.number === number.replace(/[\s-]/g, ''))?.token

const DECLINED = { state: 'declined', reason: 'card-declined' } as const

/** What becomes of a payment in the end, when nobody challenges it. */
const ends: Record<DemoToken, PaymentState> = {
  demo_approve: { state: 'paid' },
  demo_decline: DECLINED,
  demo_challenge: { state: 'pending' },
  demo_timeout_paid: { state: 'paid' },
  demo_timeout_unpaid: { state: 'unknown' },
}

export class PaymentTimeout extends Error {}

/** What the demo calls a promise: it keeps nothing, so the word says that nothing was taken yet. */
const PROMISED = 'demo_authorised'
/** As long as Stripe keeps one of a card. */
const PROMISED_MS = 7 * 24 * 60 * 60_000

const promised = (): PaymentState => ({ state: 'authorised', token: PROMISED, captureBefore: Date.now() + PROMISED_MS })

const endOf = (token: string): PaymentState => {
  if (token === PROMISED) return { state: 'authorised' }
  return isDemoToken(token) ? ends[token] : DECLINED
}

/** A card is good until the end of its month. */
const expiryFault = (text: string, now: number) => {
  if (text === '') return DEMO_FAULTS.required
  const [, month, year] = /^(\d{1,2})\s*[/.-]?\s*(?:20)?(\d{2})$/.exec(text) ?? []
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return DEMO_FAULTS.expiryForm
  return now < Date.UTC(2000 + Number(year), Number(month), 1) ? undefined : DEMO_FAULTS.expiryPast
}

const codeFault = (text: string) => {
  if (text === '') return DEMO_FAULTS.required
  return /^\d{3,4}$/.test(text) ? undefined : DEMO_FAULTS.codeForm
}

export const demoPayments: PaymentProvider = {
  form: demoForm,
  read: ({ card = '', expiry = '', code = '' }, now) => {
    const token = tokenOf(card)
    const wrong = {
      card: card === '' ? DEMO_FAULTS.required : token ? undefined : DEMO_FAULTS.unknown,
      expiry: expiryFault(expiry, now),
      code: codeFault(code),
    }
    const fields = Object.fromEntries(Object.entries(wrong).flatMap(([name, fault]) => (fault ? [[name, fault]] : [])))
    return token && Object.keys(fields).length === 0 ? ok(token) : refuse({ code: 'payment-amiss', fields })
  },
  accepts: isDemoToken,
  tokenOf,
  capture: async ({ token }) => (token === PROMISED ? { state: 'paid' } : endOf(token)),
  charge: async ({ token, later }) => {
    if (token.startsWith('demo_timeout')) throw new PaymentTimeout('the demo provider does not answer for this card')
    if (token === 'demo_challenge') return { state: 'challenge' }
    return later && token === 'demo_approve' ? promised() : endOf(token)
  },
  answer: async ({ later }, approved) => {
    if (!approved) return { state: 'declined', reason: 'challenge-refused' }
    return later ? promised() : { state: 'paid' }
  },
  stateOf: async ({ token }) => endOf(token),
  stop: async ({ token }) => {
    const end = endOf(token)
    return end.state === 'paid' ? end : { state: 'declined', reason: 'payment-stopped' }
  },
  refund: async () => {},
  saved: demoSaved,
}
