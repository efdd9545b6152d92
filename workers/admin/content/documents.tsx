/** /admin/content/documents: one document as it is written, looked at before it is saved, saved, deleted, brought back. */
import { Hono } from 'hono'
import { blankDocument, CONTENT_KINDS, type ContentDocument, type ContentKind } from '#domain/content/document'
import { inLanguage } from '#domain/languages'
import { readAlone } from '#schema/products/catalog/reading'
import { homeReading } from '#schema/products/content/documents'
import { documentAt, type ContentDeleted } from '#schema/products/content/save'
import { dropsFresh } from '../../flows/admission/drops.ts'
import { mayGive } from '../../flows/command.ts'
import {
  deletingContent,
  newDocumentId,
  previewingContent,
  restoringContent,
  savingContent,
} from '../../flows/content/commands.ts'
import type { ContentDiffers } from '../../flows/content/edit.ts'
import {
  listingContentVersions,
  listingFiles,
  readingContent,
  readingPastContent,
} from '../../flows/content/questions.ts'
import { listingDestinations } from '../../flows/settings/destination-questions.ts'
import { readForm } from '../../http/form.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform, performForm } from '../frame/perform.ts'
import { theirsIn, withTheirs } from './chosen.ts'
import { DocumentPage, PATH } from './document-page.tsx'
import { showContentHistory, showContentVersion } from './history.tsx'
import { amissIn, type Shown } from './shown.ts'
import { changedBy, documentOf, typedFrom, typedIn, type Typed } from './typed.ts'
import { contentMessages } from './messages/index.ts'

export const documents = new Hono<AdminApp>()

/** Two languages of the longest text in escapes, and forty sections. */
const FORM_BYTES_MAX = 8_000_000

const kindIn = (c: AdminContext): ContentKind => CONTENT_KINDS.find((one) => one === c.req.query('kind')) ?? 'landing'

const thereIn = async (c: AdminContext): Promise<ContentDocument | undefined> => {
  const found = await ask(c, readingContent, { id: c.req.param('id') ?? '' })
  return found.ok ? found.value : undefined
}

const blankTyped = (kind: ContentKind, id = newDocumentId()): Typed => typedFrom(blankDocument(kind, id, 0), 'UTC')

documents.get('/new', only(savingContent), (c) => show(c, undefined, blankTyped(kindIn(c)), { focus: 'title.en' }))

/** The first page has no id that anybody would know. */
documents.get('/home', only(savingContent), async (c) => {
  const there = await readAlone(c.env.PRODUCTS_DB, homeReading(c.env.PRODUCTS_DB))
  return there ? c.redirect(`${PATH}/documents/${there.id}`, 302) : show(c, undefined, blankTyped('home'), {})
})

documents.get('/:id', only(readingContent), async (c) => {
  const there = await thereIn(c)
  if (!there) return showMissing(c)
  const { done: words } = contentMessages[c.var.language]
  const outcome = c.req.query('done')
  const isKnown = outcome === 'saved' || outcome === 'merged' || outcome === 'made' || outcome === 'restored'
  const done = isKnown ? words[outcome] : null
  const undo = done !== null && outcome !== 'made' && there.version > 1 ? there.version - 1 : null
  return show(c, there, typedFrom(there, c.var.settings.shop.timeZone), { done, undo })
})

documents.get('/:id/history', only(listingContentVersions), showContentHistory)
documents.get('/:id/history/:version', only(readingPastContent), showContentVersion)

documents.post('/:id', only(savingContent), async (c) => {
  const id = c.req.param('id') ?? ''
  const there = await thereIn(c)
  const { timeZone } = c.var.settings.shop
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  // One that a colleague has deleted meanwhile is what its form says.
  const said = sent.ok ? CONTENT_KINDS.find((one) => one === sent.value.get('kind')) : undefined
  const kind = there?.kind ?? said ?? kindIn(c)
  const before = there ? typedFrom(there, timeZone) : blankTyped(kind)
  if (!sent.ok) return show(c, there, before, refusedBy(c, sent.refusal, before))
  const all = typedIn(sent.value, kind, id)
  if (!all) return show(c, there, before, refusedBy(c, { code: 'form-unreadable' }, before))
  const version = Number(/^\d{1,9}$/.exec(sent.value.get('version') ?? '')?.[0] ?? 0)
  // Of one that was changed meanwhile, as it was when its form was made.
  const seen = there?.version === version ? there : await documentAt(c.env.PRODUCTS_DB, id, version)
  const typed = seen ? withTheirs(all, typedFrom(seen, timeZone), theirsIn(sent.value)) : all
  const input = documentOf(typed, seen, timeZone)
  const act = sent.value.get('do')
  if (act === 'preview') {
    const { done } = await performForm(c, previewingContent, sent.value, () => input)
    if (done.ok) return c.redirect(done.value.path, 303)
    return show(c, there, typed, { version, ...refusedBy(c, done.refusal, typed) })
  }
  if (act !== null)
    return show(c, there, changedBy(typed, act), { version, unsaved: true, focus: focusAfter(act, typed) })
  const { done } = await performForm(c, savingContent, sent.value, () => ({ ...input, version, merge: true }))
  if (done.ok) {
    const { document } = done.value
    const outcome = version === 0 ? 'made' : document.version > version + 1 ? 'merged' : 'saved'
    return c.redirect(`${PATH}/documents/${id}?done=${outcome}`, 303)
  }
  const { refusal } = done
  if (refusal.code === 'content-deleted')
    return show(c, undefined, typed, { ...refusedBy(c, refusal, typed), version: (refusal as ContentDeleted).version })
  if (refusal.code !== 'content-differs') return show(c, there, typed, { version, ...refusedBy(c, refusal, typed) })
  const differs = refusal as ContentDiffers
  const together = typedFrom(differs.document, timeZone)
  return show(c, there, together, { version: differs.version, differs, who: await whoSaved(c, id), status: 409 })
})

