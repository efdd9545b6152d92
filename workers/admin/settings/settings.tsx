/** /admin/settings: the rules of the shop, page by page. */
import { Hono } from 'hono'
import { isSettingsGroup, type SettingsGroup } from '#domain/settings/settings'
import type { InvalidSettings } from '../../flows/settings/change.ts'
import { saving } from '../../flows/settings/commands.ts'
import {
  listingSettings,
  listingPastSettings,
  readingPastSettings,
  readingSettings,
} from '../../flows/settings/questions.ts'
import { currentSettings } from '../../flows/settings/settings.ts'
import { listingDestinations } from '../../flows/settings/destination-questions.ts'
import { readForm, type FormRefusal } from '../../http/form.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import { Trouble, type RefusalWord } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { ask, performForm } from '../frame/perform.ts'
import { rowed } from './changed.ts'
import { showDestinations } from './destinations.ts'
import { conflictOf, filledOf, typedFrom, withHandles } from './editor.ts'
import { fieldAt, pathOf } from './field.ts'
import { FORMS } from './forms.ts'
import { showDraftSheet } from './theme-draft.ts'
import { showHistory } from './history.tsx'
import { PATH } from './hub.tsx'
import { showOverview } from './overview.tsx'
import { showForm, type Showing } from './page.tsx'
import { documentIn } from './read.ts'
import { labelOf } from './shown.ts'
import { FILL_UNION, withUnionRates } from './union-rates.tsx'
import { settingsMessages } from './messages/index.ts'

/**
 * All pages of the shop in Chinese, at 9 bytes a letter, are 7 MB. Up to here what is too long is refused at its field with everything
 * still typed; an isolate has room for a form in some copies, and for no more than this.
 */
const FORM_BYTES_MAX = 10_000_000

export const settings = new Hono<AdminApp>()

settings.get('/', only(listingSettings), showOverview)

/** While an address is typed: where a link may lead. */
settings.get('/destinations', only(listingDestinations), showDestinations)

/** What is being chosen, as a style sheet for the page that it is looked at on. */
settings.get('/theme/draft.css', only(readingSettings), showDraftSheet)

const groupIn = (c: AdminContext): SettingsGroup | undefined => {
  const group = c.req.param('group') ?? ''
  return isSettingsGroup(group) ? group : undefined
}

const refused = (
  c: AdminContext,
  group: SettingsGroup,
  code: RefusalWord & RefusalCode,
  showing: Partial<Showing> = {},
) =>
  showCurrent(c, group, {
    status: statusOf[code],
    above: <Trouble refusal={code} language={c.var.language} />,
    ...showing,
  })

/** Nothing of it could be kept: what made it so large is named, where it is a field of this form. */
const refusedForm = (c: AdminContext, group: SettingsGroup, refusal: FormRefusal) => {
  const path = 'largest' in refusal ? pathOf(refusal.largest ?? '') : ''
  const known = path !== '' && fieldAt(FORMS[group], path).path === path
  const { beyond } = settingsMessages[c.var.language]
  const issues = known ? [{ path, code: 'beyond', problem: beyond }] : []
  return refused(c, group, refusal.code, { issues })
}

const showCurrent = async (c: AdminContext, group: SettingsGroup, showing: Partial<Showing> = {}) => {
  const { value, version } = await currentSettings(c.env, group)
  return showForm(c, { group, filled: filledOf(group, value, c.var.language), version, ...showing })
}

settings.get('/:group', only(readingSettings), (c) => {
  const group = groupIn(c)
  if (!group) return showMissing(c)
  const { saved, merged, past } = settingsMessages[c.var.language]
  const done = c.req.query('done')
  const version = Number(/^\d{1,9}$/.exec(c.req.query('version') ?? '')?.[0] ?? 0)
  if (done === 'saved' || done === 'merged') return showCurrent(c, group, { notice: done === 'saved' ? saved : merged })
  return showCurrent(c, group, done === 'restored' ? { notice: past.restored(version) } : {})
})

