/** The settings for the staff: read and save a group, look at its history, take all of them out and in as one file. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { wallClock } from '#domain/logistics/calendar'
import { gapsOf } from '#domain/settings/gaps'
import { emptySettings, isSettingsGroup, SETTINGS_GROUPS } from '#domain/settings/settings'
import { currency } from '#domain/money'
import { savedSettings, settingsAt, versionsOf } from '#schema/products/settings/settings'
import { exportSettings } from '../../flows/settings/change.ts'
import { importing, saving } from '../../flows/settings/commands.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: settings']
const seeing = { tags, security, middleware: [only('settings:see')] as [MiddlewareHandler<Door>] }
const params = z.object({ group: z.string().openapi({ description: '`shop`, `markets`, `delivery`, `tax`, …' }) })
const Version = z.int().min(0).describe('Counts the changes of the group; 0: none was saved yet.')

const Group = z.object({ group: z.string(), version: Version }).openapi('SettingsGroup')
const Document = Group.extend({ value: z.unknown().describe('The whole document.') }).openapi('SettingsDocument')
const Gap = z.looseObject({ code: z.string() }).openapi('SettingsGap', {
  description: 'What the settings do not say yet; some codes name the country and the currency.',
})

const listing = createRoute({
  ...seeing,
  method: 'get',
  path: '/',
  summary: 'List the groups, and what the shop has not said yet',
  description: 'What can be sold is sold meanwhile. May: `settings:see`.',
  responses: {
    200: answer(z.object({ groups: z.array(Group), gaps: z.array(Gap) }).openapi('SettingsList'), 'All of them.'),
    ...refusals(...STAFF_REFUSALS),
  },
})

const File = z.looseObject({ format: z.int(), shop: z.string(), version: z.int() }).openapi('SettingsFile')

const exporting = createRoute({
  ...seeing,
  method: 'get',
  path: '/file',
  summary: 'Export all settings as one file',
  description: 'May: `settings:see`.',
  responses: { 200: answer(File, 'The file.'), ...refusals(...STAFF_REFUSALS, 'settings-empty') },
})

const importFile = createRoute({
  method: 'put',
  path: '/file',
  tags,
  ...commands(importing),
  summary: 'Take over all settings from a file',
  description:
    'Looked over as a whole before anything is written: `issues` says each field and why. Groups that are missing stay as they are; the ' +
    `same file again changes nothing, so it needs no key. ${mayLine(importing)}`,
  request: { body: body(component(importing.input, 'SettingsImport')) },
  responses: {
    200: answer(z.object({ changed: z.array(z.string()) }).openapi('SettingsImported'), 'The groups that are new.'),
    ...refusals(...commandRefusals(importing)),
  },
})

const reading = createRoute({
  ...seeing,
  method: 'get',
  path: '/{group}',
  summary: 'Read a group',
  description: 'May: `settings:see`.',
  request: { params },
  responses: {
    200: answer(Document, 'The document that holds now.'),
    ...refusals(...STAFF_REFUSALS, 'settings-group-unknown'),
  },
})

const saveOne = createRoute({
  method: 'put',
  path: '/{group}',
  tags,
  ...commands(saving),
  summary: 'Save a group',
  description:
    '`version` is the one that was read and changed: when somebody has saved meanwhile the answer is `settings-changed`, and nothing is ' +
    `lost. Everything that is wrong is told at once in \`issues\`. ${mayLine(saving)}`,
  request: { params, body: body(component(saving.input.omit({ group: true }), 'SettingsChange')) },
  responses: {
    200: answer(Group, 'The group with its new version.'),
    ...refusals(...commandRefusals(saving)),
  },
})

const PAGE = 50
const history = createRoute({
  ...seeing,
  method: 'get',
  path: '/{group}/versions',
  summary: 'List the versions of a group, the latest first',
  description: 'Who saved each is told by the audit log. May: `settings:see`.',
  request: { params, query: z.object({ before: z.coerce.number().int().min(1).optional() }) },
  responses: {
    200: answer(
      z.object({ versions: z.array(z.object({ version: Version, savedAt: Instant })) }).openapi('SettingsVersions'),
      'Fifty at a time.',
    ),
    ...refusals(...STAFF_REFUSALS, 'settings-group-unknown', 'request-invalid'),
  },
})

const past = createRoute({
  ...seeing,
  method: 'get',
  path: '/{group}/versions/{version}',
  summary: 'Read a group as it was',
  description: 'May: `settings:see`.',
  request: { params: params.extend({ version: z.coerce.number().int().min(1) }) },
  responses: {
    200: answer(Document, 'The document of that version.'),
    ...refusals(...STAFF_REFUSALS, 'settings-group-unknown', 'settings-version-unknown', 'request-invalid'),
  },
})

export const staffSettings = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const now = Date.now()
    const [{ versions }, settings] = await Promise.all([
      savedSettings(c.env.PRODUCTS_DB, SETTINGS_GROUPS),
      settingsFresh(c.env, now),
    ])
    const groups = SETTINGS_GROUPS.map((group) => ({ group, version: versions[group] ?? 0 }))
    const gaps = gapsOf(settings, wallClock(now, settings.shop.timeZone).day)
    return c.json({ groups, gaps: gaps.map((gap) => ({ ...gap })) }, 200)
  })
  .openapi(exporting, async (c) => {
    const file = await exportSettings(c.env)
    return file.ok ? c.json({ ...file.value }, 200) : refused(c, file.refusal)
  })
  .openapi(importFile, async (c) => {
    const done = await perform(c, importing, c.req.valid('json'))
    return done.ok ? c.json({ changed: done.value.changed.map(({ group }) => group) }, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const { group } = c.req.valid('param')
    if (!isSettingsGroup(group)) return refused(c, { code: 'settings-group-unknown' })
    const { documents, versions } = await savedSettings(c.env.PRODUCTS_DB, [group])
    const value = documents[group] ?? emptySettings(currency(c.env.CURRENCY))[group]
    return c.json({ group, version: versions[group] ?? 0, value }, 200)
  })
  .openapi(saveOne, async (c) => {
    const done = await perform(c, saving, { ...c.req.valid('json'), group: c.req.valid('param').group })
    return done.ok ? c.json({ ...done.value }, 200) : refused(c, done.refusal)
  })
  .openapi(history, async (c) => {
    const { group } = c.req.valid('param')
    if (!isSettingsGroup(group)) return refused(c, { code: 'settings-group-unknown' })
    const before = c.req.valid('query').before ?? Number.MAX_SAFE_INTEGER
    const versions = await versionsOf(c.env.PRODUCTS_DB, group, { before, limit: PAGE })
    return c.json({ versions: versions.map((one) => ({ ...one })) }, 200)
  })
  .openapi(past, async (c) => {
    const { group, version } = c.req.valid('param')
    if (!isSettingsGroup(group)) return refused(c, { code: 'settings-group-unknown' })
    const value = await settingsAt(c.env.PRODUCTS_DB, group, version)
    return value ? c.json({ group, version, value }, 200) : refused(c, { code: 'settings-version-unknown' })
  })
