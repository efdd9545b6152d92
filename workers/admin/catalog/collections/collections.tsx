/** /admin/collections: the aisles of the shop, by hand and by rule. */
import { Hono } from 'hono'
import type { Collection, WholeCollection } from '#domain/catalog/collection'
import { merged, type CollectionDiffers } from '#domain/catalog/collection-edit'
import { PICTURE_BYTES_MAX } from '#domain/catalog/pictures/picture'
import type { Result } from '#domain/result'
import { collectionNames, listedProducts, productsFitting, ruleWords } from '#schema/products/catalog/collections'
import { collectionAt } from '#schema/products/catalog/collection-versions'
import { collectionId } from '#domain/ids'
import { resizes } from '../../../flows/catalog/media.ts'
import { addingMedia } from '../../../flows/catalog/media-commands.ts'
import {
  creatingCollection,
  deletingCollection,
  editingCollection,
  restoringCollection,
} from '../../../flows/catalog/collection-commands.ts'
import { listingCollections, previewingRules, readingCollection } from '../../../flows/catalog/collection-questions.ts'
import { carryOut, mayGive } from '../../../flows/command.ts'
import { ownCurrency } from '../../../flows/settings/settings.ts'
import { readFileForm, type FileForm } from '../../../http/file-form.ts'
import { readForm, type FormRefusal } from '../../../http/form.ts'
import { statusOf, type Refusal, type RefusalCode } from '../../../http/refusal.ts'
import { wordings } from '../../../http/wording.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { KEY_FORM, type ShownRefusal } from '../../frame/forms.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { EditorPage, PATH } from './editor-page.tsx'
import { showCollectionHistory } from './history.tsx'
import { ListPage } from './list-page.tsx'
import { FITTING_SHOWN } from './picks.tsx'
import { amissIn, ROWS_SHOWN, type Preview, type Shown } from './shown.ts'
import { blankTyped, changedBy, editOf, rulesOf, typedFrom, typedIn, type Typed } from './typed.ts'
import { collectionMessages } from './messages/index.ts'

export const collections = new Hono<AdminApp>()

/** One file of the largest, and what a form writes around it: ten thousand handles among it. */
const FORM_BYTES_MAX = PICTURE_BYTES_MAX + 5 * 1000 * 1000

collections.get('/', only(listingCollections), async (c) => {
  const { language, staff } = c.var
  const found = await ask(c, listingCollections, { q: c.req.query('q') ?? '', page: c.req.query('page') })
  if (!found.ok) return showMissing(c)
  const [id, version] = [collectionId(c.req.query('gone')), Number(c.req.query('version'))]
  const isDeleted = c.req.query('done') === 'deleted' && id !== undefined && Number.isInteger(version)
  const past = isDeleted ? await collectionAt(c.env.PRODUCTS_DB, id, version) : undefined
  const messages = collectionMessages[language]
  return showPage(
    c,
    { title: messages.title, here: 'collections' },
    <ListPage
      {...found.value}
      q={c.req.query('q') ?? ''}
      done={past ? messages.done.deleted(past.title) : null}
      undo={past && isDeleted && mayGive(staff, restoringCollection) ? { id, version } : null}
      changes={mayGive(staff, creatingCollection)}
      resizing={resizes(c.env)}
      now={Date.now()}
      language={language}
    />,
  )
})

const collectionIn = async (c: AdminContext): Promise<WholeCollection | undefined> => {
  const found = await ask(c, readingCollection, { collection: c.req.param('id') ?? '' })
  return found.ok ? found.value : undefined
}

collections.get('/new', only(creatingCollection), (c) => show(c, undefined, blankTyped, { focus: 'title.en' }))

