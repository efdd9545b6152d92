/**
 * The directory is killed at every step of a move: whoever watches the step that it has written down pulls the plug at that
 * moment, and the disk says afterwards at which step it really was.
 */
import { copyFileSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { OrderId, VariantId } from '#domain/ids'
import { STEPS, type Step } from '#domain/shards/seen'
import { slotInId } from '#domain/shards/slots'
import type { Client } from '../client.ts'
import { decide, seenNow, type Logged } from '../shards/decide.ts'
import { buy, type Bought } from './buyer.ts'
import type { DoomedShop } from './doomed-shop.ts'
import { slotsKept } from './upheaval.ts'

/** Light load, in shoppers who buy one thing after the other. */
const SHOPPERS = 3
/** Power cuts for one step, at most: a step lasts some ten ms, and the plug is not always pulled in time. */
const TRIES_MAX = 20
const SLOTS_A_MOVE = 32
/** A move that has not ended so long after the start hangs, in ms. */
const WITHIN_MS = 60_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The step at which the directory was when it died, as its own database says; null between two slots. */
export const stepOnDisk = (folder: string): Step | null => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-dead-'))
  try {
    for (const file of globSync(`${folder}/do/stoa-ShardDirectory/*.sqlite`)) {
      const copy = join(home, 'copy.sqlite')
      for (const end of ['', '-wal']) {
        rmSync(copy + end, { force: true })
        if (existsSync(file + end)) copyFileSync(file + end, copy + end)
      }
      const database = new DatabaseSync(copy)
      try {
        const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'decisions'`).get()
        if (!isThere) continue
        const text = `SELECT work ->> '$.current.step' AS step FROM decisions WHERE state = 'doing' AND step IS NOT NULL`
        const row = database.prepare(text).get() as { step: Step } | undefined
        if (row) return row.step
      } finally {
        database.close()
      }
    }
    return null
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

export type DirectoryStorm = {
  readonly shop: DoomedShop
  readonly bought: readonly Bought[]
  readonly killedAt: Readonly<Record<Step | 'between', number>>
  /** Moves that were carried out, and those that did not end. */
  readonly moves: number
  readonly movesOpen: number
  /** Buyers who were never answered. */
  readonly callsFailed: number
}

/** Shoppers who go on until they are told to stop. */
const shoppersOf = (url: string, item: VariantId) => {
  const closing = new AbortController()
  let callsFailed = 0
  const bought: Bought[] = []
  const shopping = Array.from({ length: SHOPPERS }, async () => {
    while (!closing.signal.aborted) {
      try {
        const got = await buy(url, item)
        if (got) bought.push(got)
      } catch {
        callsFailed++
      }
    }
  })
  const close = async () => {
    closing.abort()
    await Promise.all(shopping)
    return callsFailed
  }
  return { bought, close }
}

/** Slots of orders that somebody has been told of, from whichever shard keeps more of them to the other. */
const beginMove = async (staff: Client, bought: readonly Bought[]): Promise<Logged> => {
  const seen = await seenNow(staff)
  const used = new Set(bought.map(({ order }) => slotInId(order as OrderId)))
  const [one, other] = ['orders-0', 'orders-1'].map((shard) => ({
    shard,
    slots: slotsKept(seen, 'orders', shard).filter((slot) => used.has(slot)),
  }))
  if (!one || !other) throw new Error('the first two shards have gone')
  const [from, to] = one.slots.length > other.slots.length ? [one, other] : [other, one]
  const slots = from.slots.slice(0, SLOTS_A_MOVE)
  return decide(staff, {
    decision: { type: 'move-slots', keyspace: 'orders', from: from.shard, to: to.shard, slots },
    note: '',
  })
}

/**
 * The step to wait for: a step lasts some ten ms and word of it travels as long, so every other time the plug is pulled when
 * the one before is told, and a little later.
 */
const cueFor = (step: Step, tries: number): Step => (tries % 2 === 1 && STEPS[STEPS.indexOf(step) - 1]) || step
const LATER_MS = 8

/** @returns whether the move is at that step now, and not over yet */
const untilStep = async (staff: Client, id: string, step: Step): Promise<boolean> => {
  for (;;) {
    const move = (await seenNow(staff)).moves.find((one) => one.id === id)
    if (move?.step === step) return true
    if (move?.state === 'done') return false
  }
}

const hasEnded = async (staff: Client, id: string): Promise<boolean> => {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await pause(100)) {
    const state = (await seenNow(staff)).log.find((one) => one.id === id)?.state
    if (state === 'done') return true
    if (state !== 'doing') return false
  }
  return false
}

export const killTheDirectory = async (
  first: DoomedShop,
  {
    item,
    staff,
    folder,
    again,
    say,
  }: {
    readonly item: VariantId
    readonly staff: Client
    readonly folder: string
    readonly again: () => Promise<DoomedShop>
    readonly say: (text: string) => void
  },
): Promise<DirectoryStorm> => {
  let shop = first
  let moves = 0
  let movesOpen = 0
  const killedAt = { copy: 0, freeze: 0, 'hand-over': 0, flip: 0, forget: 0, between: 0 }
  const { bought, close } = shoppersOf(shop.url, item)
  while (bought.length < SLOTS_A_MOVE) await pause(100)
  for (const step of STEPS) {
    for (let tries = 0; tries < TRIES_MAX && killedAt[step] === 0; tries++) {
      const { id } = await beginMove(staff, bought)
      const isThere = await untilStep(staff, id, cueFor(step, tries))
      if (isThere) {
        if (tries > 0) await pause(Math.random() * LATER_MS)
        await shop.kill()
        const died = stepOnDisk(folder) ?? 'between'
        killedAt[died]++
        say(`wanted ${step}, killed at ${died}: ${bought.length} orders acknowledged so far`)
        shop = await again()
      }
      if (await hasEnded(staff, id)) moves++
      else movesOpen++
    }
  }
  const callsFailed = await close()
  return { shop, bought, killedAt, moves, movesOpen, callsFailed }
}
