/** /admin/sent-mail/templates: what mails say: read, seen, written anew, sent to oneself, and back again. */
import { Hono } from 'hono'
import { isLanguage, type Language } from '#domain/languages'
import {
  EDITABLE_TEMPLATES,
  type EditableTemplate,
  type TemplateWords,
  type WordField,
  type WordsFault,
} from '#domain/notifications/template'
import { mayGive } from '../../flows/command.ts'
import { resettingTemplate, savingTemplate, testingTemplate } from '../../flows/notifications/template-commands.ts'
import { listingTemplates, previewingTemplate, readingTemplate } from '../../flows/notifications/template-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { MAIL_POLICY } from './mail-policy.ts'
import { notificationsMessages } from './messages/index.ts'
import { addressOf } from './template-address.ts'
import { TemplatePage } from './template-page.tsx'
import { TemplatesPage } from './templates-page.tsx'

export const templates = new Hono<AdminApp>()

templates.get('/', only(listingTemplates), async (c) => {
  const saved = await ask(c, listingTemplates, {})
  if (!saved.ok) return showMissing(c)
  const { language } = c.var
  const { title } = notificationsMessages[language].templatesPage
  return showPage(c, { title, here: 'sent-mail' }, <TemplatesPage saved={saved.value} language={language} />)
})

const templateIn = (c: AdminContext): EditableTemplate | undefined =>
  EDITABLE_TEMPLATES.find((one) => one === c.req.param('template'))
/** Of the mail; the reader's own when the address says none. */
const languageIn = (c: AdminContext, text = c.req.query('language')): Language =>
  isLanguage(text) ? text : c.var.language

templates.get('/:template', only(readingTemplate), (c) => show(c, languageIn(c)))

templates.get('/:template/preview', only(previewingTemplate), async (c) => {
  const shown = await ask(c, previewingTemplate, { template: templateIn(c), language: languageIn(c) })
  if (!shown.ok) return showMissing(c)
  return c.html(shown.value.html, 200, { 'content-security-policy': MAIL_POLICY })
})

templates.post('/:template', only(savingTemplate), async (c) => {
  const template = templateIn(c)
  if (!template) return showMissing(c)
  const { done, form } = await perform(c, savingTemplate, (typed) => ({ ...typed, template }))
  const language = languageIn(c, form.get('language') ?? '')
  if (done.ok) return c.redirect(addressOf(template, language, { done: 'saved' }), 303)
  return show(c, language, { refusal: done.refusal, form })
})

templates.post('/:template/reset', only(resettingTemplate), async (c) => {
  const template = templateIn(c)
  if (!template) return showMissing(c)
  const { done, form } = await perform(c, resettingTemplate, (typed) => ({ ...typed, template }))
  const language = languageIn(c, form.get('language') ?? '')
  if (done.ok) return c.redirect(addressOf(template, language, { done: 'reset' }), 303)
  return show(c, language, { refusal: done.refusal })
})

templates.post('/:template/test', only(testingTemplate), async (c) => {
  const template = templateIn(c)
  if (!template) return showMissing(c)
  const { done, form } = await perform(c, testingTemplate, (typed) => ({ ...typed, template }))
  const language = languageIn(c, form.get('language') ?? '')
  if (done.ok) return c.redirect(addressOf(template, language, { done: 'tested' }), 303)
  return show(c, language, { refusal: done.refusal })
})

type Tried = { readonly refusal?: object & { readonly code: string }; readonly form?: URLSearchParams }

const typedIn = (form: URLSearchParams): TemplateWords => {
  const of = (field: WordField) => (form.get(field) ?? '').slice(0, 20_000)
  return { subject: of('subject'), greeting: of('greeting'), paragraphs: of('paragraphs'), action: of('action') }
}

const faultsIn = (refusal: Tried['refusal']): readonly WordsFault[] =>
  refusal && 'issues' in refusal ? (refusal.issues as readonly WordsFault[]) : []

const DONE = ['saved', 'reset', 'tested'] as const

const show = async (c: AdminContext, of: Language, { refusal, form }: Tried = {}): Promise<Response> => {
  const template = templateIn(c)
  const found = template && (await ask(c, readingTemplate, { template, language: of }))
  if (!template || !found?.ok) return showMissing(c)
  const { language, staff } = c.var
  const { versions } = found.value
  const older = versions.find(({ version, words }) => words && String(version) === c.req.query('version'))
  const messages = notificationsMessages[language]
  const title = messages.templatesPage.edit(messages.templates[template], messages.languages[of])
  const amiss = refusal as ShownRefusal | undefined
  const props = {
    ...found.value,
    words: form ? typedIn(form) : (older?.words ?? found.value.words),
    taken: form ? null : (older?.version ?? null),
    template,
    of,
    title,
    language,
    refusal: amiss ?? null,
    faults: faultsIn(refusal),
    done: DONE.find((one) => one === c.req.query('done')) ?? null,
    mayWrite: mayGive(staff, savingTemplate),
    isPhone: c.req.query('as') === 'phone',
    now: Date.now(),
  }
  return showPage(
    c,
    { title, here: 'sent-mail', status: amiss ? statusOf[amiss.code] : 200 },
    <TemplatePage {...props} />,
  )
}
