/** Every decision and every reason is said in both languages, whichever figures come with it. */
import { expect, test } from 'vitest'
import { REASON_CODES } from '#domain/shards/decision'
import { LANGUAGES } from '#domain/languages'
import { busy, NAMES, NOW, RUNNER } from '#tests/shards/seen'
import { wordsIn } from '../words/words.ts'
import { decisionText, reasonText } from './decided.ts'

const views = LANGUAGES.map((language) => ({ language, words: wordsIn[language], names: NAMES }))
const han = /\p{Script=Han}/u

const rightLanguage = (language: string, text: string) => {
  expect(han.test(text), text).toBe(language === 'zh')
  expect(text).not.toMatch(/undefined|NaN|[[\]{}]|…/)
}

/** Whatever a sentence may want to know. */
const EVERYTHING = {
  shard: 'inventory-3',
  item: RUNNER,
  sale: 'Noon drop',
  place: 'weur',
  shares: '82, 84',
  note: 'because',
  startsAt: NOW,
  above: 80,
  below: 30,
  windows: 6,
  percent: 86,
  calls: 402,
  laneCalls: 130,
  slots: 60,
  from: 3,
  to: 2,
  available: 11,
  there: 148,
  expected: 2930,
  capacity: 1800,
  minutes: 12,
} as const

test.each(REASON_CODES)('%s is said', (code) => {
  for (const view of views) {
    const text = reasonText(view, { policy: 'threshold', code, figures: EVERYTHING })
    rightLanguage(view.language, text)
    // The item by its name, never by its id.
    expect(text).not.toContain(RUNNER)
    // Figures that are missing take their words along: no sentence breaks.
    expect(
      reasonText(view, {
        policy: 'threshold',
        code,
        figures: { shard: 'inventory-3', above: 80, below: 30, to: 2, available: 1, sale: 'Noon drop' },
      }),
    ).not.toMatch(/undefined|[[\]{}]|…/)
  }
})

test('every kind of decision is said', () => {
  const decisions = busy().log.map(({ decision }) => decision)
  expect(new Set(decisions.map(({ type }) => type)).size).toBe(5)
  for (const view of views) {
    for (const decision of [...decisions, { type: 'merge-item', item: RUNNER } as const]) {
      rightLanguage(view.language, decisionText(view, decision))
    }
  }
})

/** Every text with its place; functions are asked to speak. */
const textsIn = (said: unknown, place = ''): [place: string, text: string][] => {
  if (typeof said === 'string') return [[place, said]]
  if (typeof said === 'function') return [[place, String(said(2))]]
  return Object.entries(said as object).flatMap(([name, inner]) => textsIn(inner, place ? `${place}.${name}` : name))
}

test('both languages say the same things with the same figures, calmly', () => {
  const [english, chinese] = [textsIn(wordsIn.en.shards), textsIn(wordsIn.zh.shards)]
  expect(chinese.map(([place]) => place)).toEqual(english.map(([place]) => place))
  const figures = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()
  const inChinese = new Map(chinese)
  for (const [place, text] of english) {
    expect(figures(inChinese.get(place) ?? ''), place).toEqual(figures(text))
    expect(text.trim(), place).not.toBe('')
    expect(text, place).not.toMatch(/[!！]|oops|successfully/i)
    expect(han.test(text), place).toBe(false)
  }
})
