/** The inventory shard as it would be without group commit: each call is a transaction of its own, carried out when it comes. */
import { InventoryShard } from '#durable-objects/inventory/inventory-shard'
import { GroupCommit } from '#durable-objects/sharding/group-commit'

class EachAlone extends GroupCommit {
  readonly #storage: DurableObjectStorage
  readonly #after: () => void
  readonly #undone: () => void

  constructor(storage: DurableObjectStorage, after: () => void, undone: () => void) {
    super(storage, after, undone)
    this.#storage = storage
    this.#after = after
    this.#undone = undone
  }

  override run<T>(work: () => T): Promise<T> {
    try {
      return Promise.resolve(this.#storage.transactionSync(work))
    } catch (fault) {
      this.#undone()
      return Promise.reject(fault)
    } finally {
      this.#after()
    }
  }
}

export class InventoryShardAlone extends InventoryShard {
  protected override readonly group = new EachAlone(
    this.ctx.storage,
    () => this.nextAlarm.set(Date.now()),
    () => this.slots.reload(),
  )
}
