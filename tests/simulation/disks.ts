/**
 * The disks of a history's objects. Those that migrations have made are used again: all that a history writes on one is
 * inside a transaction, which is undone for the next. So tables are made once, and statements are parsed once.
 */
import { migrations as directory } from '#schema/shards/directory/migrations/index'
import { migrations as inventory } from '#schema/shards/inventory/migrations/index'
import { openShard } from '#schema/shards/open'
import { migrations as orders } from '#schema/shards/orders/migrations/index'
import { migrations as room } from '#schema/shards/waiting-room/migrations/index'
import { Disk } from '#tests/sqlite'
import { Machine } from './machine.ts'

const MIGRATIONS = { orders, inventory, directory, room }

/** What kind of object it is the disk of. */
export type DiskOf = keyof typeof MIGRATIONS

/** Of so many disks one is blank: its object makes its own tables, under all the trouble of its first turns. */
const BLANK_EVERY = 25

/** Made in this thread, and not in use. */
const idle: Record<DiskOf, Disk[]> = { orders: [], inventory: [], directory: [], room: [] }

const made = (kind: DiskOf): Disk => {
  const disk = new Disk()
  openShard(new Machine(kind, false, disk).ctx.storage, MIGRATIONS[kind])
  return disk
}

/** Those of one history. */
export class Disks {
  readonly #used: { readonly kind: DiskOf; readonly disk: Disk }[] = []
  #taken: number

  /** @param seed which of them are blank depends on it, and on nothing that happened before */
  constructor(seed: number) {
    this.#taken = seed
  }

  take(kind: DiskOf): Disk {
    if (++this.#taken % BLANK_EVERY === 0) return new Disk()
    const disk = idle[kind].pop() ?? made(kind)
    disk.sqlite.exec('BEGIN')
    this.#used.push({ kind, disk })
    return disk
  }

  /** The history is over. */
  giveBack(): void {
    for (const { kind, disk } of this.#used.splice(0)) {
      disk.sqlite.exec('ROLLBACK')
      idle[kind].push(disk)
    }
  }
}
