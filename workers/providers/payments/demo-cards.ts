/** The cards of the demo: numbers that pass the card check sum, each a behaviour. */
export const DEMO_CARDS = [
  { number: '4242424242424242', token: 'demo_approve', does: 'approve' },
  { number: '4000000000000002', token: 'demo_decline', does: 'decline' },
  { number: '4000000000003220', token: 'demo_challenge', does: 'challenge' },
  { number: '4000000000000119', token: 'demo_timeout_paid', does: 'timeout-paid' },
  { number: '4000000000000341', token: 'demo_timeout_unpaid', does: 'timeout-unpaid' },
] as const

export type DemoToken = (typeof DEMO_CARDS)[number]['token']
export const isDemoToken = (text: unknown): text is DemoToken => DEMO_CARDS.some(({ token }) => token === text)