settings.post('/:group', only(saving), async (c) => {
  const group = groupIn(c)
  if (!group) return showMissing(c)
  const form = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!form.ok) return refusedForm(c, group, form.refusal)
  const typed = typedFrom(group, form.value)
  const version = Number(/^\d{1,9}$/.exec(form.value.get('version') ?? '')?.[0] ?? Number.NaN)
  if (!typed || !Number.isInteger(version)) return refused(c, group, 'form-unreadable')
  const act = form.value.get('do')
  if (act === FILL_UNION && group === 'tax') {
    const { filled, came } = withUnionRates(typed, c.var.language)
    return showForm(c, {
      group,
      filled,
      version,
      unsaved: true,
      notice: settingsMessages[c.var.language].union.filled(came),
    })
  }
  if (act !== null) return showRowed(c, group, version, rowed(group, typed, act, c.var.language))
  const filled = withHandles(group, typed)
  const value = documentIn(FORMS[group], filled)
  const { done } = await performForm(c, saving, form.value, () => ({ group, version, value }))
  if (done.ok) return c.redirect(`${PATH}/${group}?done=saved`, 303)
  const { refusal } = done
  if (refusal.code === 'settings-invalid') {
    return showForm(c, { group, filled, version, status: 422, issues: (refusal as InvalidSettings).issues })
  }
  if (refusal.code === 'settings-changed') {
    const conflict = await conflictOf(c, group, filled, version)
    // Pages and policies are texts that do not hang together: what each has changed alone is taken without asking.
    if (group === 'pages' && conflict.both.length === 0) {
      const merged = { group, version: conflict.version, value: documentIn(FORMS[group], conflict.filled) }
      const together = await performForm(c, saving, form.value, () => merged)
      if (together.done.ok) return c.redirect(`${PATH}/${group}?done=merged`, 303)
    }
    return showForm(c, { group, filled: conflict.filled, version: conflict.version, status: 409, conflict })
  }
  return refused(c, group, refusal.code === 'settings-group-unknown' ? 'form-unreadable' : refusal.code, {
    filled,
    version,
  })
})

/** Rows have come or gone: nothing is saved, and what was typed stays. */
const showRowed = (
  c: AdminContext,
  group: SettingsGroup,
  version: number,
  changed: ReturnType<typeof rowed>,
): Promise<Response> => {
  if (!changed) return refused(c, group, 'form-unreadable')
  const { act, path, filled, focus } = changed
  const messages = settingsMessages[c.var.language]
  const noticeOf = { add: messages.added, remove: messages.removed, up: messages.moved }[act]
  return showForm(c, {
    group,
    filled,
    version,
    focus,
    unsaved: true,
    notice: noticeOf(labelOf(group, path, c.var.language)),
  })
}

settings.get('/:group/history', only(listingPastSettings), (c) => {
  const group = groupIn(c)
  return group ? showHistory(c, group) : showMissing(c)
})

/** A former version is saved once more: what came between stays in the history. */
settings.post('/:group/history', only(saving), async (c) => {
  const group = groupIn(c)
  if (!group) return showMissing(c)
  const form = await readForm(c.req.raw)
  if (!form.ok) return refusedForm(c, group, form.refusal)
  const wanted = Number(/^[1-9]\d{0,8}$/.exec(form.value.get('version') ?? '')?.[0] ?? 0)
  const [past, { version }] = await Promise.all([
    ask(c, readingPastSettings, { group, version: String(wanted) }),
    currentSettings(c.env, group),
  ])
  if (!past.ok) return showMissing(c)
  const { value } = past.value
  const { done } = await performForm(c, saving, form.value, () => ({ group, version, value }))
  if (done.ok) return c.redirect(`${PATH}/${group}?done=restored&version=${wanted}`, 303)
  const { refusal } = done
  // It was saved by rules of before: it stands in the form, with what today's have against it.
  if (refusal.code === 'settings-invalid') {
    const { issues } = refusal as InvalidSettings
    return showForm(c, { group, filled: filledOf(group, value, c.var.language), version, status: 422, issues })
  }
  if (refusal.code === 'settings-changed' || refusal.code === 'settings-group-unknown') return showHistory(c, group)
  return refused(c, group, refusal.code)
})
