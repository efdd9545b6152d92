/** /admin/promotions: what the shop takes off, written down as sentences, let run, paused, ended and made anew. */
import { Hono } from 'hono'
import { PHASES } from '#domain/promotions/phase'
import { own } from '#domain/own'
import { codesSummed, phaseCounts } from '#schema/products/promotions/listed'
import type { StoredPromotion } from '#schema/products/promotions/promotions'
import { mayGive } from '../../flows/command.ts'
import {
  changingPromotion,
  creatingPromotion,
  movingPromotion,
  restoringPromotion,
} from '../../flows/promotions/commands.ts'
import { listingPromotions, readingPromotion } from '../../flows/promotions/questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { readForm } from '../../http/form.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { addressWith } from '../frame/lists.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform, performRead } from '../frame/perform.ts'
import { changedBy, isLookedFor } from './acts.ts'
import { draftIn } from './draft.ts'
import { ListPage, PATH, type ListView } from './list-page.tsx'
import { promotionMessages } from './messages/index.ts'
import { usesMessages } from './messages/uses.ts'
import { namesFor } from './names.ts'
import { peopleOf } from './people.ts'
import { readingOf, refusedBy, showPromotion, typedOf } from './showing.tsx'
import { blankTyped, said, typedFrom, type Typed } from './typed.ts'

export const promotions = new Hono<AdminApp>()

/** Sets of some hundred members, each said by its id. */
const FORM_BYTES_MAX = 512 * 1024

const behind = (text: string | undefined) => {
  const [at, id] = placeOf(text ?? '') ?? []
  return typeof at === 'number' && typeof id === 'string' ? { at, id } : undefined
}

promotions.get('/', only(listingPromotions), async (c) => {
  const { language, staff } = c.var
  const now = Date.now()
  const db = c.env.PRODUCTS_DB
  const view: ListView | null = [...PHASES, 'look' as const].find((one) => one === c.req.query('view')) ?? null
  const asked = view === 'look' ? { look: true } : { phase: view }
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const after = behind(c.req.query('after'))
  const found = await ask(c, listingPromotions, { ...asked, q, ...(after && { after }) })
  if (!found.ok) return showMissing(c)
  const { promotions: rows, next, needingALook, discounts } = found.value
  const all = rows.map(({ promotion }) => promotion)
  const coded = all.filter(({ method }) => method === 'code').map(({ id }) => id)
  const [names, codes, counts] = await Promise.all([namesFor(c, all), codesSummed(db, coded), phaseCounts(db, now)])
  return showPage(
    c,
    { title: promotionMessages[language].title, here: 'promotions' },
    <ListPage
      {...{ rows, names, codes, counts, view, needingALook, discounts, q, now, language }}
      timeZone={c.var.settings.shop.timeZone}
      newer={after ? addressWith(PATH, { view, q }) : null}
      older={next && addressWith(PATH, { view, q, after: cursorAt(next.createdAt, next.id) })}
      changes={mayGive(staff, creatingPromotion)}
    />,
  )
})

const promotionIn = async (c: AdminContext, id: string) => {
  const found = await ask(c, readingPromotion, { id })
  return found.ok ? found.value : undefined
}

/** Made after another one: its days are over, or begin anew. */
const copyOf = async (c: AdminContext, of: StoredPromotion): Promise<Typed> => {
  const { language } = c.var
  const people = await peopleOf(c.env.USERS_DB, of.conditions.buyers)
  const period = { ...of.period, from: null, until: null }
  return typedFrom({ ...of, name: promotionMessages[language].copyOf(of.name), period }, { language, people })
}

promotions.get('/new', only(creatingPromotion), async (c) => {
  const of = c.req.query('of')
  const there = of === undefined ? undefined : await promotionIn(c, of)
  const typed = there ? await copyOf(c, there.promotion) : blankTyped()
  return showPromotion(c, undefined, typed, { focus: there ? 'name' : 'effect' })
})

promotions.post('/new', only(creatingPromotion), (c) => save(c, undefined))

promotions.get('/:id', only(readingPromotion), async (c) => {
  const there = await promotionIn(c, c.req.param('id'))
  if (!there) return showMissing(c)
  const { language } = c.var
  const outcomes = { ...promotionMessages[language].done, restored: usesMessages[language].restored }
  const done = own<string>(outcomes, c.req.query('done') ?? '') ?? null
  return showPromotion(c, there, await typedOf(c, there.promotion), { done })
})

promotions.post('/:id', only(changingPromotion), async (c) => {
  const there = await promotionIn(c, c.req.param('id'))
  return there ? save(c, there) : showMissing(c)
})

type There = NonNullable<Awaited<ReturnType<typeof promotionIn>>>

const save = async (c: AdminContext, there: There | undefined): Promise<Response> => {
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) {
    const before = there ? await typedOf(c, there.promotion) : blankTyped()
    return showPromotion(c, there, before, refusedBy(c, sent.refusal))
  }
  const typed = sent.value
  const version = wholeIn(said(typed, 'version'))
  const sentAct = typed.get('do')
  const isSaving = sentAct === null || sentAct === 'run'
  // Enter in a field that looks for goods looks for them.
  const act = isSaving && isLookedFor(typed) ? 'find' : isSaving ? null : sentAct
  if (act !== null) {
    const [what, set] = act.split(':')
    const focus = what === 'find' ? null : what === 'in' || what === 'not' ? `${set}.find` : null
    return showPromotion(c, there, changedBy(typed, act), { version, focus, unsaved: act !== 'look' })
  }
  const { reading, amiss } = await readingOf(c, typed, there?.promotion)
  if (amiss.size > 0) return showPromotion(c, there, typed, { version, amiss, status: 422 })
  const input = draftIn(typed, reading)
  const key = said(typed, 'key')
  const state = sentAct === 'run' ? 'active' : 'draft'
  const done = there
    ? await performRead(c, changingPromotion, key, { ...input, id: there.promotion.id, version })
    : await performRead(c, creatingPromotion, key, { ...input, state })
  if (!done.ok) return showPromotion(c, there, typed, { version, ...refusedBy(c, done.refusal, input) })
  const outcome = there ? 'changed' : state === 'active' ? 'running' : 'created'
  return c.redirect(`${PATH}/${done.value.id}?done=${outcome}`, 303)
}

promotions.post('/:id/state', only(movingPromotion), async (c) => {
  const there = await promotionIn(c, c.req.param('id'))
  if (!there) return showMissing(c)
  const { id } = there.promotion
  const { done } = await perform(c, movingPromotion, (typed) => ({ ...typed, id }))
  if (done.ok) return c.redirect(`${PATH}/${id}?done=${done.value.state}`, 303)
  return showPromotion(c, there, await typedOf(c, there.promotion), refusedBy(c, done.refusal))
})

const wholeIn = (text: string | null): number => Number(/^\d{1,9}$/.exec(text ?? '')?.[0] ?? 0)

/** The undo of every change; what came between stays among its versions. */
promotions.post('/:id/version', only(restoringPromotion), async (c) => {
  const there = await promotionIn(c, c.req.param('id'))
  if (!there) return showMissing(c)
  const { id } = there.promotion
  const { done } = await perform(c, restoringPromotion, (_, form) => ({
    id,
    restored: wholeIn(form.get('restored')),
    version: wholeIn(form.get('version')),
  }))
  if (done.ok) return c.redirect(`${PATH}/${id}?done=restored`, 303)
  return showPromotion(c, there, await typedOf(c, there.promotion), refusedBy(c, done.refusal))
})
