/** /admin/search/synonyms: what means the same: listed, added, changed, deleted and brought back. */
import { Hono } from 'hono'
import type { SynonymDraft, SynonymRefusal } from '#domain/catalog/search/synonyms'
import { may } from '#domain/customers/staff'
import { synonymsOf } from '#schema/products/catalog/search/synonyms'
import {
  bringBackSynonym,
  changeSynonym,
  isSynonymId,
  synonymIdFor,
  synonymThere,
  takeAwaySynonym,
  writeSynonym,
} from '../../../flows/catalog/synonyms.ts'
import { textIn } from '../../../http/form.ts'
import { changingForm, statusOfRefusal, Trouble, type RefusalWord } from '../../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/gate.tsx'
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
  readonly refusal?: RefusalWord
}

const show = async (c: AdminContext, id: string | null, { filled, fault, refusal }: Tried = {}) => {
  const { language, staff } = c.var
  const allowed = may(staff.role, 'catalog:change')
  const all = await synonymsOf(c.env.PRODUCTS_DB)
  const done = c.req.query('done')
  const gone = c.req.query('gone') ?? ''
  return showPage(
    c,
    {
      title: catalogMessages[language].synonyms.title,
      here: 'search',
      status: refusal ? statusOfRefusal(refusal) : fault ? 422 : 200,
    },
    <>
      <SearchHead here="synonyms" staff={staff} language={language} />
      <Undone done={done} gone={isSynonymId(gone) && allowed ? gone : null} language={language} />
      <div class="body">
        <div class="wrap duo">
          <SynonymList all={all} allowed={allowed} language={language} now={Date.now()} />
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

synonyms.get('/', only('catalog:see'), (c) => show(c, null))

synonyms.get('/:id', only('catalog:see'), async (c) => {
  const id = c.req.param('id')
  const synonym = await synonymThere(c.env, id)
  return synonym ? show(c, id, { filled: filledFrom(synonym) }) : showMissing(c)
})

const filledIn = (form: URLSearchParams): Filled => ({
  words: textIn(form, 'words', FIELD_CHARACTERS_MAX),
  instead: textIn(form, 'instead', FIELD_CHARACTERS_MAX),
})

/** Lines, or commas of either script. */
const draftIn = ({ words, instead }: Filled): SynonymDraft => ({
  words: words.split(/[\n,，、]/),
  instead: instead.split(/[\n,，、]/),
})

const byWhom = (c: AdminContext) => ({ who: c.var.staff.email, now: Date.now() })

type SaveRefusal = SynonymRefusal | { readonly code: 'synonym-unknown' } | { readonly code: 'synonyms-full' }

/** Said at the field, or above the page where it is no matter of what was written. */
const troubleOf = (refusal: SaveRefusal): Tried =>
  refusal.code === 'synonym-unknown' || refusal.code === 'synonyms-full'
    ? { refusal: refusal.code }
    : { fault: refusal }

const save = async (c: AdminContext, id: string | null): Promise<Response> => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return show(c, id, { refusal: sent.refusal })
  const filled = filledIn(sent.form)
  const by = byWhom(c)
  const done = id
    ? await changeSynonym(c.env, id, draftIn(filled), by)
    : await writeSynonym(c.env, await synonymIdFor(by.who, sent.key), draftIn(filled), by)
  if (done.ok) return c.redirect(`${PATH}?done=saved`, 303)
  return show(c, id, { filled, ...troubleOf(done.refusal) })
}

synonyms.post('/', only('catalog:change'), (c) => save(c, null))
synonyms.post('/:id', only('catalog:change'), (c) => save(c, c.req.param('id')))

synonyms.post('/:id/delete', only('catalog:change'), async (c) => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return show(c, null, { refusal: sent.refusal })
  const { id } = c.req.param()
  const done = await takeAwaySynonym(c.env, id, byWhom(c))
  // Deleted twice is deleted.
  return done.ok || isSynonymId(id) ? c.redirect(`${PATH}?done=removed&gone=${id}`, 303) : showMissing(c)
})

synonyms.post('/:id/restore', only('catalog:change'), async (c) => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return show(c, null, { refusal: sent.refusal })
  const done = await bringBackSynonym(c.env, c.req.param('id'), byWhom(c))
  return done.ok ? c.redirect(`${PATH}?done=restored`, 303) : show(c, null, troubleOf(done.refusal))
})
