/** One buyer of one unit, who asks again with the same key until the shop has answered. */
import { setTimeout as pause } from 'node:timers/promises'
import { cartIn, completing, detailing, opening, orderIn, totalIn, type BuyerCall } from '../bench/buyers.ts'

export type Bought = { readonly order: string; readonly key: string }

/** Between two tries, in ms; with some dice, so that 200 buyers do not knock in step. */
const PAUSE_MS = 150
/** Whoever has heard nothing for so long counts as left without an answer, in ms. */
const PATIENCE_MS = 120_000
/** A connection that a dead process has left is given up, in ms. */
const ANSWER_WITHIN_MS = 5_000

type Answer = { readonly status: number; readonly body: string }

/** Asks until there is an answer that another try would not change. */
const insist = async (url: string, call: BuyerCall, settled: (answer: Answer) => boolean): Promise<Answer> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const answer = await fetch(url + call.path, { ...call, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
      .then(async (response) => ({ status: response.status, body: await response.text() }))
      .catch(() => undefined)
    if (answer && settled(answer)) return answer
    await pause(PAUSE_MS * (1 + Math.random()))
  }
  throw new Error(`no answer to ${call.method} ${call.path} within ${PATIENCE_MS / 1000} s`)
}

const isFinal = ({ status }: Answer): boolean => status < 500

/** 202: the payment is not certain. 409 `payment-in-progress`: an earlier try is still being looked at. */
const isEnd = (answer: Answer): boolean =>
  isFinal(answer) && answer.status !== 202 && !answer.body.includes('payment-in-progress')

/** @returns what was bought; null when it was sold out */
export const buy = async (url: string, variantId: string): Promise<Bought | null> => {
  const opened = await insist(url, opening([{ variantId, units: 1 }]), isFinal)
  if (opened.status !== 201) throw new Error(`a cart was refused: ${opened.status} ${opened.body.slice(0, 200)}`)
  const cart = cartIn(opened.body)
  const detailed = await insist(url, detailing(cart), isFinal)
  if (detailed.status !== 200) throw new Error(`an address was refused: ${detailed.body.slice(0, 200)}`)
  const done = await insist(url, completing({ ...cart, total: totalIn(detailed.body) }), isEnd)
  const order = orderIn(done.body)
  if (order) return { order, key: cart.key }
  if (done.body.includes('insufficient-stock')) return null
  throw new Error(`an order was refused: ${done.status} ${done.body.slice(0, 200)}`)
}
