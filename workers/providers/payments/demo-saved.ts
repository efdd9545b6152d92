/** What customers leave with the demo: the word for a card says all that there is to it, so nothing is kept and nothing to forget. */
import { DEMO_CARDS, isDemoToken } from './demo-cards.ts'
import type { SavedMethods } from './provider.ts'

/** Of every card of the demo, whatever was typed. */
const EXPIRY = { month: 12, year: 2034 } as const
const PAYER = 'demo'

const leftBy = (token: string) => {
  const card = DEMO_CARDS.find((one) => one.token === token)
  return card
    ? { payer: PAYER, method: card.token, brand: 'visa', lastFour: card.number.slice(-4), expiry: EXPIRY }
    : null
}

/** Whose bank answers, and does not say no. */
const KEPT = new Set(['demo_approve', 'demo_challenge'])

export const demoSaved: SavedMethods = {
  begin: async ({ token }) => {
    const method = KEPT.has(token) ? leftBy(token) : null
    return method ? { state: 'left', method } : { state: 'declined', reason: 'card-declined' }
  },
  leftWith: async ({ token }) => leftBy(token),
  tokenOf: ({ method }) => (isDemoToken(method) ? method : 'demo_decline'),
  forget: async () => {},
}
