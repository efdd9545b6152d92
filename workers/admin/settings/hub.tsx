/** What stands around every page of the settings: the list of all pages, what is still to say on each, and a search. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { wallClock } from '#domain/logistics/calendar'
import { gapsOf, type SettingsGap } from '#domain/settings/gaps'
import type { Settings, SettingsGroup } from '#domain/settings/settings'
import { Icon } from '../frame/icon.tsx'
import { Find } from '../frame/lists.tsx'
import { settingsMessages } from './messages/index.ts'

export const PATH = '/admin/settings'

export const SECTIONS = {
  shop: ['shop', 'markets', 'locations'],
  selling: ['delivery', 'tax', 'payments', 'invoices', 'returns', 'downloads', 'notifications'],
  words: ['theme', 'announcement', 'home', 'menus', 'product', 'metafields', 'pages'],
} as const satisfies Readonly<Record<string, readonly SettingsGroup[]>>

/** Pages that stand beside the rules, because here is where people look for them. */
export const PROGRAMS = ['keys', 'webhooks'] as const
export type Program = (typeof PROGRAMS)[number]

const GROUP_OF_GAP: Readonly<Record<SettingsGap['code'], SettingsGroup>> = {
  'shop-unnamed': 'shop',
  'no-countries': 'markets',
  'no-location': 'locations',
  'no-delivery': 'delivery',
  'no-tax': 'tax',
  'no-price': 'markets',
  'not-charged': 'markets',
}

export const groupOfGap = ({ code }: Pick<SettingsGap, 'code'>): SettingsGroup => GROUP_OF_GAP[code]

export const gapsNow = (settings: Settings, now: number): readonly SettingsGap[] =>
  gapsOf(settings, wallClock(now, settings.shop.timeZone).day)

type Props = {
  readonly here: SettingsGroup | Program | null
  readonly gaps: readonly SettingsGap[]
  readonly language: Language
  readonly query?: string
  readonly children?: Child
}

export const Hub = ({ here, gaps, language, query = '', children }: Props) => {
  const messages = settingsMessages[language]
  return (
    <div class="hub">
      <nav aria-label={messages.pagesOf}>
        <form role="search" action={PATH}>
          <Find label={messages.find} value={query} />
        </form>
        <a class="all only-s" href={PATH}>
          <Icon name="back" />
          {messages.all}
        </a>
        {Object.entries(SECTIONS).map(([section, groups]) => (
          <>
            <div class="lbl">{messages.sections[section as keyof typeof SECTIONS]}</div>
            {groups.map((group) => (
              <a href={`${PATH}/${group}`} aria-current={group === here ? 'page' : undefined}>
                {messages.groups[group]}
                <Due group={group} gaps={gaps} language={language} />
              </a>
            ))}
          </>
        ))}
        <div class="lbl">{messages.programs.heading}</div>
        {PROGRAMS.map((program) => (
          <a href={`${PATH}/${program}`} aria-current={program === here ? 'page' : undefined}>
            {messages.programs.titles[program]}
          </a>
        ))}
      </nav>
      <div class="body">{children}</div>
    </div>
  )
}

/** Countries that lack the same are one thing to say. */
const Due = ({ group, gaps, language }: { group: SettingsGroup } & Pick<Props, 'gaps' | 'language'>) => {
  const count = gaps.filter((gap) => groupOfGap(gap) === group).length
  return count === 0 ? null : (
    <span class="end-x st due s" title={settingsMessages[language].gaps.count(count)}>
      {count}
      <span class="vh">{` ${settingsMessages[language].gaps.count(count)}`}</span>
    </span>
  )
}

/** A page beside the rules, in the same frame. */
export const SettingsFrame = ({
  here,
  title,
  about,
  settings,
  language,
  now,
  children,
}: {
  readonly here: Program
  readonly title: Child
  readonly about: string
  readonly settings: Settings
  readonly language: Language
  readonly now: number
  readonly children?: Child
}) => (
  <>
    <header class="head">
      <h1>{settingsMessages[language].title}</h1>
    </header>
    <Hub here={here} gaps={gapsNow(settings, now)} language={language}>
      <div class="stack g20 settings">
        <div class="row">
          <h2 class="big">{title}</h2>
          <span class="soft">{about}</span>
        </div>
        {children}
      </div>
    </Hub>
  </>
)
