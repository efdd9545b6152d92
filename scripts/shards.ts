/**
 * npm run shards: the shards of a running shop as a table, and scaling by hand.
 *
 * Waits until what was asked is done, with a bar while slots move. Leaves with 0 when it is done, with 1 when it was
 * refused, stopped or failed, with 2 when it could not be asked for.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { readWords } from './command-line.ts'
import type { Client } from './client.ts'
import { connect } from './running-shop.ts'
import { askingFor } from './shards/asking.ts'
import { decide as ask, snapshotNow, SHARDS_PATH, type Logged, type Move, type Snapshot } from './shards/decide.ts'
import { shardTable } from './shards/table.ts'

const USAGE = `npm run shards                          the shards as a table
npm run shards -- move --from orders-0 --slots 0-31 --to orders-1
npm run shards -- move --from orders-0 --slots 0-31 [--hint weur] [--jurisdiction eu]   to a new shard
npm run shards -- open --keyspace inventory [--count 2] [--hint weur]
npm run shards -- close orders-2
npm run shards -- split VARIANT --lanes 4
npm run shards -- merge VARIANT
npm run shards -- pause | resume        the controller
npm run shards -- stop JOB              after the slot that moves now
  --note       why: colleagues read it in the log
  --no-wait    leave as soon as it has begun
  --json       print one JSON object and nothing else
  --url        a running shop; without it the one on this machine
  --email --password   of a member of staff`

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  slots: { type: 'string' },
  keyspace: { type: 'string' },
  count: { type: 'string' },
  lanes: { type: 'string' },
  hint: { type: 'string' },
  jurisdiction: { type: 'string' },
  note: { type: 'string' },
  wait: { type: 'boolean', default: true },
  json: { type: 'boolean', default: false },
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const
type Wishes = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true; allowNegative: true }>
>['values']

/** Of a move that is watched: a slot takes about a second. */
const LOOK_MS = 500

const inWords = ({ version, paused, shards, moves }: Snapshot): string =>
  [
    `topology ${version}, controller ${paused ? 'paused' : 'deciding'}`,
    shardTable(shards),
    ...moves.map(({ id, done, slots, state }) => `${id}: ${done} of ${slots} slots, ${state}`),
  ].join('\n')

/** Until the decision has ended; the bar is for people at a terminal. */
const waitFor = async (client: Client, begun: Logged, { json }: Wishes): Promise<Logged & { readonly move?: Move }> => {
  const format = 'move [{bar}] {value}/{total} slots, longest stall {stall} ms, {failed} freezes ran out'
  const bar =
    json || !process.stderr.isTTY ? undefined : new SingleBar({ format, stream: process.stderr, clearOnComplete: true })
  let isShown = false
  try {
    for (;;) {
      const { log, moves } = await snapshotNow(client)
      const move = moves.find(({ id }) => id === begun.id)
      const logged = log.find(({ id }) => id === begun.id)
      if (!logged) throw new Error(`${begun.id} has left the log: all decisions stand under /admin/shards/decisions`)
      if (move && bar) {
        const figures = { stall: Math.round(move.stallMs), failed: move.failed }
        if (!isShown) bar.start(move.slots, move.done, figures)
        else bar.update(move.done, figures)
        isShown = true
      }
      if (logged.state !== 'doing') return { ...logged, ...(move && { move }) }
      await pause(LOOK_MS)
    }
  } finally {
    if (isShown) bar?.stop()
  }
}

const decide = async (client: Client, action: string, subject: string | undefined, wishes: Wishes): Promise<number> => {
  const asking = askingFor(action, subject, wishes)
  if (!asking) throw new Error(USAGE)
  const begun = await ask(client, asking)
  const ended = wishes.wait ? await waitFor(client, begun, wishes) : begun
  if (wishes.json) console.log(JSON.stringify(ended))
  else console.log([`${ended.id}: ${ended.state}`, ended.note].filter(Boolean).join(', '))
  return ended.state === 'done' || (!wishes.wait && ended.state === 'doing') ? 0 : 1
}

const tell = (wishes: Wishes, answer: unknown, text: string): number => {
  console.log(wishes.json ? JSON.stringify(answer) : text)
  return 0
}

const act = async (
  client: Client,
  action: string | undefined,
  subject: string | undefined,
  wishes: Wishes,
): Promise<number> => {
  if (action === undefined) {
    const snapshot = await snapshotNow(client)
    return tell(wishes, snapshot, inWords(snapshot))
  }
  if (action === 'pause' || action === 'resume') {
    const answer = await client.put(`${SHARDS_PATH}/controller`, { paused: action === 'pause' })
    return tell(wishes, answer, action === 'pause' ? 'The controller is paused.' : 'The controller decides again.')
  }
  if (action === 'stop') {
    if (subject === undefined) throw new Error('name the move: its id stands in the table')
    const move = (await client.post(`${SHARDS_PATH}/jobs/${encodeURIComponent(subject)}/stop`, {})) as Move
    return tell(wishes, move, `It stops after the slot that moves now; ${move.done} of ${move.slots} have moved.`)
  }
  return decide(client, action, subject, wishes)
}

/** A no of the shop is not an accident. */
const REFUSED = /answered 4\d\d/

try {
  const { values: wishes, positionals } = readWords(
    { file: import.meta.url, usage: USAGE },
    { options, allowPositionals: true, allowNegative: true },
  )
  const [action, subject] = positionals
  // Whatever was mistyped is said before a shop is opened for it.
  if (action !== undefined && !['pause', 'resume', 'stop'].includes(action) && !askingFor(action, subject, wishes))
    throw new Error(USAGE)
  const { client, close } = await connect(wishes)
  try {
    process.exitCode = await act(client, action, subject, wishes)
  } finally {
    await close()
  }
} catch (fault) {
  const text = fault instanceof Error ? fault.message : String(fault)
  console.error(text)
  process.exitCode = REFUSED.test(text) ? 1 : 2
}
