/** What the pages say: all of it in both languages, in the voice of a calm shopkeeper. */
import { expect, test } from 'vitest'
import type { Language } from '#domain/languages'
import { admissionMessages } from './admission/messages/index.ts'
import { catalogMessages } from './catalog/messages/index.ts'
import { frameMessages } from './frame/messages/index.ts'
import { ordersMessages } from './orders/messages/index.ts'
import { storedValueMessages } from './orders/messages/stored-value.ts'

const all = {
  frame: frameMessages,
  catalog: catalogMessages,
  orders: ordersMessages,
  storedValue: storedValueMessages,
  admission: admissionMessages,
}

/** Every text with its place; functions are asked to speak. */
const textsIn = (said: unknown, place = ''): [place: string, text: string][] => {
  if (typeof said === 'string') return [[place, said]]
  if (typeof said === 'function') return [[place, String(said('X', 'Y', 'Z'))]]
  return Object.entries(said as object).flatMap(([name, inner]) => textsIn(inner, place ? `${place}.${name}` : name))
}

const allIn = (language: Language) =>
  Object.entries(all).flatMap(([word, messages]) => textsIn(messages[language], word))

const english = allIn('en')
const chinese = allIn('zh')

/** Names, signs and numbers are the same everywhere. */
const SAME =
  /^(frame\.(colon|languageName)|catalog\.searchPage\.titleFor|orders\.checkout\.noted|orders\.checkout\.demoCards\.\d\.0)$/

test('no text is empty, shouts, or says Oops', () => {
  for (const [place, text] of [...english, ...chinese]) {
    expect(text.trim(), place).not.toBe('')
    expect(text, place).not.toMatch(/[!！]|oops|successfully/i)
  }
})

test('both languages say the same things', () => {
  const places = (texts: [string, string][]) => texts.map(([place]) => place)
  expect(new Set(places(chinese))).toEqual(new Set(places(english)))
})

test('what is said in Chinese is Chinese, and what is said in English is not', () => {
  const han = /\p{Script=Han}/u
  const other = ([place]: [string, string]) => !SAME.test(place)
  expect(chinese.filter(other).filter(([, text]) => !han.test(text))).toEqual([])
  expect(english.filter(([, text]) => han.test(text))).toEqual([])
})
