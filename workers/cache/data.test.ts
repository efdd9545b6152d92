/** What the isolate remembers of the store: never older than five seconds, asked for once, and nobody waits for another. */
import { afterEach, expect, test, vi } from 'vitest'
import { openData, openWhole } from './data.ts'
import { CATALOGUE, purgeHere } from './tags.ts'

type Thing = { readonly name: string; readonly version: number }

/** A store whose answers are given by hand: what was asked, and how each question ends. */
const openStore = () => {
  const requested: string[][] = []
  const answers: { readonly give: (things: readonly Thing[]) => void; readonly fail: () => void }[] = []
  const read = (_: null, keys: readonly string[]) => {
    requested.push([...keys])
    return new Promise<ReadonlyMap<string, Thing>>((resolve, reject) =>
      answers.push({
        give: (things) => resolve(new Map(things.map((thing) => [thing.name, thing]))),
        fail: () => reject(new Error('the store does not answer')),
      }),
    )
  }
  const data = openData({ entriesMax: 3, tags: ['things'], read, versionOf: ({ version }: Thing) => version })
  const know = async (things: readonly Thing[], now: number) => {
    const names = things.map(({ name }) => name)
    const answer = data.many(null, names, now)
    answers.at(-1)?.give(things)
    await answer
  }
  return { data, requested, answers, know }
}

const mug = { name: 'mug', version: 1 }
const changed = { name: 'mug', version: 2 }

afterEach(() => void vi.restoreAllMocks())

test('what is known is answered without a question for three seconds', async () => {
  const { data, requested, know } = openStore()
  await know([mug], 1_000)
  expect(await data.one(null, 'mug', 4_000)).toBe(mug)
  expect(requested).toEqual([['mug']])
})

test('that there is nothing is known as well', async () => {
  const { data, requested, answers } = openStore()
  const first = data.one(null, 'nobody', 1_000)
  answers[0]?.give([])
  expect([await first, await data.one(null, 'nobody', 2_000)]).toEqual([undefined, undefined])
  expect(requested).toHaveLength(1)
})

test('after three seconds one asks anew, and the others go on with what is known, until it is five seconds old', async () => {
  const { data, requested, answers, know } = openStore()
  await know([mug], 1_000)
  const renewing = data.one(null, 'mug', 4_001)
  expect(await data.one(null, 'mug', 4_002)).toBe(mug)
  expect(requested).toHaveLength(2)
  answers[1]?.give([changed])
  expect(await renewing).toBe(changed)
  expect(await data.one(null, 'mug', 4_003)).toBe(changed)
})

test('nothing is answered that is older than five seconds, whoever has asked and never came back', async () => {
  const { data, answers, know } = openStore()
  await know([mug], 1_000)
  void data.one(null, 'mug', 5_990)
  const late = data.one(null, 'mug', 6_001)
  await vi.waitFor(() => expect(answers).toHaveLength(3), 2_000)
  answers[2]?.give([changed])
  expect(await late).toBe(changed)
})

test('fifty who want what nobody knows ask once', async () => {
  const { data, requested, answers } = openStore()
  const all = Array.from({ length: 50 }, (_, at) => data.one(null, 'mug', 1_000 + at))
  answers[0]?.give([mug])
  expect(new Set(await Promise.all(all))).toEqual(new Set([mug]))
  expect(requested).toHaveLength(1)
})

test('a request that was cut off holds nobody up for longer than a moment, and again only one asks', async () => {
  const { data, requested, answers } = openStore()
  void data.one(null, 'mug', 1_000)
  const begun = Date.now()
  const waiting = Array.from({ length: 20 }, () => data.one(null, 'mug', 1_001))
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(1), 2_000)
  for (const answer of answers) answer.give([mug])
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([mug]))
  expect(Date.now() - begun).toBeLessThan(1_000)
  expect(requested).toHaveLength(2)
})

test('when a question fails, those who stood back ask again, and it is the asker who is told', async () => {
  const { data, requested, answers } = openStore()
  const first = data.one(null, 'mug', 1_000)
  const second = data.one(null, 'mug', 1_001)
  answers[0]?.fail()
  await expect(first).rejects.toThrow('does not answer')
  await vi.waitFor(() => expect(requested).toHaveLength(2))
  answers[1]?.give([mug])
  expect(await second).toBe(mug)
})

test('a store that is away is no harm as long as what is known is fresh, and a fault behind that', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue()
  const { data, answers, know } = openStore()
  await know([mug], 1_000)
  const fresh = data.one(null, 'mug', 6_000)
  answers[1]?.fail()
  expect(await fresh).toBe(mug)
  const old = data.one(null, 'mug', 6_001)
  answers[2]?.fail()
  await expect(old).rejects.toThrow('does not answer')
  expect(written).toHaveBeenCalledTimes(1)
})

test('an older version never takes the place of a newer one', async () => {
  const { data, answers, know } = openStore()
  await know([changed], 1_000)
  const renewing = data.one(null, 'mug', 4_500)
  answers[1]?.give([mug])
  expect(await renewing).toBe(changed)
  expect(await data.one(null, 'mug', 4_000)).toBe(changed)
})

test('remembers no more than it may', async () => {
  const { data, requested, know } = openStore()
  for (const name of ['a', 'b', 'c', 'd']) await know([{ name, version: 1 }], 1_000)
  await data.many(null, ['b', 'c', 'd'], 1_001)
  expect(requested).toHaveLength(4)
  void data.one(null, 'a', 1_001)
  expect(requested).toHaveLength(5)
})

test.each(['things', CATALOGUE])('a purge of %s is seen at once, also by what was asked before it', async (tag) => {
  const { data, requested, answers, know } = openStore()
  await know([mug], 1_000)
  const renewing = data.one(null, 'mug', 4_500)
  purgeHere([tag], 4_500)
  answers[1]?.give([mug])
  expect(await renewing).toBe(mug)
  const after = data.one(null, 'mug', 4_501)
  expect(requested).toHaveLength(3)
  answers[2]?.give([changed])
  expect(await after).toBe(changed)
})

test('a purge of something else is not', async () => {
  const { data, requested, know } = openStore()
  await know([mug], 1_000)
  purgeHere(['elsewhere'], 1_001)
  expect([await data.one(null, 'mug', 1_002), requested.length]).toEqual([mug, 1])
})

test('a whole is one thing, also when it is empty', async () => {
  let reads = 0
  const whole = openWhole({ tags: ['menu'], read: async (): Promise<string[]> => (reads++, []) })
  expect([await whole.get(null, 1_000), await whole.get(null, 2_000), reads]).toEqual([[], [], 1])
  whole.forget()
  await whole.get(null, 2_001)
  expect(reads).toBe(2)
})
