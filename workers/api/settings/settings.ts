/** The settings for the staff: read and save a group, look at its history, take all of them out and in as one file. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { importing, saving, starting } from '../../flows/settings/commands.ts'
import {
  exportingSettings,
  listingSettings,
  listingSettingsVersions,
  readingPastSettings,
  readingSettings,
} from '../../flows/settings/questions.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: settings']
const params = z.object({
  group: z.string().openapi({ description: '`shop`, `markets`, `delivery`, `tax`, …', example: 'shop' }),
})
const Version = z.int().min(0).describe('Counts the changes of the group; 0: none was saved yet.')

const Group = z.object({ group: z.string(), version: Version }).openapi('SettingsGroup')
const Document = Group.extend({ value: z.unknown().describe('The whole document.') }).openapi('SettingsDocument')
const Gap = z.looseObject({ code: z.string() }).openapi('SettingsGap', {
  description: 'What the settings do not say yet; some codes name the country and the currency.',
})

const List = z
  .object({
    groups: z.array(Group),
    gaps: z.array(Gap),
    pricesDue: z
      .int()
      .describe('Products whose prices in lists are still to be reckoned, after a change of rates or a price list.'),
  })
  .openapi('SettingsList')

const listing = createRoute({
  tags,
  ...questions(listingSettings),
  method: 'get',
  path: '/',
  summary: 'List the groups, and what the shop has not said yet',
  description: `What can be sold is sold meanwhile. ${mayLine(listingSettings)}`,
  responses: {
    200: answer(List, 'All of them.'),
    ...refusals(...questionRefusals(listingSettings)),
  },
})

const start = createRoute({
  method: 'put',
  path: '/',
  tags,
  ...commands(starting),
  summary: 'Begin: the first settings of a shop from five answers',
  description:
    'Everything else gets a value that a shop can begin with. When there are settings already it is refused as `settings-changed`, ' +
    `so it needs no key. ${mayLine(starting)}`,
  request: { body: body(component(starting.input, 'SettingsStart')) },
  responses: {
    200: answer(z.object({ groups: z.array(Group) }).openapi('SettingsStarted'), 'The groups that were saved.'),
    ...refusals(...commandRefusals(starting)),
  },
})

const File = z.looseObject({ format: z.int(), shop: z.string(), version: z.int() }).openapi('SettingsFile')

const exporting = createRoute({
  tags,
  ...questions(exportingSettings),
  method: 'get',
  path: '/file',
  summary: 'Export all settings as one file',
  description: mayLine(exportingSettings),
  responses: { 200: answer(File, 'The file.'), ...refusals(...questionRefusals(exportingSettings)) },
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
  tags,
  ...questions(readingSettings),
  method: 'get',
  path: '/{group}',
  summary: 'Read a group',
  description: mayLine(readingSettings),
  request: { params },
  responses: {
    200: answer(Document, 'The document that holds now.'),
    ...refusals(...questionRefusals(readingSettings)),
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

const history = createRoute({
  tags,
  ...questions(listingSettingsVersions),
  method: 'get',
  path: '/{group}/versions',
  summary: 'List the versions of a group, the latest first',
  description: `Who saved each is told by the audit log. ${mayLine(listingSettingsVersions)}`,
  request: { params, query: listingSettingsVersions.input.omit({ group: true }) },
  responses: {
    200: answer(
      z.object({ versions: z.array(z.object({ version: Version, savedAt: Instant })) }).openapi('SettingsVersions'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(listingSettingsVersions)),
  },
})

const past = createRoute({
  tags,
  ...questions(readingPastSettings),
  method: 'get',
  path: '/{group}/versions/{version}',
  summary: 'Read a group as it was',
  description: mayLine(readingPastSettings),
  request: { params: params.extend(readingPastSettings.input.pick({ version: true }).shape) },
  responses: {
    200: answer(Document, 'The document of that version.'),
    ...refusals(...questionRefusals(readingPastSettings)),
  },
})

export const staffSettings = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const all = await ask(c, listingSettings, {})
    if (!all.ok) return refused(c, all.refusal)
    const { groups, gaps, pricesDue } = all.value
    return c.json({ groups, gaps: gaps.map((gap) => ({ ...gap })), pricesDue }, 200)
  })
  .openapi(start, async (c) => {
    const done = await perform(c, starting, c.req.valid('json'))
    return done.ok ? c.json({ groups: done.value.map((one) => ({ ...one })) }, 200) : refused(c, done.refusal)
  })
  .openapi(exporting, async (c) => {
    const file = await ask(c, exportingSettings, {})
    return file.ok ? c.json({ ...file.value }, 200) : refused(c, file.refusal)
  })
  .openapi(importFile, async (c) => {
    const done = await perform(c, importing, c.req.valid('json'))
    return done.ok ? c.json({ changed: done.value.changed.map(({ group }) => group) }, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingSettings, c.req.valid('param'))
    return found.ok ? c.json(found.value, 200) : refused(c, found.refusal)
  })
  .openapi(saveOne, async (c) => {
    const done = await perform(c, saving, { ...c.req.valid('json'), group: c.req.valid('param').group })
    return done.ok ? c.json({ ...done.value }, 200) : refused(c, done.refusal)
  })
  .openapi(history, async (c) => {
    const versions = await ask(c, listingSettingsVersions, { ...c.req.valid('query'), ...c.req.valid('param') })
    return versions.ok
      ? c.json({ versions: versions.value.map((one) => ({ ...one })) }, 200)
      : refused(c, versions.refusal)
  })
  .openapi(past, async (c) => {
    const found = await ask(c, readingPastSettings, c.req.valid('param'))
    return found.ok ? c.json(found.value, 200) : refused(c, found.refusal)
  })
