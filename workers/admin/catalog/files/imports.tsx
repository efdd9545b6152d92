/** /admin/imports: files come in, slice by slice, and go out. */
import { Hono, type Context } from 'hono'
import { WORKING } from '#domain/catalog/files/file-job'
import {
  applyingFile,
  bringingFile,
  cancellingFile,
  previewingFile,
  undoingFile,
} from '../../../flows/catalog/files/commands.ts'
import { noteText, type RowSaid } from '../../../flows/catalog/file-notes.ts'
import { listingImports, readingImport } from '../../../flows/catalog/files/questions.ts'
import { FILE_BYTES_MAX } from '../../../flows/catalog/files/file-bounds.ts'
import { mayBringAny, mayDo } from '../../../flows/catalog/files/permission.ts'
import { carryOut, mayGive } from '../../../flows/command.ts'
import { exportingPromotions } from '../../../flows/promotions/questions.ts'
import { exportingOrders } from '../../../flows/orders/questions.ts'
import { exportingCustomers } from '../../../flows/customers/record-questions.ts'
import { mayAsk } from '../../../flows/question.ts'
import { listingReviews } from '../../../flows/reviews/questions.ts'
import { readFileForm } from '../../../http/file-form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { KEY_FORM, type ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { exported } from './exported.ts'
import { JobPage } from './job-page.tsx'
import { ImportsPage } from './list-page.tsx'
import { fileMessages } from './messages/index.ts'
import { CHOICES, PATH, type Chosen, type Wish } from './parts.tsx'
import { reported } from './reported.ts'

export const imports = new Hono<AdminApp>()

/** The file, and what a form writes around it. */
const FORM_BYTES_MAX = FILE_BYTES_MAX + 64 * 1024

/** A page of what goes on is loaded again after so many seconds, also without scripts. */
const REFRESH_SECONDS = 2

type Tried = {
  readonly refusal?: ShownRefusal
  readonly reason?: string
  readonly chosen?: Chosen
}

const showList = async (c: AdminContext, { refusal, reason, chosen = {} }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const found = await ask(c, listingImports, { before: c.req.query('before') })
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    { title: fileMessages[language].title, here: 'products', status: refusal ? statusOf[refusal.code] : 200 },
    <ImportsPage
      {...found.value}
      {...{ chosen, language, now: Date.now() }}
      allowed={mayGive(staff, bringingFile)}
      ofAny={mayBringAny(staff)}
      takesOut={{
        orders: mayAsk(staff, exportingOrders),
        customers: mayAsk(staff, exportingCustomers),
        reviews: mayAsk(staff, listingReviews),
        promotions: mayAsk(staff, exportingPromotions),
      }}
      refusal={refusal ?? null}
      reason={reason ?? null}
    />,
  )
}

const wishesIn = (fields: URLSearchParams): Partial<Record<Wish, string>> =>
  Object.fromEntries(
    (Object.keys(CHOICES) as Wish[]).flatMap((wish) => {
      const value = fields.get(wish)
      return CHOICES[wish].some((one) => one === value) ? [[wish, value]] : []
    }),
  )

// Whoever signs in anew comes back with what they had chosen.
imports.get('/', only(listingImports), (c) => showList(c, { chosen: wishesIn(new URL(c.req.url).searchParams) }))

const choicesOf = ({ overwrite, ...wishes }: Partial<Record<Wish, string>>) => ({
  ...wishes,
  overwrite: overwrite !== 'false',
})

imports.post('/', only(bringingFile), async (c) => {
  const sent = await readFileForm(c.req.raw, FORM_BYTES_MAX)
  // Nothing but a file can make this form so large.
  if (!sent.ok)
    return showList(c, {
      refusal: { code: sent.refusal.code === 'form-too-large' ? 'file-too-large' : sent.refusal.code },
    })
  const { fields, files } = sent.value
  const [key, chosen, [file]] = [fields.get('key') ?? '', wishesIn(fields), files]
  if (!KEY_FORM.test(key)) return showList(c, { refusal: { code: 'form-unreadable' }, chosen })
  if (!file || file.bytes.length === 0) return showList(c, { refusal: { code: 'no-file' }, chosen })
  const asking = { staff: c.var.staff, key, now: Date.now() }
  const input = { name: file.name.slice(0, 255) || 'file', file: file.bytes, choices: choicesOf(chosen) }
  const done = await carryOut(c.env, bringingFile, asking, input)
  if (done.ok) return c.redirect(`${PATH}/${done.value.id}`, 303)
  const { refusal } = done
  return showList(c, {
    refusal: refusal as ShownRefusal,
    chosen,
    ...('note' in refusal && { reason: noteText(refusal.note as RowSaid, c.var.language) }),
  })
})

const exportOf = (kind: 'products' | 'inventory' | 'redirects' | 'prices') => (c: Context<AdminApp>) =>
  exported(c.env, kind, Date.now())
for (const kind of ['products', 'inventory', 'redirects', 'prices'] as const)
  imports.get(`/export/${kind}.csv`, only(listingImports), exportOf(kind))

const showJob = async (c: AdminContext, refusal?: ShownRefusal): Promise<Response> => {
  const { language, staff, settings } = c.var
  const found = await ask(c, readingImport, { id: c.req.param('id') })
  if (!found.ok) return showMissing(c)
  const { job } = found.value
  if (WORKING.has(job.state)) c.header('refresh', String(REFRESH_SECONDS))
  return showPage(
    c,
    { title: job.name, here: 'products', status: refusal ? statusOf[refusal.code] : 200 },
    <JobPage
      {...found.value}
      {...{ language, timeZone: settings.shop.timeZone, now: Date.now() }}
      allowed={await mayDo(c.env.MEDIA, staff, job)}
      refusal={refusal ?? null}
    />,
  )
}

imports.get('/:id', only(readingImport), (c) => showJob(c))

imports.get('/:id/report.csv', only(readingImport), async (c) => {
  const found = await ask(c, readingImport, { id: c.req.param('id') })
  return found.ok ? reported(c.env.MEDIA, found.value.job, c.var.language) : showMissing(c)
})

const DEEDS = { apply: applyingFile, cancel: cancellingFile, undo: undoingFile } as const
for (const [deed, declared] of Object.entries(DEEDS))
  imports.post(`/:id/${deed}`, only(declared), async (c) => {
    const id = c.req.param('id')
    const { done } = await perform(c, declared, () => ({ id }))
    return done.ok ? c.redirect(`${PATH}/${id}`, 303) : showJob(c, done.refusal as ShownRefusal)
  })

imports.post('/:id/preview', only(previewingFile), async (c) => {
  const id = c.req.param('id')
  const { done } = await perform(c, previewingFile, (_, form) => ({ id, choices: choicesOf(wishesIn(form)) }))
  return done.ok ? c.redirect(`${PATH}/${id}`, 303) : showJob(c, done.refusal as ShownRefusal)
})
