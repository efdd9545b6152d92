/** What an editor says of a document, as it may come from anywhere: its shape. What is sensible is a rule (domain/content/check.ts). */
import { z } from 'zod'
import { HTML_MAX } from '#domain/content/check'
import { CONTENT_KINDS, SECTION_TYPES, type ContentDocument, type Section } from '#domain/content/document'
import { LANGUAGES } from '#domain/languages'

/** What is too long is refused by the rule, at its field; a body holds no book. */
const READ_MAX = 2_000_000
const Line = z.string().max(READ_MAX)
const inLanguages = (line: z.ZodString) =>
  z.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, line.optional()]))).default({})
const Text = inLanguages(Line).describe('In each language: `{ "en": "Spring" }`.')
/** The reference says the limit of the rule, which refuses at the field. */
const Html = inLanguages(Line.meta({ maxLength: HTML_MAX })).describe('HTML in each language.')
const moment = z.int().min(0).max(253_402_300_799_999).nullable().default(null)

export const section = z.strictObject({
  id: z
    .string()
    .max(100)
    .default('')
    .describe(
      'Its own on this page, by which it is known again: small letters and digits. Without one it gets the number of its place.',
    ),
  type: z.enum(SECTION_TYPES),
  heading: Text,
  text: Html.describe('HTML in each language; what could act in a browser is refused.'),
  picture: Line.default(''),
  alt: Text,
  label: Text.describe('Of a button below; with `path`.'),
  path: Line.default(''),
  of: Line.default('').describe('The handle of a collection or of a drop; of reviews of a collection, or none.'),
  count: z.number().default(4).describe('How many goods of the collection, or reviews.'),
  video: Line.default('').describe(
    'Of a video, or of a picture with text that moves: an address on YouTube or Vimeo, or a file that ends in .mp4 or .webm.',
  ),
  side: z.enum(['left', 'right']).default('left'),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length).default([]).describe('None: every language.'),
  from: moment.describe('ms since 1970, UTC; null: always.'),
  until: moment,
}) satisfies z.ZodType<Section>

export const fields = {
  kind: z.enum(CONTENT_KINDS),
  handle: Line.default('').describe('In its address; of the first page empty. Without it made of the title.'),
  title: Text,
  lead: Text.describe('A sentence or two: on lists, and for search engines.'),
  body: Html.describe('Of a post: HTML in each language.'),
  author: Line.default(''),
  tags: z.array(Line).max(1_000).default([]),
  picture: Line.default(''),
  alt: Text,
  sections: z.array(section).max(1_000).default([]),
  isPublic: z.boolean().default(true),
  publishedFrom: moment.describe('When it is there; of a post its date.'),
  publishedUntil: moment,
} satisfies { readonly [F in Exclude<keyof ContentDocument, 'id' | 'version' | 'updatedAt'>]: z.ZodType }
