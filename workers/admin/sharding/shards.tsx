/** /admin/shards: the live view of the shards, its news, and the switches that take one press. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { liveUpdateOf } from '#domain/sharding/directory-snapshot'
import type { Command } from '../../flows/command.ts'
import { listingDecisions, readingShards } from '../../flows/sharding/questions.ts'
import { answering, pausing, stopping } from '../../flows/sharding/shard-commands.ts'
import { statusOf, type Refusal, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { byHand } from './by-hand.tsx'
import { DecisionsPage } from './decisions.tsx'
import { live } from './live.ts'
import { ShardsPage } from './page.tsx'
import { policies } from './policies.tsx'
import { namesIn, PATH, refusalText, showAway, showSnapshot } from './show.tsx'
import { FILTERS } from './table.tsx'
import { shardingMessages } from './messages/index.ts'

export const shards = new Hono<AdminApp>()
  .route('/live', live)
  .route('/hand', byHand)
  .route('/policies', policies)
  .get('/', only(readingShards), (c) => showShards(c, null))

/** For whoever cannot keep a socket: the same news, asked for. */
shards.get('/seen', only(readingShards), async (c) => {
  const snapshot = await ask(c, readingShards, {})
  return snapshot.ok
    ? c.json(liveUpdateOf(snapshot.value))
    : c.json({ code: snapshot.refusal.code }, 503, { 'retry-after': '10' })
})

shards.get('/decisions', only(listingDecisions), async (c) => {
  const page = await ask(c, listingDecisions, c.req.query())
  if (!page.ok) return showAway(c)
  const { log, next } = page.value
  const { language } = c.var
  const view = { language, names: await namesIn(c, log), now: Date.now() }
  return showPage(
    c,
    { title: shardingMessages[language].log.title, here: 'shards' },
    <DecisionsPage view={view} log={log} next={next} isFirst={c.req.query('before') === undefined} />,
  )
})

/** What one press may have done, as the page that follows says it. */
const DONE = ['stopping', 'approved', 'declined', 'paused', 'resumed', 'saved'] as const
type Done = (typeof DONE)[number]

const showShards = (c: AdminContext, refusal: Refusal<RefusalCode> | null): Promise<Response> => {
  const filter = FILTERS.find((one) => one === c.req.query('view')) ?? 'all'
  const page = /^\d{1,3}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 0
  const outcome = DONE.find((one) => one === c.req.query('done'))
  const done = outcome ? shardingMessages[c.var.language].hand[outcome] : null
  const why = refusal && refusalText(c, refusal)
  return showSnapshot(c, refusal ? statusOf[refusal.code] : 200, (view) => (
    <ShardsPage {...{ view, filter, page, done, refusal: why }} />
  ))
}

/** One press, and what the page that follows says of it. */
const press = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Command<S, V, C>,
  saying: (value: V) => Done,
): Promise<Response> => {
  const { done } = await perform(c, declared)
  if (done.ok) return c.redirect(`${PATH}?done=${saying(done.value)}`, 303)
  return done.refusal.code === 'directory-unreachable' ? showAway(c) : showShards(c, done.refusal)
}

shards.post('/stop', only(stopping), (c) => press(c, stopping, () => 'stopping'))
shards.post('/answer', only(answering), (c) =>
  press(c, answering, ({ state }) => (state === 'let-be' ? 'declined' : 'approved')),
)
shards.post('/pause', only(pausing), (c) => press(c, pausing, ({ paused }) => (paused ? 'paused' : 'resumed')))
