/** Staff who read what ran low: each thing once, together, once an hour at most, and nothing of it gets lost. */
import { lowStockIn } from '#domain/notifications/low-stock'
import { itemOf } from '#domain/sharding/lanes'
import { factsIn } from './deliveries.ts'
import { mailsOf, SKEW_MS } from './mails.ts'
import type { World } from './world.ts'

const HOUR_MS = 60 * 60_000
const READER = 'keeper'

/** Somebody of the staff wants to be written of it. */
export const readDigests = ({ stores, clock, witness }: World): void => {
  witness.readsDigests = true
  const { sqlite } = stores.users
  sqlite
    .prepare(
      `INSERT INTO users (id, name, email, created_at, updated_at) VALUES (?, 'Eleni', 'eleni@example.com', ?, ?)`,
    )
    .run(READER, clock.now, clock.now)
  sqlite.prepare(`INSERT INTO staff (user_id, role, created_at) VALUES (?, 'manager', ?)`).run(READER, clock.now)
  sqlite
    .prepare(`INSERT INTO staff_news (user_id, kind, language, since) VALUES (?, 'low-stock', 'en', ?)`)
    .run(READER, clock.now)
}

export const brokenDigests = (world: World): string[] => {
  const { stores, clock, witness } = world
  if (!witness.readsDigests) return []
  const mails = mailsOf(world, ['low-stock'])
  const facts = factsIn(world).map(({ event }) => event)
  const planned = new Map(
    stores.transactions.sqlite
      .prepare(`SELECT id, kind FROM planned_messages WHERE kind = 'low-stock' OR id GLOB 'low-stock:*'`)
      .all()
      .map((row) => [String(row['id']), String(row['kind'])]),
  )
  const often = mails.flatMap(({ at }, index) => {
    const next = mails[index + 1]
    return next && Math.floor(next.at / HOUR_MS) === Math.floor(at / HOUR_MS)
      ? [`staff were written twice in an hour`]
      : []
  })
  const changes = facts.filter((fact) => fact.type === 'availability-changed')
  const lost = changes.flatMap((fact) => {
    const [plan] = lowStockIn([fact])
    if (!plan || plan.dueAt > clock.now - HOUR_MS) return []
    const kind = planned.get(plan.id)
    if (kind === undefined) return [`nobody has noted that ${fact.item} ran low`]
    // Of a divided item the whole counts, and what has risen since is not low any more.
    const isLast = !changes.some(({ item, version }) => itemOf(item) === plan.about && version > fact.version)
    if (kind !== 'told' || fact.split || !isLast) return []
    const named = mails.some(({ text, at }) => at > fact.at - SKEW_MS && text.includes(plan.about))
    return named ? [] : [`staff were not told that ${fact.item} ran low`]
  })
  return [...often, ...lost]
}
