/** /admin/search/synonyms: what means the same: listed, added, changed, deleted and brought back. */
import { Hono } from 'hono'
import type { SynonymRefusal } from '#domain/catalog/search/synonyms'
import {
  addingSynonym,
  changingSynonym,
  removingSynonym,
  restoringSynonym,
} from '../../../flows/catalog/search-commands.ts'
import { listingSynonyms } from '../../../flows/catalog/search-questions.ts'
import { isSynonymId, synonymThere } from '../../../flows/catalog/synonyms.ts'
import { mayGive } from '../../../flows/command.ts'
import { textIn } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import { Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { SearchHead } from './head.tsx'
import { Amiss, emptyForm, filledFrom, SynonymForm, type Filled } from './synonym-form.tsx'
import { SynonymList, Undone } from './synonym-list.tsx'
import { catalogMessages } from '../messages/index.ts'

export const synonyms = new Hono<AdminApp>()

const PATH = '/admin/search/synonyms'
/** Twenty words of sixty characters, and what stands between them. */
const FIELD_CHARACTERS_MAX = 2_000

type Tried = {
  readonly filled?: Filled
  readonly fault?: SynonymRefusal
  readonly refusal?: ShownRefusal
}

const show = async (c: AdminContext, id: string | null, { filled, fault, refusal }: Tried = {}) => {
  const { language, staff } = c.var
  const allowed = mayGive(staff, addingSynonym)
  const all = await ask(c, listingSynonyms, {})
  if (!all.ok) return showMissing(c)
  const done = c.req.query('done')
  const gone = c.req.query('gone') ?? ''
  return showPage(
    c,
    {
      title: catalogMessages[language].synonyms.title,
      here: 'search',
      status: refusal ? statusOf[refusal.code] : fault ? 422 : 200,
    },
    <>
      <SearchHead here="synonyms" staff={staff} language={language} />
      <Undone done={done} gone={isSynonymId(gone) && allowed ? gone : null} language={language} />
      <div class="body">
        <div class="wrap duo">
          <SynonymList all={all.value} allowed={allowed} language={language} now={Date.now()} />
          {allowed && (
            <div class="stack">
              <Amiss fault={fault ?? null} language={language} />
              {refusal && <Trouble refusal={refusal} language={language} />}
              <SynonymForm
                id={id}
                filled={filled ?? emptyForm(c.req.query('from') ?? '')}
                fault={fault ?? null}
                language={language}
              />
            </div>
          )}
        </div>
      </div>
    </>,
  )
}

synonyms.get('/', only(listingSynonyms), (c) => show(c, null))

synonyms.get('/:id', only(listingSynonyms), async (c) => {
  const id = c.req.param('id')
  const synonym = await synonymThere(c.env, id)
  return synonym ? show(c, id, { filled: filledFrom(synonym) }) : showMissing(c)
})

const filledIn = (form: URLSearchParams): Filled => ({
  words: textIn(form, 'words', FIELD_CHARACTERS_MAX),
  instead: textIn(form, 'instead', FIELD_CHARACTERS_MAX),
})

type SaveRefusal = SynonymRefusal | ShownRefusal

const isFault = (refusal: SaveRefusal): refusal is SynonymRefusal =>
  ['synonym-too-few', 'synonym-too-many', 'synonym-word-unfit'].includes(refusal.code)

/** Said at the field, or above the page where it is no matter of what was written. */
const troubleOf = (refusal: SaveRefusal): Tried => (isFault(refusal) ? { fault: refusal } : { refusal })

synonyms.post('/', only(addingSynonym), async (c) => {
  const { done, form } = await perform(c, addingSynonym)
  if (done.ok) return c.redirect(`${PATH}?done=saved`, 303)
  return show(c, null, { filled: filledIn(form), ...troubleOf(done.refusal as SaveRefusal) })
})

synonyms.post('/:id', only(changingSynonym), async (c) => {
  const { id } = c.req.param()
  const { done, form } = await perform(c, changingSynonym, (typed) => ({ ...typed, id }))
  if (done.ok) return c.redirect(`${PATH}?done=saved`, 303)
  return show(c, id, { filled: filledIn(form), ...troubleOf(done.refusal as SaveRefusal) })
})

synonyms.post('/:id/delete', only(removingSynonym), async (c) => {
  const { id } = c.req.param()
  const { done } = await perform(c, removingSynonym, () => ({ id }))
  if (!done.ok && done.refusal.code !== 'synonym-unknown') return show(c, null, troubleOf(done.refusal as SaveRefusal))
  // Deleted twice is deleted.
  return isSynonymId(id) ? c.redirect(`${PATH}?done=removed&gone=${id}`, 303) : showMissing(c)
})

synonyms.post('/:id/restore', only(restoringSynonym), async (c) => {
  const { done } = await perform(c, restoringSynonym, () => ({ id: c.req.param('id') }))
  return done.ok ? c.redirect(`${PATH}?done=restored`, 303) : show(c, null, troubleOf(done.refusal as SaveRefusal))
})
