/** /admin/content/files: files of the shop, found by name and kind, with what shows each; added, replaced, taken out, brought back. */
import { Hono } from 'hono'
import { PICTURE_BYTES_MAX } from '#domain/catalog/pictures/picture'
import { resizes } from '../../flows/catalog/media.ts'
import { carryOut, mayGive } from '../../flows/command.ts'
import { addingFile, deletingFile, replacingFile, restoringFile } from '../../flows/content/file-commands.ts'
import { listingFiles, listingUsedFiles, readingFile } from '../../flows/content/questions.ts'
import { readFileForm } from '../../http/file-form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { KEY_FORM, type ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { showChoice, takeChoice } from './choose.ts'
import { FilePage } from './file-page.tsx'
import { FilesPage, type LeftFile } from './files-page.tsx'
import { PATH_OF } from './list-page.tsx'
import { contentMessages } from './messages/index.ts'

export const files = new Hono<AdminApp>()

/** One file of the largest, and some smaller ones with it: as much as an isolate has room for three times. */
const FORM_BYTES_MAX = 2 * PICTURE_BYTES_MAX

files.get('/', only(listingUsedFiles), (c) => showFiles(c))

files.post('/', only(addingFile), async (c) => {
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return showFiles(c, sent.refusal.code === 'form-too-large' ? 'download-too-large' : sent.refusal.code)
  const key = sent.value.fields.get('key') ?? ''
  if (!KEY_FORM.test(key)) return showFiles(c, 'form-unreadable')
  if (sent.value.files.length === 0) return showFiles(c, 'no-file')
  const left: LeftFile[] = []
  for (const [index, { name, bytes: file }] of sent.value.files.entries()) {
    const asking = { staff: c.var.staff, key: `${key} ${index}`, now: Date.now() }
    const done = await carryOut(c.env, addingFile, asking, { name: name.slice(0, 255), file })
    if (!done.ok) left.push({ name, why: done.refusal.code })
  }
  if (left.length > 0) return showFiles(c, undefined, { left, added: sent.value.files.length - left.length })
  return c.redirect(`${PATH_OF.files}?done=added&count=${sent.value.files.length}`, 303)
})

files.get('/choose', only(listingFiles), showChoice)
files.post('/upload', only(addingFile), (c) => takeChoice(c, FORM_BYTES_MAX))

/** One file: where it is used, another in its place, out of the list. */
files.get('/one', only(readingFile), (c) => showFile(c, c.req.query('path') ?? ''))

files.post('/replace', only(replacingFile), async (c) => {
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return showFiles(c, sent.refusal.code === 'form-too-large' ? 'download-too-large' : sent.refusal.code)
  const { fields } = sent.value
  const [key, path] = [fields.get('key') ?? '', fields.get('path') ?? '']
  if (!KEY_FORM.test(key)) return showFiles(c, 'form-unreadable')
  const [file] = sent.value.files
  if (!file) return showFile(c, path, 'no-file')
  const asking = { staff: c.var.staff, key, now: Date.now() }
  const done = await carryOut(c.env, replacingFile, asking, { path, name: file.name.slice(0, 255), file: file.bytes })
  if (!done.ok) return showFile(c, path, done.refusal.code)
  const { replaced, left } = done.value
  const told = { done: 'replaced', path: done.value.file.path, count: String(replaced), left: String(left) }
  return c.redirect(`${PATH_OF.files}/one?${new URLSearchParams(told)}`, 303)
})

files.post('/delete', only(deletingFile), async (c) => {
  const { done, form } = await perform(c, deletingFile)
  if (!done.ok && done.refusal.code === 'file-in-use') return showFile(c, form.get('path') ?? '', 'file-in-use')
  if (!done.ok) return showFiles(c, done.refusal.code)
  return c.redirect(`${PATH_OF.files}?done=file-gone&gone=${encodeURIComponent(done.value.path)}`, 303)
})

files.post('/restore', only(restoringFile), async (c) => {
  const { done } = await perform(c, restoringFile)
  return done.ok ? c.redirect(`${PATH_OF.files}?done=restored`, 303) : showFiles(c, done.refusal.code)
})

const countIn = (c: AdminContext, name: string): number => Number(/^\d{1,4}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0)

/** What became of several that were sent at once. */
type Sent = { readonly left: readonly LeftFile[]; readonly added: number }

const showFiles = async (c: AdminContext, refusal?: ShownRefusal['code'], sent?: Sent): Promise<Response> => {
  const { language, staff } = c.var
  const narrowed = {
    q: c.req.query('q') ?? '',
    kind: c.req.query('kind') || undefined,
    order: c.req.query('order') || undefined,
  }
  const asked = await ask(c, listingUsedFiles, { ...narrowed, page: c.req.query('page') })
  // An address that was changed by hand leads to the list as it is.
  const found = asked.ok ? asked : await ask(c, listingUsedFiles, {})
  if (!found.ok) return showMissing(c)
  const messages = contentMessages[language]
  const outcome = c.req.query('done')
  const gone = outcome === 'file-gone' ? (c.req.query('gone') ?? null) : null
  const words = {
    added: messages.done.added(countIn(c, 'count')),
    'file-gone': messages.done['file-gone'],
    restored: messages.done.restored,
  }
  const added = sent && sent.added > 0 ? messages.done.added(sent.added) : null
  const told = outcome === 'added' || outcome === 'file-gone' || outcome === 'restored' ? words[outcome] : null
  const amiss = refusal ?? sent?.left[0]?.why
  return showPage(
    c,
    { title: `${messages.tabs.files} · ${messages.title}`, here: 'content', status: amiss ? statusOf[amiss] : 200 },
    <FilesPage
      {...found.value}
      q={asked.ok ? narrowed.q : ''}
      kind={asked.ok ? (narrowed.kind ?? '') : ''}
      order={asked.ok ? (narrowed.order ?? '') : ''}
      done={sent ? added : told}
      left={sent?.left ?? []}
      undo={gone === null ? null : { action: `${PATH_OF.files}/restore`, fields: { path: gone } }}
      refusal={refusal ?? null}
      changes={mayGive(staff, addingFile)}
      resizing={resizes(c.env)}
      now={Date.now()}
      language={language}
    />,
  )
}

const showFile = async (c: AdminContext, path: string, refusal?: ShownRefusal['code']): Promise<Response> => {
  const { language, staff } = c.var
  const found = await ask(c, readingFile, { path })
  if (!found.ok) return showMissing(c)
  const messages = contentMessages[language]
  const file = found.value
  const isReplaced = c.req.query('done') === 'replaced'
  return showPage(
    c,
    { title: file.name || file.path, here: 'content', status: refusal ? statusOf[refusal] : 200 },
    <FilePage
      file={file}
      done={isReplaced ? messages.files.replaced(countIn(c, 'count')) : null}
      left={isReplaced ? countIn(c, 'left') : 0}
      refusal={refusal ?? null}
      changes={mayGive(staff, addingFile)}
      resizing={resizes(c.env)}
      now={Date.now()}
      language={language}
    />,
  )
}
