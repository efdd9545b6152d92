/** A market and a currency are one choice: as it is written, as it is read, and as it is meant by whoever presses. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import {
  choiceInAddress,
  choiceNamed,
  choicePressed,
  choicesOf,
  choiceText,
  MARKET_CHOICE_MAX,
} from './market-choice.ts'

const [EUR, USD, JPY] = [currency('EUR'), currency('USD'), currency('JPY')]
const market = (id: string, countries: readonly string[], currencies = [EUR]) => ({
  id,
  countries,
  currencies,
  pricesIncludeTax: true,
})
const [union, japan] = [market('union', ['NL'], [EUR, USD]), market('japan', ['JP'], [JPY, USD])]
const markets = {
  currencies: [EUR, USD, JPY],
  markets: [union, japan, { ...market('closed', ['CH']), closed: true }],
}

test('what is written is read again, and the usual currency needs no word', () => {
  const all = choicesOf(markets)
  expect(all.map((one) => choiceText(markets, one))).toEqual(['union', 'union_usd', 'japan', 'japan_usd'])
  for (const one of all) expect(choiceNamed(markets, choiceText(markets, one))).toEqual(one)
  expect(all.map((one) => choiceInAddress(markets, one))).toEqual([null, 'union_usd', 'japan', 'japan_usd'])
  expect(choiceInAddress(markets, undefined)).toBe(null)
})

test.each([
  ['japan_gbp', { market: japan, currency: JPY }],
  ['japan_jpy', { market: japan, currency: JPY }],
  ['japan_', { market: japan, currency: JPY }],
  ['closed', undefined],
  ['atlantis_usd', undefined],
  ['', undefined],
  [null, undefined],
])('%s is read for what there is', (written, choice) => {
  expect(choiceNamed(markets, written)).toEqual(choice)
})

test.each([
  // The form still had the currency of where they were: they meant the market.
  ['japan', 'EUR', 'union', { market: japan, currency: JPY }],
  ['japan', 'USD', 'union_usd', { market: japan, currency: JPY }],
  ['japan', 'USD', 'union', { market: japan, currency: USD }],
  ['union', 'USD', 'union', { market: union, currency: USD }],
  ['union', 'EUR', 'union_usd', { market: union, currency: EUR }],
  ['union', 'USD', 'union_usd', { market: union, currency: USD }],
  // Not sold in it there: as is usual there.
  ['union', 'JPY', 'union', { market: union, currency: EUR }],
  ['japan_usd', '', null, { market: japan, currency: USD }],
  ['atlantis', 'EUR', 'union', undefined],
])('%s with %s, pressed in %s', (wanted, code, from, choice) => {
  expect(choicePressed(markets, { market: wanted, currency: code, from })).toEqual(choice)
})

test('the longest id has room', () => {
  const long = { ...markets, markets: [union, { ...japan, id: 'a'.repeat(63) }] }
  for (const one of choicesOf(long)) expect(choiceText(long, one).length).toBeLessThanOrEqual(MARKET_CHOICE_MAX)
})
