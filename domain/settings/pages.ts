/** What the shop has to say at length: pages and policies, in its own words. */
import { LANGUAGES } from '../languages.ts'
import {
  checkHandle,
  checkText,
  checkWritten,
  distinct,
  each,
  NAME_MAX,
  when,
  type SettingsIssue,
  type World,
} from './check.ts'
import type { Text } from './text.ts'

export type ContentPage = {
  /** The first part of its address. */
  readonly folder: 'pages' | 'policies'
  /** The second: `/pages/delivery`. */
  readonly handle: string
  readonly title: Text
  /** A sentence on top, and what search engines show. May be empty. */
  readonly lead: Text
  /** HTML that can do nothing. */
  readonly body: Text
}

export type PagesSettings = { readonly pages: readonly ContentPage[] }

const PAGES_MAX = 60
/** Characters in one language: some forty printed pages. */
const BODY_MAX = 100_000
/** Characters of all together: a row of the store bears two million bytes, and most of a character are three. */
const ALL_MAX = 500_000

const checkBody = (body: Text, path: string, world: World): SettingsIssue[] =>
  LANGUAGES.flatMap((language) => {
    const html = body[language] ?? ''
    // What is too long is not read at all.
    if (html.length > BODY_MAX) return when(true, `${path}.${language}`, 'too-long')
    return when(!world.isSafeHtml(html), `${path}.${language}`, 'html-unsafe')
  })

const lengthOf = ({ body }: ContentPage) => LANGUAGES.reduce((sum, language) => sum + (body[language]?.length ?? 0), 0)

export const checkPages = ({ pages }: PagesSettings, world: World): SettingsIssue[] => [
  ...each('pages', pages, PAGES_MAX, ({ handle, title, lead, body }, path) => [
    ...checkHandle(handle, `${path}.handle`),
    ...checkWritten(title, `${path}.title`, NAME_MAX),
    ...checkText(lead, `${path}.lead`),
    ...checkBody(body, `${path}.body`, world),
  ]),
  ...distinct(
    'pages',
    pages.map(({ folder, handle }) => `${folder}/${handle}`),
    'handle',
  ),
  ...when(pages.reduce((sum, page) => sum + lengthOf(page), 0) > ALL_MAX, 'pages', 'too-long'),
]
