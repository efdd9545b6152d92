/** /admin/shards: the live view of the shards, its news, and the switches that take one press. */
import { Hono } from 'hono'
import { newsOf } from '#domain/sharding/directory-snapshot'
import { askDirectory, type DirectoryAway } from '../../sharding/ask-directory.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { changingForm } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { showPage } from '../frame/page.tsx'
import { byHand } from './by-hand.tsx'
import { DecisionsPage } from './decisions.tsx'
import { live } from './live.ts'
import { ShardsPage } from './page.tsx'
import { policies } from './policies.tsx'
import { namesIn, PATH, refusalText, showAway, showSnapshot, statusOf } from './show.tsx'
import { FILTERS } from './table.tsx'
import { shardingMessages } from './messages/index.ts'

export const shards = new Hono<AdminApp>()
  .route('/live', live)
  .route('/hand', byHand)
  .route('/policies', policies)
  .get('/', only('shards:see'), (c) => showShards(c, null))

/** For whoever cannot keep a socket: the same news, asked for. */
shards.get('/seen', only('shards:see'), async (c) => {
  const snapshot = await askDirectory(c.env, (directory) => directory.snapshot())
  return snapshot.ok
    ? c.json(newsOf(snapshot.value))
    : c.json({ code: snapshot.refusal.code }, 503, { 'retry-after': '10' })
})

shards.get('/decisions', only('shards:see'), async (c) => {
  const before = c.req.query('before')?.slice(0, 100) ?? null
  const page = await askDirectory(c.env, (directory) => directory.logPage({ before }))
  if (!page.ok || !page.value.ok) return showAway(c)
  const { log, next } = page.value.value
  const { language } = c.var
  const view = { language, names: await namesIn(c, log), now: Date.now() }
  return showPage(
    c,
    { title: shardingMessages[language].log.title, here: 'shards' },
    <DecisionsPage view={view} log={log} next={next} isFirst={before === null} />,
  )
})

/** What one press may have done, as the page that follows says it. */
const DONE = ['stopping', 'approved', 'declined', 'paused', 'resumed', 'saved'] as const
type Done = (typeof DONE)[number]

type Refusal = { readonly code: string }

const showShards = (c: AdminContext, refusal: Refusal | null): Promise<Response> => {
  const filter = FILTERS.find((one) => one === c.req.query('view')) ?? 'all'
  const page = /^\d{1,3}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 0
  const asked = DONE.find((one) => one === c.req.query('done'))
  const done = asked ? shardingMessages[c.var.language].hand[asked] : null
  const why = refusal && refusalText(c, refusal)
  return showSnapshot(c, refusal ? statusOf(refusal.code) : 200, (view) => (
    <ShardsPage {...{ view, filter, page, done, refusal: why }} />
  ))
}

/** One press: asked of the directory, written into the audit log, and said on the page that follows. */
const press = async (
  c: AdminContext,
  act: (form: URLSearchParams, by: string) => Promise<{ refusal: Refusal | DirectoryAway } | { done: Done }>,
): Promise<Response> => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return showShards(c, { code: sent.refusal })
  const outcome = await act(sent.form, c.var.staff.email)
  if ('done' in outcome) return c.redirect(`${PATH}?done=${outcome.done}`, 303)
  return outcome.refusal.code === 'directory-unreachable' ? showAway(c) : showShards(c, outcome.refusal)
}

shards.post('/stop', only('shards:change'), (c) =>
  press(c, async (form, by) => {
    const job = form.get('job') ?? ''
    const asked = await askDirectory(c.env, (directory) => directory.stop({ job, by }))
    if (!asked.ok) return asked
    if (!asked.value.ok) return asked.value
    await writeAuditEntry(c, 'shards:stop', job)
    return { done: 'stopping' }
  }),
)

shards.post('/answer', only('shards:change'), (c) =>
  press(c, async (form, by) => {
    const proposal = form.get('proposal') ?? ''
    const said = form.get('approved')
    if (said !== 'yes' && said !== 'no') return { refusal: { code: 'form-unreadable' } }
    const approved = said === 'yes'
    const asked = await askDirectory(c.env, (directory) => directory.answer({ proposal, approved, by }))
    if (!asked.ok) return asked
    if (!asked.value.ok) return asked.value
    await writeAuditEntry(c, approved ? 'shards:approve' : 'shards:decline', proposal)
    return { done: approved ? 'approved' : 'declined' }
  }),
)

shards.post('/pause', only('shards:change'), (c) =>
  press(c, async (form, by) => {
    const said = form.get('paused')
    if (said !== 'yes' && said !== 'no') return { refusal: { code: 'form-unreadable' } }
    const paused = said === 'yes'
    const asked = await askDirectory(c.env, (directory) => directory.pause({ paused, by }))
    if (!asked.ok) return asked
    await writeAuditEntry(c, paused ? 'shards:pause' : 'shards:resume', 'controller')
    return { done: paused ? 'paused' : 'resumed' }
  }),
)
