/** The two ends of a move: what does not fit what is written there is refused, and changes nothing. */
import { expect, test, vi } from 'vitest'
import { FREEZE_MS, type MoveStep } from '#domain/sharding/keeping'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_CURSOR, type Cursor } from '#schema/shards/batches'
import { changing, newItem, shardsAlone } from '#tests/shards/shards-alone'

const FIRST_VERSION = 1

/** An item with seven units at its first keeper, and a shard that its slot may go to. */
const scene = async () => {
  const alone = shardsAlone()
  const item = newItem()
  const slot = slotOfItem(item)
  const source = alone.keeper(item)
  const target = alone.inventory('inventory-5')
  await source.change([changing('receive', item, 7)])
  const step: MoveStep = { move: 'one', slot, version: FIRST_VERSION }
  const keeper = { name: 'inventory-5' }
  const from = { name: source.name }
  const ask = (shard: typeof source, given: Parameters<typeof source.ask>[0]['visit']['given'] = []) =>
    shard.ask({ visit: { slots: [slot], given }, verb: 'stockOf', args: [[item]] })
  const rows = (shard: typeof source) =>
    JSON.stringify(
      ['slots', 'arrivals', 'departures', 'stock', 'items'].map((table) =>
        alone.machines.get(shard.name)?.read(`SELECT * FROM ${table}`),
      ),
    )
  const send = async (epoch: number | null, of: MoveStep = step) => {
    const { number, cursor } = target.arrived(of)
    const packed = source.packed(of, cursor)
    if (!packed.ok) throw new Error(packed.refusal.code)
    const { batch, cursor: next } = packed.value
    return target.arrive({ ...of, from, number: number + 1, batch, cursor: next, epoch })
  }
  /** As far as the freeze; everything has been copied. */
  const frozen = async () => {
    await source.leave(step)
    await send(null)
    const answer = await source.freeze(step)
    if (!answer.ok) throw new Error(answer.refusal.code)
    await send(answer.value.epoch)
    return answer.value.epoch
  }
  const handOver = (epoch: number, as = 2) => source.handOver({ ...step, epoch, keeper, as })
  return { ...alone, item, slot, source, target, step, keeper, from, ask, rows, send, frozen, handOver }
}

test('a slot goes from one shard to the other, and there is one that answers at every step', async () => {
  const { source, target, step, ask, send, frozen, handOver, slot, keeper } = await scene()
  const who = async () => [(await ask(source)).at, (await ask(target)).at]
  expect(await who()).toEqual(['here', 'moved'])
  await source.leave(step)
  await send(null)
  expect(await who()).toEqual(['here', 'moved'])
  const epoch = await frozen()
  expect(await who()).toEqual(['frozen', 'moved'])
  await handOver(epoch)
  expect(await who()).toEqual(['moved', 'moved'])
  const gone = await ask(source)
  const given = gone.at === 'moved' ? gone.given : []
  expect(given).toEqual([{ slot, move: 'one', epoch, version: 2, keeper }])
  // Whoever is sent there brings the word: nobody waits for the directory.
  expect((await ask(target, given)).at).toBe('here')
  expect(await target.keep(step, { epoch, version: 2 })).toEqual({ ok: true, value: null })
  expect(await source.forget(step)).toEqual({ ok: true, value: true })
  expect(await who()).toEqual(['moved', 'here'])
})

type Scene = Awaited<ReturnType<typeof scene>>
const other: Partial<MoveStep> = { move: 'two' }
const nothing = { from: { name: 'inventory-0' }, batch: [], cursor: FIRST_CURSOR as Cursor, epoch: null }

