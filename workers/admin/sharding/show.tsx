/** Shows a page of shards: asks the directory, looks up what items are called; when the directory is away, says so. */
import type { Child } from 'hono/jsx'
import { may } from '#domain/customers/staff'
import { inLanguage, type Language } from '#domain/languages'
import type { VariantId } from '#domain/ids'
import type { DirectorySnapshot, LoggedDecision } from '#domain/sharding/directory-snapshot'
import { offersOf } from '#schema/products/catalog/catalog'
import { askDirectory } from '../../sharding/ask-directory.ts'
import type { AdminContext } from '../frame/app.ts'
import { Notice, showPage } from '../frame/page.tsx'
import { keyspaceIn } from './ask.ts'
import { itemsIn } from './decided.ts'
import { fill, type Figures } from './fill.ts'
import type { View } from './view.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { shardingMessages } from './messages/index.ts'

export const PATH = '/admin/shards'

const titleOf = (
  offer: { title: { en: string; zh?: string }; choice: { en: string; zh?: string } },
  language: Language,
) => [inLanguage(offer.title, language), inLanguage(offer.choice, language)].filter(Boolean).join(', ')

/** What the items of a log are called; those that the catalogue does not know are missing. */
export const namesIn = async (
  c: AdminContext,
  log: readonly Pick<LoggedDecision, 'decision' | 'reason'>[],
  more: readonly VariantId[] = [],
): Promise<Map<VariantId, string>> => {
  const items = new Set([...more, ...log.flatMap(({ decision, reason }) => itemsIn(decision, reason))])
  const offers = await offersOf(c.env.PRODUCTS_DB, [...items])
  return new Map(Array.from(offers, ([item, offer]) => [item, titleOf(offer, c.var.language)]))
}

export const viewOf = async (
  c: AdminContext,
  snapshot: DirectorySnapshot,
  keyspace?: string | null,
): Promise<View> => ({
  snapshot,
  keyspace: keyspaceIn(keyspace ?? c.req.query('keyspace')) ?? 'inventory',
  names: await namesIn(
    c,
    snapshot.log,
    snapshot.items.map(({ item }) => item),
  ),
  allowed: may(c.var.staff.role, 'shards:change'),
  language: c.var.language,
})

/** Selling goes on without the directory, and so the page says: it is a 503, not a fault. */
export const showAway = (c: AdminContext): Promise<Response> => {
  const { away } = shardingMessages[c.var.language]
  return showPage(
    c,
    { title: away.title, here: 'shards', status: 503 },
    <Notice icon="shards" heading={away.heading} why={away.why} action={{ href: PATH, label: away.again }} />,
  )
}

/** @param draw what stands in the frame, drawn from what the directory shows now */
export const showSnapshot = async (
  c: AdminContext,
  status: 200 | 403 | 404 | 409 | 413 | 422,
  draw: (view: View) => Child,
  keyspace?: string | null,
): Promise<Response> => {
  const snapshot = await askDirectory(c.env, (directory) => directory.snapshot())
  if (!snapshot.ok) return showAway(c)
  const body = draw(await viewOf(c, snapshot.value, keyspace))
  return showPage(c, { title: shardingMessages[c.var.language].title, here: 'shards', status }, body)
}

/** Why not, in the reader's words; whatever figures the refusal carries are filled in. */
export const refusalText = (
  c: AdminContext,
  refusal: { readonly code: string } & Readonly<Record<string, unknown>>,
): string => {
  const { refusals } = frameMessages[c.var.language]
  const own: Readonly<Record<string, string>> = shardingMessages[c.var.language].refusals
  const general: Readonly<Record<string, string>> = refusals
  const figures: Figures = Object.fromEntries(
    Object.entries(refusal).map(([name, figure]) => [
      name,
      Array.isArray(figure) ? figure.join(', ') || null : toFigure(figure),
    ]),
  )
  return fill(own[refusal.code] ?? general[refusal.code] ?? refusals.heading, figures, c.var.language)
}

const toFigure = (figure: unknown): number | string | null =>
  typeof figure === 'number' || typeof figure === 'string' ? figure : null

export const statusOf = (code: string): 404 | 409 | 422 => {
  if (code.endsWith('-unknown')) return 404
  return [
    'slot-busy',
    'shard-busy',
    'shard-last',
    'shards-too-many',
    'job-ended',
    'proposal-answered',
    'slots-elsewhere',
  ].includes(code)
    ? 409
    : 422
}