collections.get('/:id', only(readingCollection), async (c) => {
  const there = await collectionIn(c)
  if (!there) return showMissing(c)
  const { done: words } = collectionMessages[c.var.language]
  const outcome = c.req.query('done')
  const done = outcome === 'saved' || outcome === 'made' || outcome === 'restored' ? words[outcome] : null
  const undo = done !== null && outcome !== 'made' && there.version > 1 ? there.version - 1 : null
  return show(c, there, typedFrom(there, c.var.settings.shop.timeZone), { done, undo })
})

collections.get('/:id/history', only(readingCollection), showCollectionHistory)

collections.post('/new', only(creatingCollection), (c) => save(c, undefined))
collections.post('/:id', only(editingCollection), async (c) => {
  const there = await collectionIn(c)
  return there ? save(c, there) : showMissing(c)
})

/** With a file it comes in parts; without scripts and files in one. */
const readEither = async (c: AdminContext): Promise<Result<FileForm, FormRefusal>> => {
  const type = c.req.header('content-type') ?? ''
  if (type.toLowerCase().startsWith('multipart/form-data')) return readFileForm(c.req.raw, FORM_BYTES_MAX)
  const form = await readForm(c.req.raw, FORM_BYTES_MAX)
  return form.ok ? { ok: true, value: { fields: form.value, files: [] } } : form
}

const save = async (c: AdminContext, there: WholeCollection | undefined): Promise<Response> => {
  const { language, staff, settings } = c.var
  const sent = await readEither(c)
  const before = there ? typedFrom(there, settings.shop.timeZone) : blankTyped
  if (!sent.ok) return show(c, there, before, refusedBy(c, sent.refusal))
  const { fields, files } = sent.value
  const key = fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return show(c, there, before, refusedBy(c, { code: 'form-unreadable' }))
  const version = Number(fields.get('version'))
  const typed = typedIn(fields)
  // Enter in the field that looks for products looks for them.
  const act = fields.get('do') ?? (typed.find !== typed.found && typed.kind === 'manual' ? 'find' : null)
  if (act !== null)
    return show(c, there, changedBy(typed, act), { version, focus: focusAfter(act, typed), unsaved: true })
  const asking = { staff, key, now: Date.now(), wording: wordings[language] }
  const [file] = files
  const kept = file ? await carryOut(c.env, addingMedia, asking, { file: file.bytes }) : undefined
  if (kept && !kept.ok) return show(c, there, typed, { version, ...refusedBy(c, kept.refusal, typed, 'file') })
  const whole = kept ? { ...typed, picture: kept.value.src } : typed
  const edit = editOf(whole, there, settings.shop.timeZone)
  if (!there) {
    const done = await carryOut(c.env, creatingCollection, asking, edit)
    if (done.ok) return c.redirect(`${PATH}/${done.value.collection.id}?done=made`, 303)
    return show(c, there, whole, refusedBy(c, done.refusal, whole))
  }
  const input = { ...edit, collection: there.id, version, merge: true }
  const done = await carryOut(c.env, editingCollection, asking, input)
  if (done.ok) return c.redirect(`${PATH}/${there.id}?done=saved`, 303)
  const { refusal } = done
  if (refusal.code !== 'collection-differs') return show(c, there, whole, { version, ...refusedBy(c, refusal, whole) })
  // Theirs, and what I have changed over it, to be looked at and saved.
  const sides = (refusal as unknown as CollectionDiffers).fields
  const theirs = (await collectionIn(c)) ?? there
  const together = typedFrom(merged(theirs, sides), settings.shop.timeZone)
  return show(c, theirs, together, { version: theirs.version, sides, status: 409 })
}

const focusAfter = (act: string, { rules }: Typed): string | null => {
  if (act === 'add-rule') return `rule-value-${rules.length}`
  if (act === 'find' || act.startsWith('add:')) return 'find'
  const [what, of] = act.split(/:(.*)/s)
  return what === 'up' || what === 'down' ? `${what}-${of}` : null
}