/** Up to some step, then what is asked that does not fit, at which of the two, and the refusal. */
const REFUSED: readonly (readonly [string, (s: Scene) => Promise<unknown>, (s: Scene) => unknown, string])[] = [
  ['a slot that it never had cannot leave', async () => {}, ({ target, step }) => target.leave(step), 'slot-not-kept'],
  [
    'a slot that it never had is not packed',
    async () => {},
    ({ target, step }) => target.packed(step, FIRST_CURSOR),
    'slot-not-kept',
  ],
  [
    'a slot that is not leaving is not frozen',
    async () => {},
    ({ source, step }) => source.freeze(step),
    'slot-not-kept',
  ],
  [
    'a slot that is leaving has no second move',
    ({ source, step }) => source.leave(step),
    ({ source, step }) => source.leave({ ...step, ...other }),
    'slot-busy',
  ],
  [
    'a slot that is frozen has no second move',
    ({ frozen }) => frozen(),
    ({ source, step }) => source.freeze({ ...step, ...other }),
    'slot-busy',
  ],
  [
    'a slot that is not frozen is not handed over',
    ({ source, step }) => source.leave(step),
    ({ handOver }) => handOver(1),
    'slot-thawed',
  ],
  [
    'another freeze than the last is not handed over',
    async ({ frozen }) => frozen(),
    ({ handOver }) => handOver(7),
    'slot-thawed',
  ],
  [
    'what was given up does not leave again',
    async ({ frozen, handOver }) => handOver(await frozen()),
    ({ source, step }) => source.leave({ ...step, ...other, version: 2 }),
    'slot-not-kept',
  ],
  [
    'what was given up does not stay',
    async ({ frozen, handOver }) => handOver(await frozen()),
    ({ source, step }) => source.stay(step),
    'slot-not-kept',
  ],
  [
    'a directory that is behind moves nothing',
    async ({ frozen, handOver }) => handOver(await frozen()),
    ({ source, step, slot }) => source.leave({ ...step, slot: slot ^ 1 }),
    'topology-outdated',
  ],
  [
    'a directory that is behind brings nothing',
    async ({ frozen, handOver, target, step }) => {
      const epoch = await frozen()
      await handOver(epoch)
      await target.keep(step, { epoch, version: 2 })
    },
    ({ target, step, slot }) => target.arrive({ ...step, ...nothing, slot: slot ^ 1, number: 1 }),
    'topology-outdated',
  ],
  [
    'a batch that comes before another is sent back',
    ({ source, step }) => source.leave(step),
    ({ target, step }) => target.arrive({ ...step, ...nothing, number: 2 }),
    'batch-missing',
  ],
  [
    'a slot arrives of one move at a time',
    async ({ source, step, send }) => {
      await source.leave(step)
      await send(null)
    },
    ({ target, step }) => target.arrive({ ...step, ...other, ...nothing, number: 1 }),
    'slot-busy',
  ],
  [
    'a slot that is kept does not arrive',
    async () => {},
    ({ source, step }) => source.arrive({ ...step, ...nothing, number: 1 }),
    'slot-busy',
  ],
  [
    'a shard that is not ready does not begin',
    async ({ source, step, send }) => {
      await source.leave(step)
      await send(null)
    },
    ({ target, step }) => target.keep(step, { epoch: 0, version: 2 }),
    'slot-not-kept',
  ],
  [
    'a shard that is ready for another freeze does not begin',
    ({ frozen }) => frozen(),
    ({ target, step }) => target.keep(step, { epoch: 9, version: 2 }),
    'slot-thawed',
  ],
  [
    'a shard that is ready for another move does not begin',
    ({ frozen }) => frozen(),
    ({ target, step }) => target.keep({ ...step, ...other }, { epoch: 1, version: 2 }),
    'slot-not-kept',
  ],
  ['what is kept is not forgotten', async () => {}, ({ source, step }) => source.forget(step), 'slot-not-kept'],
  [
    'what is leaving is not forgotten',
    ({ source, step }) => source.leave(step),
    ({ source, step }) => source.forget(step),
    'slot-not-kept',
  ],
  [
    'what went with one move is not forgotten with another',
    async ({ frozen, handOver }) => handOver(await frozen()),
    ({ source, step }) => source.forget({ ...step, ...other }),
    'slot-not-kept',
  ],
  [
    'what is kept is not sent on',
    async () => {},
    ({ source, slot, keeper }) => source.redirect({ slot, move: 'one', epoch: 1, version: 9, keeper }),
    'slot-not-kept',
  ],
  [
    'what has begun is not sent back',
    async ({ frozen, handOver, target, step }) => {
      const epoch = await frozen()
      await handOver(epoch)
      await target.keep(step, { epoch, version: 2 })
    },
    ({ target, step }) => target.sendBack(step, { name: 'inventory-0' }),
    'slot-busy',
  ],
]

test.each(REFUSED)('%s', async (_, upTo, asked, code) => {
  const here = await scene()
  await upTo(here)
  const before = [here.rows(here.source), here.rows(here.target)]
  expect(await asked(here)).toMatchObject({ ok: false, refusal: { code } })
  expect([here.rows(here.source), here.rows(here.target)]).toEqual(before)
})

