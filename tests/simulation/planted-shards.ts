/** Bugs planted into moving, splitting and asking, each with the words in which the simulation must find it. */
import type { Planted } from './planted.ts'

const MOVING = 'durable-objects/sharding/moving.ts'
const LEDGER = 'durable-objects/inventory/stock-ledger.ts'
const LISTENER = 'workers/queues/inventory.ts'

/** What an acknowledged write looks like that was left behind. */
const LOST =
  /which is not there|asked for|says received|the copy|was carried out|was never heard|differs from the order|has taken|still holds/

export const shardBugs: readonly Planted[] = [
  {
    bug: 'a frozen slot goes on being served',
    plants: [
      {
        file: 'domain/sharding/keeping.ts',
        line: "(row.state === 'frozen' && now >= (row.until ?? 0))",
        by: "(row.state === 'frozen' && now >= 0)",
      },
      {
        file: 'durable-objects/sharding/slot-table.ts',
        line: '      else if (serves(row, now)) this.#thaw(row)',
        by: '      else if (serves(row, now)) {}',
      },
    ],
    found: LOST,
  },
  {
    bug: 'what changes while a slot is copied is left behind',
    plants: [{ file: MOVING, line: '      watchSlot(this.#sql, step.slot)', by: '' }],
    found: LOST,
  },
  {
    bug: 'a freeze that ran out is handed over all the same',
    plants: [
      {
        file: MOVING,
        line: "    if (state !== 'frozen' || row.value.epoch !== epoch || now >= (until ?? 0)) {",
        by: "    if (state === 'kept' || until === -now) {",
      },
      { file: 'domain/sharding/keeping.ts', line: 'export const FREEZE_MS = 1_000', by: 'export const FREEZE_MS = 5' },
    ],
    found: LOST,
  },
  {
    bug: 'the old keeper goes on when it has given a slot up',
    plants: [
      {
        file: MOVING,
        line: "state: 'gone', version: as, until: null, keeper })",
        by: "state: 'kept', version: as, until: null, keeper })",
      },
    ],
    found: /is kept by \S+ and \S+/,
  },
  {
    bug: 'the new keeper begins before the old one has given up',
    plants: [
      {
        file: MOVING,
        line: "    const state = epoch === null ? 'arriving' : 'ready'",
        by: "    const state = epoch === null ? 'arriving' : 'kept'",
      },
    ],
    found: /is kept by \S+ and \S+/,
  },
  {
    bug: 'units that arrive twice are counted twice',
    plants: [{ file: LEDGER, line: '    if (transferOf(this.#sql, item, id)) return ok(null)', by: '' }],
    found: /is not whole|over all of its lanes|its movements and holds say/,
  },
  {
    bug: 'units are sent twice when sending is repeated',
    plants: [{ file: LEDGER, line: '    if (before) return ok(before.units)', by: '' }],
    found: /is not whole|over all of its lanes/,
  },
  {
    bug: 'a fact gets a new name when it moves',
    plants: [
      {
        file: 'schema/shards/batches.ts',
        line: "  put(sql, table, ['id', ...table.columns], '(id) WHERE id IS NOT NULL', foreign)",
        by: "  put(sql, table, ['id', ...table.columns], '(id) WHERE id IS NOT NULL', foreign.map(([id, ...rest]) => [`${id}0`, ...rest]))",
      },
    ],
    found: /mails:|was not heard by all|is told \d times|statistics count/,
  },
  {
    bug: 'only the first lane gives back what was promised',
    plants: [
      {
        file: 'workers/flows/inventory/give-back.ts',
        line: '  if (open.length > 0) await release(open, env, done)',
        by: '',
      },
    ],
    found: /still holds units/,
  },
  {
    bug: 'lanes that were asked first keep what another lane has sold',
    plants: [
      {
        file: LISTENER,
        line: '  await release(await notTaken(placed, splits, env), env, new Set(placed.flatMap(takenBy)))',
        by: '',
      },
    ],
    found: /still holds units/,
  },
  {
    bug: 'the word of one lane is taken for the whole',
    plants: [
      { file: 'workers/queues/catalog.ts', line: 'changes.filter(({ split }) => !split).map(', by: 'changes.map(' },
      {
        file: 'workers/queues/catalog.ts',
        line: 'changes.filter(({ split }) => split)',
        by: 'changes.filter(() => false)',
      },
    ],
    found: /reads \S+, and \d+ are there/,
  },
  {
    bug: 'the topology names another slot than the one that moved',
    plants: [
      {
        file: 'domain/sharding/work.ts',
        line: 'topology[keyspace].slots.with(slot, ',
        by: 'topology[keyspace].slots.with((slot + 1) % 1024, ',
      },
    ],
    found: /is not at/,
  },
  {
    bug: 'only the first batch of a move is unpacked',
    plants: [
      {
        file: MOVING,
        line: '    unpack(this.#sql, this.#kind, batch, this.#shard)',
        by: '    if (last === 0) unpack(this.#sql, this.#kind, batch, this.#shard)',
      },
    ],
    found: LOST,
  },
  {
    bug: 'a later place goes in before an earlier one',
    plants: [
      {
        file: 'domain/admission/outflow.ts',
        line: '  if (place >= flow.front) return refuse',
        by: '  if (place % 2 === 0 && place >= flow.front) return refuse',
      },
      {
        file: 'domain/admission/outflow.ts',
        line: "  if (!turn) return refuse({ code: 'turn-lapsed' })",
        by: "  if (!turn && place < flow.front) return refuse({ code: 'turn-lapsed' })\n  if (!turn) return ok(flow)",
      },
    ],
    found: /behind it have gone in/,
  },
  {
    bug: 'a ticket opens as many carts as it is asked for',
    plants: [
      {
        file: 'durable-objects/admission/waiting-room.ts',
        line: "    if (given) return given.cart === cart ? ok(given) : refuse({ code: 'ticket-used' })",
        by: '    if (given) return ok(given)',
      },
    ],
    found: /let a second cart in|let two carts in/,
  },
]
