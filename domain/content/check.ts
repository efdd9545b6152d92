/** How a document is looked over: all that is wrong with it, field by field. */
import {
  checkAddress,
  checkHandle,
  checkLine,
  checkText,
  checkWhole,
  checkWritten,
  distinct,
  each,
  issue,
  NAME_MAX,
  when,
  type SettingsFault,
  type SettingsIssue,
  type World,
} from '../settings/check.ts'
import { videoAt } from '../catalog/video.ts'
import { LANGUAGES } from '../languages.ts'
import { isWritten, type Text } from '../settings/text.ts'
import type { ContentDocument, Section } from './document.ts'

export type ContentFault = SettingsFault
export type ContentIssue = SettingsIssue

/** Characters of HTML in one language: of a post, and of a section. */
export const HTML_MAX = 100_000
const SECTIONS_MAX = 40
const TAGS_MAX = 30
const GOODS_MAX = 24

const checkHtml = (html: Text, path: string, world: World): ContentIssue[] =>
  LANGUAGES.flatMap((language) => {
    const written = html[language] ?? ''
    if (written.length > HTML_MAX) return when(true, `${path}.${language}`, 'too-long')
    return when(!world.isSafeHtml(written), `${path}.${language}`, 'html-unsafe')
  })

const checkPicture = (picture: string, path: string): ContentIssue[] =>
  picture === '' ? [] : checkAddress(picture, path)

const reversed = (from: number | null, until: number | null, path: string): ContentIssue[] =>
  when(from !== null && until !== null && until <= from, path, 'dates-reversed')

const checkButton = ({ label, path }: Section, at: string): ContentIssue[] => {
  if (!isWritten(label) && path === '') return []
  return [
    ...checkWritten(label, `${at}.label`, NAME_MAX),
    ...(path === '' ? [issue(`${at}.path`, 'required')] : checkAddress(path, `${at}.path`)),
  ]
}

/** What each type cannot do without. */
const checkOwn = (section: Section, at: string): ContentIssue[] => {
  switch (section.type) {
    case 'hero':
      return when(section.picture === '' && !isWritten(section.heading), `${at}.heading`, 'required')
    case 'text':
      return when(!isWritten(section.text) && !isWritten(section.heading), `${at}.text`, 'required')
    case 'picture':
      return when(section.picture === '' && section.video === '', `${at}.picture`, 'required')
    case 'collection':
      return [
        ...when(section.of === '', `${at}.of`, 'required'),
        ...checkWhole(section.count, `${at}.count`, [1, GOODS_MAX]),
      ]
    case 'reviews':
      return checkWhole(section.count, `${at}.count`, [1, GOODS_MAX])
    case 'drop':
      return when(section.of === '', `${at}.of`, 'required')
    // Without words of its own it says what the foot of every page says.
    case 'newsletter':
      return []
    case 'video':
      return when(section.video === '', `${at}.video`, 'required')
  }
}

const SECTION_ID = /^[0-9a-z]{1,32}$/

const checkSection = (section: Section, at: string, world: World): ContentIssue[] => [
  ...when(!SECTION_ID.test(section.id), `${at}.id`, 'handle-form'),
  ...checkText(section.heading, `${at}.heading`, NAME_MAX),
  ...checkHtml(section.text, `${at}.text`, world),
  ...checkPicture(section.picture, `${at}.picture`),
  ...checkText(section.alt, `${at}.alt`, NAME_MAX),
  ...when(section.video !== '' && !videoAt(section.video), `${at}.video`, 'video-form'),
  ...checkButton(section, at),
  ...checkOwn(section, at),
  ...reversed(section.from, section.until, `${at}.until`),
]

export const checkDocument = (document: ContentDocument, world: World): ContentIssue[] => {
  const { kind, handle, title, lead, body, author, tags, picture, alt, sections, publishedFrom, publishedUntil } =
    document
  return [
    ...(kind === 'home' ? [] : [...checkWritten(title, 'title', NAME_MAX), ...checkHandle(handle, 'handle')]),
    ...checkText(lead, 'lead'),
    ...checkHtml(body, 'body', world),
    ...when(author.length > NAME_MAX, 'author', 'too-long'),
    ...checkLine(author, 'author'),
    ...each('tags', tags, TAGS_MAX, (tag, path) => [
      ...when(tag.length > NAME_MAX, path, 'too-long'),
      ...checkLine(tag, path),
    ]),
    ...checkPicture(picture, 'picture'),
    ...checkText(alt, 'alt', NAME_MAX),
    ...each('sections', sections, SECTIONS_MAX, (section, path) => checkSection(section, path, world)),
    ...distinct(
      'sections',
      sections.map(({ id }) => id),
      'id',
    ),
    ...reversed(publishedFrom, publishedUntil, 'until'),
  ]
}
