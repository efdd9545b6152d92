/** Every decision and every reason is said in both languages, whichever figures come with it. */
import { expect, test } from 'vitest'
import { REASON_CODES, type Reason, type ReasonCode } from '#domain/sharding/decision'
import { LANGUAGES } from '#domain/languages'
import { busy, NAMES, NOW, RUNNER } from '#tests/shards/snapshots'
import { decisionText, reasonText } from './decided.ts'
import { shardingMessages } from './messages/index.ts'

const views = LANGUAGES.map((language) => ({ language, names: NAMES }))
const han = /\p{Script=Han}/u

const rightLanguage = (language: string, text: string) => {
  expect(han.test(text), text).toBe(language === 'zh')
  expect(text).not.toMatch(/undefined|NaN|[[\]{}]|…/)
}

/** Figures that each code brings, as its policy writes them (domain/sharding/decision.ts). */
const SHARD = { shard: 'inventory-3', percent: 86, line: 80 } as const
const FIGURES: Readonly<Record<string, Reason['figures']>> = {
  'shard-over': { ...SHARD, windows: 2, percents: '82 84', calls: 40 },
  'no-room': { ...SHARD, windows: 6, fill: 55, shards: 1 },
  'item-over': { item: RUNNER, lane: 0, percent: 90, line: 80, windows: 6, calls: 402, lanes: 4, bears: 150 },
  'lane-short': { item: RUNNER, to: 2, left: 11, asks: 71, from: 3, had: 148 },
  'sale-announced': {
    sale: 'noon',
    name: 'Noon drop',
    startsAt: NOW,
    expected: 2_930,
    bearable: 1_800,
    keyspace: 'orders',
  },
  rising: { keyspace: 'orders', now: 900, expected: 1_800, band: 200, minutes: 5, bearable: 1_100 },
  'shard-under': { ...SHARD, minutes: 10 },
  'item-under': { item: RUNNER, calls: 20, percent: 13, line: 30, windows: 60, lanes: 4 },
  'asked-by-hand': { by: 'owner@shop.example', why: '' },
  'not-long-enough': { ...SHARD, windows: 3, needed: 60, ended: 38 },
  'others-full': { ...SHARD, fill: 55 },
  'sale-near': { shard: 'inventory-3', percent: 12, sale: 'noon', name: 'Noon drop', startsAt: NOW },
  'limit-reached': { limit: 'shardsMax', most: 256, wanted: 2 },
  'slot-over': { shard: 'inventory-3', percent: 97, slot: 417, calls: 180 },
  'sold-out': { item: RUNNER, calls: 400 },
  'few-units': { item: RUNNER, units: 3, lanes: 1 },
  'no-other-shard': { item: RUNNER, lanes: 4, shards: 1 },
}

test('there is a message for every reason that a policy may give', () => {
  for (const { language } of views)
    expect(Object.keys(shardingMessages[language].reasons)).toEqual(expect.arrayContaining([...REASON_CODES]))
})

test.each(Object.entries(FIGURES))('%s is said, with every figure and without what is not known', (code, figures) => {
  for (const view of views) {
    const text = reasonText(view, { policy: 'threshold', code: code as ReasonCode, figures })
    rightLanguage(view.language, text)
    // The item by its name, never by its id; moments as clock times.
    expect(text).not.toMatch(/var_|shardsMax|1,795/)
    const numbers = Object.values(figures).filter((figure) => typeof figure === 'number' && figure < 1_000)
    const said = numbers.filter((figure) => text.includes(String(figure)))
    expect(said.length, text).toBeGreaterThanOrEqual(Math.min(2, numbers.length))
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
  const [english, chinese] = [textsIn(shardingMessages.en), textsIn(shardingMessages.zh)]
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
