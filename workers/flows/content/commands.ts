/** What staff do to documents: save, look at before saving, delete, bring back. */
import { z } from 'zod'
import { slug } from '#domain/catalog/slug'
import { videoAt } from '#domain/catalog/video'
import { checkDocument, type ContentIssue } from '#domain/content/check'
import { withSectionIds, type ContentDocument } from '#domain/content/document'
import { base32 } from '#domain/ids'
import { LANGUAGES } from '#domain/languages'
import { ok, refuse, type Result } from '#domain/result'
import { textIn, type Text } from '#domain/settings/text'
import { deleteDocument, documentAt, keepPreview, restoreDocument, saveDocument } from '#schema/products/content/save'
import type { ContentPage } from '#domain/settings/pages'
import { CONTENT, SETTINGS } from '../../cache/tags.ts'
import { safeHtml } from '../catalog/safe-html.ts'
import { command } from '../command.ts'
import { saveGroup } from '../settings/change.ts'
import { currentSettings, settingsFresh } from '../settings/settings.ts'
import { world } from '../settings/world.ts'
import { editingDocument } from './edit.ts'
import { fields } from './input.ts'
import { startingTexts } from './starting-texts.ts'

const permission = 'catalog:change'
export type InvalidContent = { readonly code: 'content-invalid'; readonly issues: readonly ContentIssue[] }

const ID = /^doc_[0-9a-z]{16}$/
const id = z.string().regex(ID)
const version = z.int().min(0)

export const newDocumentId = (): string => `doc_${base32(crypto.getRandomValues(new Uint8Array(16)))}`

/** Markup is written anew before it is kept. */
const clean = (html: Text): Text =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => (html[language] ? [[language, safeHtml(html[language] ?? '')]] : [])),
  )

const whole = (of: Omit<ContentDocument, 'version' | 'updatedAt'>): Result<ContentDocument, InvalidContent> => {
  const handle = of.kind === 'home' ? '' : of.handle || slug(textIn(of.title, 'en')).slice(0, 63)
  const document = { ...of, handle, sections: withSectionIds(of.sections), version: 0, updatedAt: 0 }
  const issues = checkDocument(document, world)
  if (issues.length > 0) return refuse({ code: 'content-invalid', issues })
  const sections = document.sections.map((one) => ({
    ...one,
    text: clean(one.text),
    video: videoAt(one.video)?.address ?? '',
  }))
  return ok({ ...document, body: clean(document.body), sections })
}

/** Of a new one the sender names the id, so that it is made once however often it is sent. */
export const savingContent = command({
  name: 'content:save',
  permission,
  input: z.strictObject({
    id: id.describe('`doc_` and 16 small letters or digits; of a new one chosen by the sender.'),
    version: version.describe(
      'That was changed; 0: there was none yet. When it is another now, the answer is `content-differs`, with every field ' +
        'that differs.',
    ),
    merge: z
      .boolean()
      .default(false)
      .describe(
        'Where somebody has changed other fields meanwhile, take both. A field that both have changed is asked nevertheless.',
      ),
    ...fields,
  }),
  refusals: ['content-invalid', 'content-unknown', 'content-deleted', 'content-differs', 'content-handle-taken'],
  repeats: 'none',
  act: async ({ env, now, staff }, { version: basedOn, merge, ...said }) => {
    const document = whole(said)
    if (!document.ok) return document
    const base = basedOn === 0 ? undefined : await documentAt(env.PRODUCTS_DB, said.id, basedOn)
    const decide = editingDocument({ version: basedOn, base, document: document.value, merge })
    const cause = basedOn === 0 ? 'create' : 'edit'
    return saveDocument(env.PRODUCTS_DB, said.id, { basedOn, decide }, { who: staff.userId, cause }, now)
  },
  purges: (_, { changed }) => (changed ? [CONTENT] : []),
  audit: (_, { document: { id: subject, kind, handle, version: last }, changed }) =>
    changed ? [{ subject, details: { kind, handle, version: last } }] : [],
})

/** The document as it is typed, under an address that nobody guesses; for two weeks. */
export const previewingContent = command({
  name: 'content:preview',
  permission,
  input: z.strictObject({ id, ...fields }),
  refusals: ['content-invalid'],
  repeats: 'none',
  act: async ({ env, now }, said) => {
    const document = whole(said)
    if (!document.ok) return document
    const token = base32(crypto.getRandomValues(new Uint8Array(26)))
    await keepPreview(env.PRODUCTS_DB, token, { ...document.value, isPublic: true, updatedAt: now }, now)
    return ok({ token, path: `/preview/${token}` })
  },
  audit: ({ id: subject }) => [{ subject }],
})

export const deletingContent = command({
  name: 'content:delete',
  permission,
  input: z.strictObject({ id, version: version.describe('That was seen: another one is not deleted.') }),
  refusals: ['content-unknown', 'content-changed'],
  repeats: 'none',
  act: async ({ env, now, staff }, { id: of, version: seen }) => {
    return deleteDocument(env.PRODUCTS_DB, of, seen, { who: staff.userId, cause: 'delete' }, now)
  },
  purges: () => [CONTENT],
  audit: (_, { id: subject, kind, handle, version: last }) => [{ subject, details: { kind, handle, version: last } }],
})

/** The undo of every change and of a deletion. */
export const restoringContent = command({
  name: 'content:restore',
  permission,
  input: z.strictObject({ id, version: z.int().min(1) }),
  refusals: ['content-unknown', 'version-unknown', 'content-handle-taken'],
  repeats: 'none',
  act: async ({ env, now, staff }, { id: of, version: which }) => {
    return restoreDocument(env.PRODUCTS_DB, of, which, { who: staff.userId, cause: 'restore' }, now)
  },
  purges: () => [CONTENT],
  audit: ({ version: which }, { id: subject }) => [{ subject, details: { version: which } }],
})

/** Those that are there already stay as they are. */
export const startingPages = command({
  name: 'content:start-texts',
  permission: 'settings:change',
  input: z.strictObject({}),
  refusals: ['settings-invalid', 'settings-changed'],
  repeats: 'none',
  act: async ({ env, now }) => {
    const [settings, { value, version: basedOn }] = await Promise.all([
      settingsFresh(env, now),
      currentSettings(env, 'pages'),
    ])
    const isThere = ({ folder, handle }: ContentPage) =>
      value.pages.some((one) => one.folder === folder && one.handle === handle)
    const added = startingTexts(settings).filter((one) => !isThere(one))
    if (added.length === 0) return ok({ added: 0 })
    const done = await saveGroup(env, { group: 'pages', value: { pages: [...value.pages, ...added] }, basedOn }, now)
    return done.ok ? ok({ added: added.length }) : done
  },
  purges: (_, { added }) => (added > 0 ? [SETTINGS] : []),
  audit: (_, { added }) => (added > 0 ? [{ subject: 'settings:pages', details: { added } }] : []),
})
