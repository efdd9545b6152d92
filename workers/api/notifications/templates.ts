/** The words of messages for the staff. Mounted at `/api/admin/message-templates`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { EDITABLE_TEMPLATES, WORD_FIELDS } from '#domain/notifications/template'
import { resettingTemplate, savingTemplate, testingTemplate } from '../../flows/notifications/template-commands.ts'
import { listingTemplates, previewingTemplate, readingTemplate } from '../../flows/notifications/template-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant, Language } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: messages']
const params = z.object({
  template: z.enum(EDITABLE_TEMPLATES).openapi({ example: 'welcome' }),
  language: Language,
})
const PATH = '/{template}/{language}'

const Words = z
  .object({
    subject: z.string(),
    greeting: z.string(),
    paragraphs: z.string().describe('Parted by an empty line.'),
    action: z.string().describe('What the button says.'),
  })
  .openapi('TemplateWords', { description: 'Liquid without loops, includes and assignments.' })

const Version = z
  .object({
    template: z.enum(EDITABLE_TEMPLATES),
    language: Language,
    version: z.int(),
    words: Words.nullable().describe('null: the shop’s own words again.'),
    who: z.string(),
    at: Instant,
  })
  .openapi('TemplateVersion')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingTemplates),
  summary: 'List what was written anew',
  description: `The last version of each template and language that was ever written. ${mayLine(listingTemplates)}`,
  responses: {
    200: answer(
      z.object({ templates: z.array(Version) }).openapi('TemplateList'),
      'The rest says the shop’s own words.',
    ),
    ...refusals(...questionRefusals(listingTemplates)),
  },
})

const reading = createRoute({
  method: 'get',
  path: PATH,
  tags,
  ...questions(readingTemplate),
  summary: 'Read the words of a message',
  description: `With those that the shop has of its own, what can stand in them, and the last thirty versions. ${mayLine(readingTemplate)}`,
  request: { params },
  responses: {
    200: answer(
      z
        .object({
          words: Words,
          starting: Words,
          isOwn: z.boolean().describe('Whether the shop’s own words count.'),
          version: z.int(),
          unused: z
            .array(z.object({ field: z.enum(WORD_FIELDS), fault: z.string(), about: z.string() }))
            .describe('Why words that are kept are not used; empty where they are.'),
          variables: z.array(z.string()),
          push: z
            .object({ title: z.string(), body: z.string() })
            .nullable()
            .describe('About nobody, as it is told on devices; null: by mail alone.'),
          versions: z.array(Version),
        })
        .openapi('Template'),
      'The words.',
    ),
    ...refusals(...questionRefusals(readingTemplate)),
  },
})

const previewing = createRoute({
  method: 'get',
  path: `${PATH}/preview`,
  tags,
  ...questions(previewingTemplate),
  summary: 'Read a message as it would be sent, about nobody',
  description: mayLine(previewingTemplate),
  request: { params },
  responses: {
    200: answer(
      z.object({ subject: z.string(), text: z.string(), html: z.string() }).openapi('TemplatePreview'),
      'A sample.',
    ),
    ...refusals(...questionRefusals(previewingTemplate)),
  },
})

const EXAMPLE = {
  version: 0,
  subject: 'Welcome to {{ shop }}',
  greeting: 'Hello',
  paragraphs: 'Good to have you.',
  action: 'Your account',
}
const whole = { template: true, language: true } as const

const saving = createRoute({
  method: 'put',
  path: PATH,
  tags,
  ...commands(savingTemplate),
  summary: 'Write the words of a message anew',
  description: `Refused field by field with \`template-invalid\`. ${mayLine(savingTemplate)}`,
  request: { params, body: body(component(savingTemplate.input.omit(whole), 'NewTemplateWords', EXAMPLE)) },
  responses: {
    200: answer(z.object({ version: z.int() }).openapi('TemplateSaved'), 'The next message says it so.'),
    ...refusals(...commandRefusals(savingTemplate)),
  },
})

const resetting = createRoute({
  method: 'post',
  path: `${PATH}/reset`,
  tags,
  ...commands(resettingTemplate),
  summary: 'Go back to the shop’s own words',
  description: `What was written stays among the versions. ${mayLine(resettingTemplate)}`,
  request: { params, body: body(component(resettingTemplate.input.omit(whole), 'TemplateReset', { version: 1 })) },
  responses: {
    200: answer(z.object({ version: z.int() }).openapi('TemplateWasReset'), 'The version without words.'),
    ...refusals(...commandRefusals(resettingTemplate)),
  },
})

const testing = createRoute({
  method: 'post',
  path: `${PATH}/test`,
  tags,
  ...commands(testingTemplate),
  summary: 'Send a sample to whoever asks',
  description: `Of a key to whoever has made it. ${mayLine(testingTemplate)}`,
  request: { params, headers: IdempotencyKey },
  responses: {
    200: answer(z.object({ to: z.string() }).openapi('TemplateTested'), 'It is on its way.'),
    ...refusals(...commandRefusals(testingTemplate)),
  },
})

type Saved = { readonly words: z.output<typeof Words> | null }
const versionOf = <V extends Saved>(one: V) => ({ ...one, words: one.words && { ...one.words } })

export const staffTemplates = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingTemplates, {})
    return found.ok ? c.json({ templates: found.value.map(versionOf) }, 200) : refused(c, found.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingTemplate, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { words, starting, isOwn, version, unused, variables, push, versions } = found.value
    return c.json(
      {
        words: { ...words },
        starting: { ...starting },
        isOwn,
        version,
        unused: unused.map((one) => ({ ...one })),
        variables: [...variables],
        push: push && { ...push },
        versions: versions.map(versionOf),
      },
      200,
    )
  })
  .openapi(previewing, async (c) => {
    const found = await ask(c, previewingTemplate, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { subject, text, html } = found.value
    return c.json({ subject, text, html }, 200)
  })
  .openapi(saving, async (c) => {
    const done = await perform(c, savingTemplate, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(resetting, async (c) => {
    const done = await perform(c, resettingTemplate, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(testing, async (c) => {
    const done = await perform(c, testingTemplate, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
