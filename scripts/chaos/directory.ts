/**
 * The directory is killed at every step of a move, right after it has written the step down: the shop is stopped and let go
 * on a millisecond at a time, until its disk says that it has come so far; then the plug is pulled.
 */
import { copyFileSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { OrderId, VariantId } from '#domain/ids'
import { STEPS, type Step } from '#domain/sharding/directory-snapshot'
import { KEYSPACES, slotInId, slotOf, type Keyspace } from '#domain/sharding/slots'
import type { Client } from '../client.ts'
import { decide, snapshotNow, slotsOwned, type Logged } from '../shards/decide.ts'
import { buy, type Bought } from './buyer.ts'
import type { DoomedShop } from './doomed-shop.ts'

/** Light load, in shoppers who buy one thing after the other. */
const SHOPPERS = 3
const SLOTS_A_MOVE = 32
/** How long it is let go on between two looks at the disk, in ms: a step lasts some ten. */
const LET_GO_MS = 1
/** A move that has not ended so long after the start hangs, in ms. */
const WITHIN_MS = 60_000

/** The step at which the directory is, as its own database says; null between two slots. Nobody may be writing. */
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
  /** Keyspace and step of each power cut. */
  readonly killedAt: readonly string[]
  /** Steps that the directory could not be caught at. */
  readonly missed: number
  /** Moves that did not end as they were meant. */
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

/** Slots that are in use, from whichever of the first two shards keeps more of them to the other. */
const beginMove = async (staff: Client, keyspace: Keyspace, used: ReadonlySet<number>): Promise<Logged> => {
  const snapshot = await snapshotNow(staff)
  const [one, other] = [`${keyspace}-0`, `${keyspace}-1`].map((shard) => {
    const slots = slotsOwned(snapshot, keyspace, shard)
    return { shard, slots: slots.toSorted((a, b) => Number(used.has(b)) - Number(used.has(a))).slice(0, SLOTS_A_MOVE) }
  })
  if (!one || !other) throw new Error('the first two shards have gone')
  const inUse = ({ slots }: typeof one) => slots.filter((slot) => used.has(slot)).length
  const [from, to] = inUse(one) > inUse(other) ? [one, other] : [other, one]
  const decision = { type: 'move-slots', keyspace, from: from.shard, to: to.shard, slots: from.slots }
  return decide(staff, { decision, note: 'chaos' })
}

/** @returns whether it was caught at that step, and is dead */
const killAt = async (shop: DoomedShop, folder: string, step: Step): Promise<boolean> => {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await pause(LET_GO_MS)) {
    shop.stand()
    if (stepOnDisk(folder) === step) {
      await shop.kill()
      return true
    }
    shop.goOn()
  }
  return false
}

const hasEnded = async (staff: Client, id: string): Promise<boolean> => {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await pause(100)) {
    const state = (await snapshotNow(staff)).log.find((one) => one.id === id)?.state
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
  let missed = 0
  let movesOpen = 0
  const killedAt: string[] = []
  const { bought, close } = shoppersOf(shop.url, item)
  while (bought.length < SLOTS_A_MOVE) await pause(100)
  for (const keyspace of KEYSPACES) {
    for (const step of STEPS) {
      const orders = bought.map(({ order }) => slotInId(order as OrderId))
      const { id } = await beginMove(staff, keyspace, new Set(keyspace === 'orders' ? orders : [slotOf(item)]))
      if (await killAt(shop, folder, step)) {
        killedAt.push(`${keyspace} ${step}`)
        say(`killed at ${step} of ${keyspace}: ${bought.length} orders acknowledged so far`)
        shop = await again()
      } else missed++
      if (!(await hasEnded(staff, id))) movesOpen++
    }
  }
  const callsFailed = await close()
  return { shop, bought, killedAt, missed, movesOpen, callsFailed }
}
