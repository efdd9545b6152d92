/** What a directory may have decided: of every kind, in every state, each with its reason. */
import type { VariantId } from '#domain/ids'
import type { LoggedDecision } from '#domain/sharding/directory-snapshot'

export const RUNNER = 'var_0000000000rvnner' as VariantId
export const CARAFE = 'var_0000000000carafe' as VariantId

export const at = (hours: number, minutes: number, seconds: number) => Date.UTC(2026, 10, 26, hours, minutes, seconds)

export const PROPOSAL = 'dec-4'
export const JOB = 'dec-7'
const MOVING = Array.from({ length: 60 }, (_, index) => 326 + index)

export const LOG: readonly LoggedDecision[] = [
  {
    id: JOB,
    at: at(11, 46, 2),
    decision: { type: 'move-slots', keyspace: 'inventory', from: 'inventory-3', to: 'inventory-9', slots: MOVING },
    reason: {
      policy: 'threshold',
      code: 'shard-over',
      figures: { shard: 'inventory-3', percent: 86, line: 80, windows: 6, percents: '82 84 83 85 86 86', calls: 72 },
    },
    state: 'doing',
    by: null,
    note: '',
  },
  {
    id: 'dec-6',
    at: at(11, 45, 58),
    decision: { type: 'transfer', item: RUNNER, from: 3, to: 2, units: 40 },
    reason: {
      policy: 'threshold',
      code: 'lane-short',
      figures: { item: RUNNER, to: 2, left: 11, asks: 71, from: 3, had: 148 },
    },
    state: 'doing',
    by: null,
    note: '',
  },
  {
    id: 'dec-5',
    at: at(11, 45, 10),
    decision: { type: 'open-shards', keyspace: 'inventory', count: 1, hint: 'weur' },
    reason: {
      policy: 'threshold',
      code: 'no-room',
      figures: { shard: 'inventory-3', percent: 83, line: 80, windows: 6, fill: 55, shards: 1 },
    },
    state: 'done',
    by: null,
    note: '',
  },
  {
    id: PROPOSAL,
    at: at(11, 44, 31),
    decision: { type: 'open-shards', keyspace: 'inventory', count: 4 },
    reason: {
      policy: 'traffic',
      code: 'sale-announced',
      figures: {
        sale: 'noon',
        name: 'Noon drop',
        startsAt: at(12, 0, 0),
        expected: 2_930,
        bearable: 1_984,
        keyspace: 'inventory',
      },
    },
    state: 'waits',
    by: null,
    note: '',
  },
  {
    id: 'dec-3',
    at: at(11, 31, 6),
    decision: { type: 'split-item', item: RUNNER, lanes: 6 },
    reason: {
      policy: 'threshold',
      code: 'item-over',
      figures: { item: RUNNER, lane: 0, percent: 88, line: 80, windows: 6, calls: 402, lanes: 4, bears: 130 },
    },
    state: 'done',
    by: null,
    note: '',
  },
  {
    id: 'dec-2',
    at: at(11, 12, 44),
    decision: { type: 'close-shard', keyspace: 'inventory', shard: 'inventory-7' },
    reason: {
      policy: 'threshold',
      code: 'shard-under',
      figures: { shard: 'inventory-7', percent: 28, line: 30, minutes: 20 },
    },
    state: 'let-be',
    by: null,
    note: '',
  },
  {
    id: 'dec-1',
    at: at(10, 58, 20),
    decision: {
      type: 'move-slots',
      keyspace: 'inventory',
      from: 'inventory-0',
      to: 'inventory-4',
      slots: Array.from({ length: 23 }, (_, index) => 9 + index),
    },
    reason: {
      policy: 'hand',
      code: 'asked-by-hand',
      figures: { by: 'owner@shop.example', why: 'Stocktake until eleven' },
    },
    state: 'stopped',
    by: 'owner@shop.example',
    note: '',
  },
]
