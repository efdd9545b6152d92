/** What promotions cost, in the shop of the orders: pricing alone, in carts, at the till, and a code that runs out. */
import type { LineItem } from './buyers.ts'
import { summary, type Round } from './measure.ts'
import type { OrderLoad } from './orders.ts'
import { rounds, type Bench } from './part.ts'
import { measureCarts, measureCodeSale, measurePlacingWithCode, type CodeSale } from './promotions.ts'
import { measureQuote, openQuote } from './quoting.ts'

const QUOTE = 'quote-200-lines'
const CARTS = 'cart-with-promotions'
const PLACING = 'place-order-with-code'
const SALES = ['limited-code-sale', 'limited-code-excess', 'limited-code-errors'] as const

/** Nobody has to open a shop for it. */
export const quotes = async (bench: Bench): Promise<void> => {
  if (!bench.wanted(QUOTE)) return
  const price = openQuote()
  bench.add(summary(QUOTE, 'ms', await rounds(bench, QUOTE, async () => measureQuote(price))))
}

/** What must never happen is not averaged: of the counts the worst round is told. */
const sales = async (bench: Bench, orderLoad: OrderLoad): Promise<void> => {
  const all: CodeSale[] = []
  const sale = async () => {
    const one = await measureCodeSale(orderLoad)
    all.push(one)
    return one.round
  }
  const measured = await rounds(bench, SALES[0], sale, false)
  const worst = (counts: readonly number[]): Round[] => [{ value: Math.max(...counts), floor: null }]
  bench.add(
    summary(SALES[0], 'orders/s', measured),
    summary(SALES[1], 'uses', worst(all.map(({ excess }) => excess))),
    summary(SALES[2], 'answers', worst(all.map(({ errors }) => errors))),
  )
}

/** @param lines of the carts that are read; the first is what is ordered */
export const promotions = async (
  bench: Bench,
  orderLoad: OrderLoad,
  lines: readonly [LineItem, ...LineItem[]],
): Promise<void> => {
  const measure = async (name: string, unit: string, work: () => Promise<Round>) => {
    if (bench.wanted(name)) bench.add(summary(name, unit, await rounds(bench, name, work, false)))
  }
  await measure(CARTS, 'requests/s', () => measureCarts(orderLoad, lines))
  await measure(PLACING, 'orders/s', () => measurePlacingWithCode(orderLoad, lines[0]))
  if (SALES.some(bench.wanted)) await sales(bench, orderLoad)
}

/** In the order in which they are told; those but the first are made in a shop. */
export const PROMOTION_MEASURES = [QUOTE, CARTS, PLACING, ...SALES]
