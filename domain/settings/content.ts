/** What the shop says of itself on its pages: above them, below them, on the first one, and under each product. */
import { checkAddress, checkText, checkWhole, checkWritten, each, NAME_MAX, when, type SettingsIssue } from './check.ts'
import type { Text } from './text.ts'

/** `{freeOver}` and `{returnDays}` stand for what delivery and returns say; a sentence that has no such thing to say is left out. */
export type AnnouncementSettings = { readonly sentences: readonly Text[] }

export type Link = {
  readonly title: Text
  readonly path: string
  /** Below it: what its page is divided into. Absent: nothing. */
  readonly links?: readonly Link[] | undefined
}
export type LinkColumn = { readonly title: Text; readonly links: readonly Link[] }

export type MenusSettings = {
  /** On top of every page; empty: the collections, in their order. */
  readonly main: readonly Link[]
  readonly footer: {
    readonly about: Text
    readonly columns: readonly LinkColumn[]
    /** The last line of every page. */
    readonly note: Text
  }
}

export type Passage = { readonly title: Text; readonly text: Text }

/** What is said under every product that travels. */
export type ProductSettings = {
  /** Beside the price, always seen. */
  readonly facts: readonly Passage[]
  /** Below, unfolded by whoever asks. */
  readonly folds: readonly Passage[]
}

export type HomeSettings = {
  /** For search engines and whoever shares the shop; empty: its name. */
  readonly title: Text
  readonly description: Text
  readonly hero: {
    readonly picture: string
    readonly alt: Text
    readonly width: number
    readonly height: number
  } | null
  /** One line each. */
  readonly heading: readonly Text[]
  readonly lead: Text
  /** Above the rows of goods; an empty one has the usual heading. */
  readonly rows: { readonly newest: Text; readonly favourites: Text; readonly markdowns: Text }
  readonly closing: Text
  /** Shown where a link to the shop is shared. Empty: none. */
  readonly shared: string
}

const SENTENCES_MAX = 10
const LINKS_MAX = 50
/** Deeper than this nobody finds anything in a menu. */
export const MENU_LEVELS_MAX = 3
const COLUMNS_MAX = 6
const PASSAGES_MAX = 20
const HEADING_LINES_MAX = 4
const PIXELS_MAX = 20_000

export const checkAnnouncement = ({ sentences }: AnnouncementSettings): SettingsIssue[] =>
  each('sentences', sentences, SENTENCES_MAX, (text, path) => checkWritten(text, path, NAME_MAX))

/** @param levels of links from here on; what is deeper is told once, where it begins */
const checkLinks = (links: readonly Link[], path: string, levels: number): SettingsIssue[] =>
  levels === 0
    ? when(links.length > 0, path, 'too-deep')
    : each(path, links, LINKS_MAX, ({ title, path: address, links: below = [] }, at) => [
        ...checkWritten(title, `${at}.title`, NAME_MAX),
        ...checkAddress(address, `${at}.path`),
        ...checkLinks(below, `${at}.links`, levels - 1),
      ])

export const checkMenus = ({ main, footer: { about, columns, note } }: MenusSettings): SettingsIssue[] => [
  ...checkLinks(main, 'main', MENU_LEVELS_MAX),
  ...checkText(about, 'footer.about'),
  ...each('footer.columns', columns, COLUMNS_MAX, ({ title, links }, path) => [
    ...checkWritten(title, `${path}.title`, NAME_MAX),
    ...checkLinks(links, `${path}.links`, 1),
  ]),
  ...checkText(note, 'footer.note'),
]

const checkPassages = (passages: readonly Passage[], path: string): SettingsIssue[] =>
  each(path, passages, PASSAGES_MAX, ({ title, text }, at) => [
    ...checkWritten(title, `${at}.title`, NAME_MAX),
    ...checkWritten(text, `${at}.text`),
  ])

export const checkProduct = ({ facts, folds }: ProductSettings): SettingsIssue[] => [
  ...checkPassages(facts, 'facts'),
  ...checkPassages(folds, 'folds'),
]

export const checkHome = ({
  title,
  description,
  hero,
  heading,
  lead,
  rows,
  closing,
  shared,
}: HomeSettings): SettingsIssue[] => [
  ...checkText(title, 'title', NAME_MAX),
  ...checkText(description, 'description'),
  ...(hero
    ? [
        ...checkAddress(hero.picture, 'hero.picture'),
        ...checkText(hero.alt, 'hero.alt'),
        ...checkWhole(hero.width, 'hero.width', [1, PIXELS_MAX]),
        ...checkWhole(hero.height, 'hero.height', [1, PIXELS_MAX]),
      ]
    : []),
  ...each('heading', heading, HEADING_LINES_MAX, (text, path) => checkWritten(text, path, NAME_MAX)),
  ...checkText(lead, 'lead'),
  ...(['newest', 'favourites', 'markdowns'] as const).flatMap((row) => checkText(rows[row], `rows.${row}`, NAME_MAX)),
  ...checkText(closing, 'closing'),
  ...(shared === '' ? [] : checkAddress(shared, 'shared')),
]
