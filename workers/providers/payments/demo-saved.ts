/** What customers leave with the demo: the word for a card says all that there is to it, so nothing is kept and nothing to forget. */
import { DEMO_CARDS, isDemoToken } from './demo-cards.ts'
import type { SavedMethods } from './provider.ts'

/** Of every card of the demo, whatever was typed. */
const EXPIRY = { month: 12, year: 2034 } as const
const PAYER = 'demo'

export const demoSaved: SavedMethods = {
  leftWith: async ({ token }) => {
    const card = DEMO_CARDS.find((one) => one.token === token)
    return card
      ? { payer: PAYER, method: card.token, brand: 'visa', lastFour: card.number.slice(-4), expiry: EXPIRY }
      : null
  },
  tokenOf: ({ method }) => (isDemoToken(method) ? method : 'demo_decline'),
  forget: async () => {},
}
