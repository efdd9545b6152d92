/** Shows a page of shards: asks the directory, looks up what items are called; when the directory is away, says so. */
import { own } from '#domain/own'
import type { Child } from 'hono/jsx'
import { inLanguage, joined, type Language } from '#domain/languages'
import type { VariantId } from '#domain/ids'
import type { DirectorySnapshot, LoggedDecision } from '#domain/sharding/directory-snapshot'
import { offersOf } from '#schema/products/catalog/catalog'
import { mayGive, type Fault } from '../../flows/command.ts'
import { readingShards } from '../../flows/sharding/questions.ts'
import { deciding } from '../../flows/sharding/shard-commands.ts'
import type { Refusal, RefusalCode, RefusalStatus } from '../../http/refusal.ts'
import type { AdminContext } from '../frame/app.ts'
import { faultsIn } from '../frame/forms.tsx'
import { Notice, showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
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
) => joined(language, inLanguage(offer.title, language), inLanguage(offer.choice, language))

/** What the items of a log are called; those that the catalogue does not know are missing. */
export const namesIn = async (
  c: AdminContext,
  log: readonly Pick<LoggedDecision, 'decision' | 'reason'>[],
  more: readonly VariantId[] = [],
): Promise<Map<VariantId, string>> => {
  const items = new Set([...more, ...log.flatMap(({ decision, reason }) => itemsIn(decision, reason))])
  const offers = await offersOf(c.env.PRODUCTS_DB, [...items], Date.now())
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
  allowed: mayGive(c.var.staff, deciding),
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
  status: 200 | RefusalStatus<RefusalCode>,
  draw: (view: View) => Child,
  keyspace?: string | null,
): Promise<Response> => {
  const snapshot = await ask(c, readingShards, {})
  if (!snapshot.ok) return showAway(c)
  const body = draw(await viewOf(c, snapshot.value, keyspace))
  return showPage(c, { title: shardingMessages[c.var.language].title, here: 'shards', status }, body)
}

/** Why not, in the reader's words; whatever figures the refusal carries are filled in, and what is wrong is said field by field. */
export const refusalText = (c: AdminContext, refusal: Refusal<RefusalCode>): string => {
  const { refusals } = frameMessages[c.var.language]
  const words: Readonly<Record<string, string>> = shardingMessages[c.var.language].refusals
  const general: Readonly<Record<string, string>> = refusals
  const figures: Figures = Object.fromEntries(
    Object.entries(refusal).map(([name, figure]) => [
      name,
      Array.isArray(figure) ? figure.join(', ') || null : toFigure(figure),
    ]),
  )
  const why = fill(own(words, refusal.code) ?? own(general, refusal.code) ?? refusals.heading, figures, c.var.language)
  return [why, ...faultsIn(refusal).map((fault) => faultText(c.var.language, fault))].join(' ')
}

const toFigure = (figure: unknown): number | string | null =>
  typeof figure === 'number' || typeof figure === 'string' ? figure : null

/** Slots are typed in a way of their own, which the general words know nothing of. */
const faultText = (language: Language, { path, message }: Fault): string => {
  const { hand, refusals } = shardingMessages[language]
  const labels: Readonly<Record<string, unknown>> = hand
  const name = String(path.findLast((step) => typeof step === 'string') ?? '')
  if (name === 'slots') return refusals['slots-invalid']
  const label = own(labels, name)
  return typeof label === 'string' ? `${label}: ${message}` : `${name} ${message}`
}