collections.post('/:id/delete', only(deletingCollection), async (c) => {
  const there = await collectionIn(c)
  if (!there) return showMissing(c)
  const { done } = await perform(c, deletingCollection, (typed) => ({ ...typed, collection: there.id }))
  if (done.ok) return c.redirect(`${PATH}?done=deleted&gone=${there.id}&version=${done.value.version}`, 303)
  return show(c, there, typedFrom(there, c.var.settings.shop.timeZone), refusedBy(c, done.refusal))
})

collections.post('/:id/restore', only(restoringCollection), async (c) => {
  const id = c.req.param('id') ?? ''
  const { done } = await perform(c, restoringCollection, (typed) => ({ ...typed, collection: id }))
  if (done.ok) return c.redirect(`${PATH}/${done.value.collection.id}?done=restored`, 303)
  const there = await collectionIn(c)
  if (!there) return showMissing(c)
  return show(c, there, typedFrom(there, c.var.settings.shop.timeZone), refusedBy(c, done.refusal))
})

type Showing = Partial<
  Pick<Shown, 'version' | 'amiss' | 'refusal' | 'sides' | 'done' | 'undo' | 'unsaved' | 'focus'>
> & {
  readonly status?: (typeof statusOf)[RefusalCode]
}

/** @param at the field that it is about, where the refusal does not say it */
const refusedBy = (
  c: AdminContext,
  refusal: Refusal<RefusalCode> | FormRefusal,
  typed: Typed = blankTyped,
  at?: string,
): Showing => {
  const { language, settings } = c.var
  const of = { typed, timeZone: settings.shop.timeZone, language }
  const code = refusal.code as ShownRefusal['code']
  const words = frameMessages[language].refusals[code] ?? code
  const amiss = at === undefined ? amissIn(refusal, words, of) : new Map([[at, words]])
  return { amiss, refusal: { code }, status: statusOf[refusal.code] }
}

const show = async (
  c: AdminContext,
  there: WholeCollection | undefined,
  typed: Typed,
  showing: Showing,
): Promise<Response> => {
  const { language, staff, settings } = c.var
  const db = c.env.PRODUCTS_DB
  const isByRule = typed.kind === 'rules'
  const [names, words, listed, fitting, tried] = await Promise.all([
    collectionNames(db),
    ruleWords(db),
    isByRule ? [] : listedProducts(db, typed.products.slice(0, ROWS_SHOWN)),
    isByRule || typed.found === '' ? undefined : productsFitting(db, typed.found, FITTING_SHOWN),
    isByRule && typed.rules.length > 0
      ? ask(c, previewingRules, { rules: rulesOf(typed), ...(there && { collection: there.id }) })
      : undefined,
  ])
  const { status = 200, amiss = new Map<string, string>(), ...rest } = showing
  // While a rule is written, what is missing in it is no fault yet; a circle is one already.
  const circle =
    tried && !tried.ok && tried.refusal.code === 'rule-circle'
      ? amissIn(tried.refusal, '', { typed, timeZone: settings.shop.timeZone, language })
      : amiss
  const title = there?.title ?? collectionMessages[language].newTitle
  return showPage(
    c,
    { title, here: 'collections', status },
    <EditorPage
      shown={{
        there,
        version: there?.version ?? 0,
        typed,
        listed,
        fitting,
        preview: tried?.ok ? (tried.value satisfies Preview) : undefined,
        words,
        definitions: settings.metafields.definitions,
        others: names.filter((one): one is Pick<Collection, 'id' | 'title'> & typeof one => one.id !== there?.id),
        refusal: null,
        sides: [],
        done: null,
        undo: null,
        unsaved: false,
        focus: null,
        changes: mayGive(staff, editingCollection),
        timeZone: settings.shop.timeZone,
        currency: ownCurrency(settings),
        origin: c.env.SHOP_URL ?? new URL(c.req.url).origin,
        resizing: resizes(c.env),
        language,
        staff,
        ...rest,
        amiss: amiss.size > 0 ? amiss : circle,
      }}
    />,
  )
}
