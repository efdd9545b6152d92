/** A present for a present for a present: what is refused as a circle, and what is none. */
import { expect, test } from 'vitest'
import { circleOf, givesItself, type Giving } from './gift-circles.ts'

const giving = (name: string, asks: string[], gives: string): Giving => ({ name, asks, gives }) as unknown as Giving
const mug = giving('mug', ['bowl'], 'mug')
const bowl = giving('bowl', ['mug'], 'bowl')
const soap = giving('soap', ['mug'], 'soap')
const back = giving('back', ['soap', 'other'], 'bowl')

const namesOf = (one: Giving, others: Giving[]) => circleOf(one, others)?.map(({ name }) => name)

test('two that give each other, and a longer round', () => {
  expect(namesOf(mug, [bowl])).toEqual(['bowl'])
  expect(namesOf(mug, [soap, back])).toEqual(['soap', 'back'])
  expect(namesOf(back, [mug, soap])).toEqual(['mug', 'soap'])
})

test('a chain is no circle, nor are presents for whatever is bought', () => {
  expect(namesOf(mug, [soap])).toBeUndefined()
  expect(namesOf(mug, [giving('for all', [], 'bowl')])).toBeUndefined()
  // Others that go round among themselves are no fault of this one.
  expect(namesOf(giving('plain', ['candle'], 'mug'), [bowl, mug])).toBeUndefined()
})

test('one that asks for its own present gives itself', () => {
  expect(givesItself(giving('self', ['mug'], 'mug'))).toBe(true)
  expect(givesItself(mug)).toBe(false)
})
