/** /admin/content: pages of sections, posts, files, and the way to texts and policies. */
import { Hono } from 'hono'
import { PICTURE_BYTES_MAX } from '#domain/catalog/pictures/picture'
import { textIn } from '#domain/settings/text'
import { documentAt } from '#schema/products/content/save'
import { homeReading } from '#schema/products/content/documents'
import { readAlone } from '#schema/products/catalog/reading'
import { resizes } from '../../flows/catalog/media.ts'
import { carryOut, mayGive } from '../../flows/command.ts'
import { addingFile, deletingFile, restoringFile, savingContent } from '../../flows/content/commands.ts'
import { listingContent, listingFiles } from '../../flows/content/questions.ts'
import { readFileForm } from '../../http/file-form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { KEY_FORM, type ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { showChoice, takeChoice } from './choose.ts'
import { documents } from './documents.tsx'
import { FilesPage } from './files-page.tsx'
import { ListPage, PATH_OF } from './list-page.tsx'
import { texts } from './texts.tsx'
import { contentMessages } from './messages/index.ts'

export const content = new Hono<AdminApp>()

/** One file of the largest, and some smaller ones with it. */
const FORM_BYTES_MAX = 2 * PICTURE_BYTES_MAX

const showList = async (c: AdminContext, kind: 'landing' | 'post'): Promise<Response> => {
  const { language, staff } = c.var
  const q = c.req.query('q') ?? ''
  const found = await ask(c, listingContent, { kind, q, page: c.req.query('page') })
  if (!found.ok) return showMissing(c)
  const [id, version] = [c.req.query('gone') ?? '', Number(c.req.query('version'))]
  const isDeleted = c.req.query('done') === 'deleted' && id !== '' && Number.isInteger(version)
  const past = isDeleted ? await documentAt(c.env.PRODUCTS_DB, id, version) : undefined
  const changes = mayGive(staff, savingContent)
  const messages = contentMessages[language]
  return showPage(
    c,
    { title: `${messages.tabs[kind]} · ${messages.title}`, here: 'content' },
    <ListPage
      {...found.value}
      kind={kind}
      home={kind === 'landing' ? await readAlone(c.env.PRODUCTS_DB, homeReading(c.env.PRODUCTS_DB)) : undefined}
      q={q}
      done={past ? messages.done.deleted(textIn(past.title, language) || messages.home) : null}
      undo={
        past && changes
          ? { action: `/admin/content/documents/${id}/restore`, fields: { version: String(version) } }
          : null
      }
      changes={changes}
      now={Date.now()}
      language={language}
    />,
  )
}

content.get('/', only(listingContent), (c) => showList(c, 'landing'))
content.get('/posts', only(listingContent), (c) => showList(c, 'post'))
content.route('/documents', documents)
content.route('/texts', texts)

content.get('/files', only(listingFiles), (c) => showFiles(c))

content.post('/files', only(addingFile), async (c) => {
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return showFiles(c, sent.refusal.code === 'form-too-large' ? 'picture-too-heavy' : sent.refusal.code)
  const key = sent.value.fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return showFiles(c, 'form-unreadable')
  if (sent.value.files.length === 0) return showFiles(c, 'no-file')
  for (const [index, { name, bytes: file }] of sent.value.files.entries()) {
    const asking = { staff: c.var.staff, key: `${key} ${index}`, now: Date.now() }
    const done = await carryOut(c.env, addingFile, asking, { name: name.slice(0, 255), file })
    if (!done.ok) return showFiles(c, done.refusal.code)
  }
  return c.redirect(`${PATH_OF.files}?done=added&count=${sent.value.files.length}`, 303)
})

content.get('/files/choose', only(listingFiles), showChoice)
content.post('/files/upload', only(addingFile), (c) => takeChoice(c, FORM_BYTES_MAX))

content.post('/files/delete', only(deletingFile), async (c) => {
  const { done } = await perform(c, deletingFile)
  if (!done.ok) return showFiles(c, done.refusal.code)
  return c.redirect(`${PATH_OF.files}?done=file-gone&gone=${encodeURIComponent(done.value.path)}`, 303)
})

content.post('/files/restore', only(restoringFile), async (c) => {
  const { done } = await perform(c, restoringFile)
  return done.ok ? c.redirect(`${PATH_OF.files}?done=restored`, 303) : showFiles(c, done.refusal.code)
})

const showFiles = async (c: AdminContext, refusal?: ShownRefusal['code']): Promise<Response> => {
  const { language, staff } = c.var
  const found = await ask(c, listingFiles, { page: c.req.query('page') })
  if (!found.ok) return showMissing(c)
  const messages = contentMessages[language]
  const outcome = c.req.query('done')
  const count = Number(/^\d{1,3}$/.exec(c.req.query('count') ?? '')?.[0] ?? 0)
  const gone = outcome === 'file-gone' ? (c.req.query('gone') ?? null) : null
  const words = {
    added: messages.done.added(count),
    'file-gone': messages.done['file-gone'],
    restored: messages.done.restored,
  }
  const done = outcome === 'added' || outcome === 'file-gone' || outcome === 'restored' ? words[outcome] : null
  return showPage(
    c,
    { title: `${messages.tabs.files} · ${messages.title}`, here: 'content', status: refusal ? statusOf[refusal] : 200 },
    <FilesPage
      {...found.value}
      done={done}
      undo={gone === null ? null : { action: `${PATH_OF.files}/restore`, fields: { path: gone } }}
      refusal={refusal ?? null}
      changes={mayGive(staff, addingFile)}
      resizing={resizes(c.env)}
      language={language}
    />,
  )
}