const whoSaved = async (c: AdminContext, id: string): Promise<string | null> => {
  const past = await ask(c, listingContentVersions, { id })
  return past.ok ? (past.value[0]?.who ?? null) : null
}

const focusAfter = (act: string, { sections }: Typed): string | null => {
  const [what, of] = act.split(':')
  if (what === 'add') return `sections.${sections.length}.${of === 'collection' || of === 'drop' ? 'of' : 'heading.en'}`
  const to = what === 'up' ? Math.max(0, Number(of) - 1) : Math.min(Number(of) + 1, sections.length - 1)
  return what === 'up' || what === 'down' ? `${what}-${to}` : null
}

documents.post('/:id/delete', only(deletingContent), async (c) => {
  const there = await thereIn(c)
  if (!there) return showMissing(c)
  const { done } = await perform(c, deletingContent, (typed) => ({ ...typed, id: there.id }))
  const list = there.kind === 'post' ? `${PATH}/posts` : PATH
  if (done.ok) return c.redirect(`${list}?done=deleted&gone=${there.id}&version=${done.value.version}`, 303)
  const typed = typedFrom(there, c.var.settings.shop.timeZone)
  return show(c, there, typed, refusedBy(c, done.refusal, typed))
})

documents.post('/:id/restore', only(restoringContent), async (c) => {
  const { done } = await perform(c, restoringContent, (typed) => ({ ...typed, id: c.req.param('id') }))
  if (done.ok) return c.redirect(`${PATH}/documents/${done.value.id}?done=restored`, 303)
  const there = await thereIn(c)
  if (!there) return showMissing(c)
  const typed = typedFrom(there, c.var.settings.shop.timeZone)
  return show(c, there, typed, refusedBy(c, done.refusal, typed))
})

type Showing = Partial<
  Pick<Shown, 'version' | 'amiss' | 'refusal' | 'done' | 'undo' | 'unsaved' | 'focus' | 'differs' | 'who'>
> & {
  readonly status?: (typeof statusOf)[RefusalCode]
}

const refusedBy = (c: AdminContext, refusal: { readonly code: ShownRefusal['code'] }, typed: Typed): Showing => ({
  amiss: amissIn(refusal, { typed, timeZone: c.var.settings.shop.timeZone, language: c.var.language }),
  refusal: { code: refusal.code },
  status: statusOf[refusal.code],
})

const show = async (
  c: AdminContext,
  there: ContentDocument | undefined,
  typed: Typed,
  showing: Showing,
): Promise<Response> => {
  const { language, staff, settings } = c.var
  const [files, films, destinations, drops] = await Promise.all([
    ask(c, listingFiles, { kind: 'picture' }),
    ask(c, listingFiles, { kind: 'video' }),
    ask(c, listingDestinations, { language }),
    dropsFresh(c.env, Date.now()),
  ])
  const { status = 200, ...rest } = showing
  const messages = contentMessages[language]
  return showPage(
    c,
    { title: `${messages.newTitle[typed.kind]} · ${messages.title}`, here: 'content', status },
    <DocumentPage
      shown={{
        there,
        version: there?.version ?? 0,
        typed,
        amiss: new Map(),
        refusal: null,
        done: null,
        undo: null,
        unsaved: false,
        focus: null,
        differs: null,
        who: null,
        files: files.ok ? files.value.files : [],
        films: films.ok ? films.value.files : [],
        destinations: destinations.ok ? destinations.value : [],
        drops: drops.map(({ handle, name }) => ({ handle, name: inLanguage(name, language) })),
        changes: mayGive(staff, savingContent),
        timeZone: settings.shop.timeZone,
        language,
        ...rest,
      }}
    />,
  )
}
