/** /admin/content: pages of sections, posts, files, and the way to texts and policies. */
import { Hono } from 'hono'
import { textIn } from '#domain/settings/text'
import { documentAt } from '#schema/products/content/save'
import { homeReading } from '#schema/products/content/documents'
import { readAlone } from '#schema/products/catalog/reading'
import { mayGive } from '../../flows/command.ts'
import { savingContent } from '../../flows/content/commands.ts'
import { listingContent } from '../../flows/content/questions.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { documents } from './documents.tsx'
import { files } from './files.tsx'
import { ListPage } from './list-page.tsx'
import { texts } from './texts.tsx'
import { contentMessages } from './messages/index.ts'

export const content = new Hono<AdminApp>()

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
content.route('/files', files)