test('whoever asks the new keeper too early is sent to the old one, and its hint is no word to begin with', async () => {
  const { source, target, slot, ask, frozen, handOver } = await scene()
  const epoch = await frozen()
  const hint = { slot, move: 'one', keeper: { name: source.name }, epoch: 0, version: FIRST_VERSION }
  expect(await ask(target)).toEqual({ at: 'moved', given: [hint], unknown: [] })
  expect((await ask(target, [hint])).at).toBe('moved')
  await handOver(epoch)
  const gone = await ask(source)
  expect((await ask(target, gone.at === 'moved' ? gone.given : [])).at).toBe('here')
})

test('every step may be asked for again', async () => {
  const { from, source, target, step, item, send, frozen, handOver, rows } = await scene()
  for (let times = 0; times < 2; times++) expect(await source.leave(step)).toMatchObject({ ok: true })
  await send(null)
  const packed = source.packed(step, FIRST_CURSOR)
  if (!packed.ok) throw new Error('it is leaving')
  const first = rows(target)
  const { batch, cursor } = packed.value
  expect(await target.arrive({ ...step, from, number: 1, batch, cursor, epoch: null })).toMatchObject({ ok: true })
  expect(rows(target)).toBe(first)
  const epoch = await frozen()
  for (let times = 0; times < 2; times++) expect(await handOver(epoch)).toMatchObject({ ok: true })
  for (let times = 0; times < 2; times++)
    expect(await target.keep(step, { epoch, version: 2 })).toMatchObject({ ok: true })
  expect(await target.arrive({ ...step, from, number: 1, batch, cursor, epoch: null })).toMatchObject({ ok: true })
  for (let times = 0; times < 2; times++) expect(await source.forget(step)).toEqual({ ok: true, value: true })
  expect(target.stockOf([item]).stock).toMatchObject([{ available: 7 }])
})

test('a freeze whose time is up counts for nothing: what was written then is not left behind', async () => {
  const { source, target, step, item, ask, frozen, handOver, send } = await scene()
  const epoch = await frozen()
  vi.useFakeTimers({ now: Date.now() + FREEZE_MS })
  try {
    expect((await ask(source)).at).toBe('here')
    vi.useRealTimers()
    await source.change([changing('receive', item, 1)])
    expect(await handOver(epoch)).toMatchObject({ refusal: { code: 'slot-thawed' } })
    const again = await source.freeze(step)
    if (!again.ok) throw new Error(again.refusal.code)
    expect(again.value.epoch).toBe(epoch + 1)
    // What the other end is ready for is an old freeze: it has to be told of what is new first.
    expect(await target.keep(step, { epoch: epoch + 1, version: 2 })).toMatchObject({
      refusal: { code: 'slot-thawed' },
    })
    await send(epoch + 1)
    expect(await handOver(epoch + 1)).toMatchObject({ ok: true })
    expect(await target.keep(step, { epoch: epoch + 1, version: 2 })).toMatchObject({ ok: true })
    expect(target.stockOf([item]).stock).toMatchObject([{ available: 8 }])
  } finally {
    vi.useRealTimers()
  }
})

test('a move that is called off leaves the old keeper as it was, and nothing at the other end', async () => {
  const { source, target, step, item, ask, frozen, handOver, slot } = await scene()
  const epoch = await frozen()
  expect(await source.stay(step)).toMatchObject({ ok: true })
  expect(await target.sendBack(step, { name: source.name })).toMatchObject({ ok: true })
  expect([(await ask(source)).at, (await ask(target)).at]).toEqual(['here', 'moved'])
  expect(target.stockOf([item]).stock).toEqual([])
  // What comes late of it finds nothing to do.
  expect(await handOver(epoch)).toMatchObject({ refusal: { code: 'slot-thawed' } })
  const gone = await ask(target)
  expect(gone.at === 'moved' && gone.given).toMatchObject([{ slot, keeper: { name: source.name } }])
  expect(await source.leave({ ...step, move: 'two' })).toMatchObject({ ok: true })
})

test('a shard that was told where a slot has gone since sends its callers there, and never back', async () => {
  const { source, ask, frozen, handOver, slot } = await scene()
  await handOver(await frozen(), 4)
  const word = { slot, move: 'later', epoch: 1, version: 9, keeper: { name: 'inventory-8' } }
  await source.redirect(word)
  await source.redirect({ ...word, version: 5, keeper: { name: 'inventory-3' } })
  const gone = await ask(source)
  expect(gone.at === 'moved' && gone.given).toEqual([word])
})
