/** What people were written beside their orders, as it stands at the end; and what holds for all of it that nobody has asked for. */
import { UNASKED } from '#domain/notifications/consent'
import type { Template } from '#domain/notifications/message'
import { isQuiet, MARKETING_MAX, MARKETING_PERIOD_MS } from '#domain/notifications/pace'
import type { World } from './world.ts'

export type Mail = {
  readonly id: string
  readonly template: Template
  readonly recipient: string
  readonly text: string
  readonly at: number
}

/** Clocks of two machines differ by as much at most. */
export const SKEW_MS = 10_000

/** Of the shop. */
const TIME_ZONE = 'Europe/Amsterdam'

/** Those that were not held back, the oldest first. */
export const mailsOf = ({ stores }: World, templates: readonly Template[]): Mail[] =>
  stores.transactions.sqlite
    .prepare(
      `SELECT id, template, recipient, text, at FROM messages
       WHERE template IN (SELECT value FROM json_each(?)) AND state <> 'withheld' ORDER BY sequence`,
    )
    .all(JSON.stringify(templates)) as unknown as Mail[]

/** How many mails of each kind there are. */
export const mailsByKind = ({ stores }: World): Record<string, number> =>
  Object.fromEntries(
    stores.transactions.sqlite
      .prepare(
        `SELECT template, count(*) AS n FROM messages WHERE order_id IS NULL OR template = 'review-invitation' GROUP BY template`,
      )
      .all()
      .map((row) => [String(row['template']), Number(row['n'])]),
  )

/** Ids of what is to be looked at later. */
export const openPlans = ({ stores }: World): ReadonlySet<string> =>
  new Set(
    stores.transactions.sqlite
      .prepare(`SELECT id FROM planned_messages WHERE kind <> 'told'`)
      .all()
      .map((row) => String(row['id'])),
  )

/** Since nothing fails any more: whoever was to be written was, unless that was by night. */
export const wasDay = ({ calmAt, clock }: World): boolean =>
  !isQuiet(calmAt, TIME_ZONE) && !isQuiet(clock.now, TIME_ZONE)

/** What nobody has asked for comes by day, and no more than a few a week. */
export const brokenPace = (world: World): string[] => {
  const mails = mailsOf(world, UNASKED)
  const late = mails.filter(({ at }) => isQuiet(at, TIME_ZONE) && isQuiet(at + SKEW_MS, TIME_ZONE))
  const often = [...Map.groupBy(mails, ({ recipient }) => recipient)].filter(([, some]) =>
    some.some(({ at }) => {
      const within = some.filter((one) => one.at >= at && one.at < at + MARKETING_PERIOD_MS - SKEW_MS)
      return within.length > MARKETING_MAX
    }),
  )
  return [
    ...late.map(({ template, recipient }) => `${recipient} was written ${template} by night`),
    ...often.map(([recipient]) => `${recipient} was written more than ${MARKETING_MAX} times in a week`),
  ]
}

const HOUR_MS = 60 * 60_000

/** Whatever the shop says of a mail is so. */
export const brokenPost = ({ mail, stores, calmAt }: World): string[] => {
  if (mail === 'demo') return []
  const rows = stores.transactions.sqlite.prepare(`SELECT id, state, try_at AS tryAt FROM messages`).all()
  const known = new Set(rows.map(({ id }) => id))
  return [
    ...mail.complaints,
    ...rows.flatMap(({ id, state, tryAt }) => {
      if (state === 'sent' && !mail.letters.has(String(id))) return [`${String(id)} counts as sent, and never was`]
      return state === 'waiting' && Number(tryAt) < calmAt + HOUR_MS ? [`${String(id)} waits for ever`] : []
    }),
    ...[...mail.letters.keys()].flatMap((key) => (known.has(key) ? [] : [`${key} was sent, and nobody knows of it`])),
  ]
}
