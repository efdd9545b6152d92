/** The frame of every page of the admin: the rail with what the role may open, one sheet, the bar on a phone. */
import type { Child } from 'hono/jsx'
import type { Permission } from '#domain/customers/staff'
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import { listingDrops } from '../../flows/admission/questions.ts'
import { listingProducts } from '../../flows/catalog/questions.ts'
import { readingSearches } from '../../flows/catalog/search-questions.ts'
import { listingItems } from '../../flows/inventory/questions.ts'
import { listingMessages } from '../../flows/notifications/questions.ts'
import { listingOrders } from '../../flows/orders/questions.ts'
import { mayAsk } from '../../flows/question.ts'
import { listingSettings } from '../../flows/settings/questions.ts'
import { listingDeadLetters, readingShards } from '../../flows/sharding/questions.ts'
import { Icon, Mark, type IconName } from './icon.tsx'
import { Palette } from './palette.tsx'
import { frameMessages, type FrameMessages } from './messages/index.ts'

export type Place = keyof FrameMessages['nav']
/** What waits for somebody: shown beside the words of the menu. */
export type Due = { readonly orders: number; readonly letters: number }

type Entry = { readonly place: Place; readonly icon: IconName; readonly question: { readonly permission: Permission } }
const ENTRIES: readonly Entry[] = [
  { place: 'orders', icon: 'orders', question: listingOrders },
  { place: 'products', icon: 'product', question: listingProducts },
  { place: 'inventory', icon: 'stock', question: listingItems },
  { place: 'drops', icon: 'clock', question: listingDrops },
  { place: 'search', icon: 'search', question: readingSearches },
  { place: 'shards', icon: 'shards', question: readingShards },
  { place: 'sent-mail', icon: 'mail', question: listingMessages },
  { place: 'dead-letters', icon: 'alert', question: listingDeadLetters },
  { place: 'settings', icon: 'settings', question: listingSettings },
]
const OPERATIONS: ReadonlySet<Place> = new Set<Place>(['shards', 'sent-mail', 'dead-letters'])
/** A phone's bar has five fields, the last two for search and for the rest. */
const BAR_ENTRIES_MAX = 3

export const entriesFor = (staff: Staff): Entry[] => ENTRIES.filter(({ question }) => mayAsk(staff, question))

export type FrameProps = {
  readonly staff: Staff
  readonly language: Language
  readonly here: Place | 'more' | null
  readonly due: Due
  /** Its name, as the settings have it. */
  readonly shop: string
}

const dueAt = ({ orders, letters }: Due, place: Place): number =>
  place === 'orders' ? orders : place === 'dead-letters' ? letters : 0

export const Link = ({
  entry,
  language,
  here,
  due,
}: { entry: Entry } & Pick<FrameProps, 'language' | 'here' | 'due'>) => (
  <a href={`/admin/${entry.place}`} aria-current={here === entry.place ? 'page' : undefined}>
    <Icon name={entry.icon} />
    <span class="t">{frameMessages[language].nav[entry.place]}</span>
    {dueAt(due, entry.place) > 0 && <span class="n due">{dueAt(due, entry.place)}</span>}
  </a>
)

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.slice(0, 1))
    .join('')
    .slice(0, 2)
    .toUpperCase()

export const Person = ({ staff, language }: Pick<FrameProps, 'staff' | 'language'>) => {
  const messages = frameMessages[language]
  return (
    <div class="me">
      <a class="face" href="/admin/more" aria-label={`${initials(staff.name)}, ${messages.more}`}>
        {initials(staff.name)}
      </a>
      <span class="who name" title={staff.email}>
        <b class="clip">{staff.name}</b>
        {messages.roles[staff.role]}
      </span>
      <form method="post" action="/admin/sign-out" class="who end-x">
        <button class="btn bare tiny">{messages.signOut}</button>
      </form>
    </div>
  )
}

export const Languages = ({ language }: Pick<FrameProps, 'language'>) => (
  <div class="row s languages" role="group" aria-label={frameMessages[language].language}>
    <a href="?lang=en" lang="en" aria-current={language === 'en' ? 'true' : undefined}>
      English
    </a>
    <a href="?lang=zh" lang="zh-Hans" aria-current={language === 'zh' ? 'true' : undefined}>
      简体中文
    </a>
  </div>
)

const Rail = (props: FrameProps) => {
  const { staff, language } = props
  const messages = frameMessages[language]
  const entries = entriesFor(staff)
  const settings = entries.find(({ place }) => place === 'settings')
  const operations = entries.filter(({ place }) => OPERATIONS.has(place))
  return (
    <header class="rail">
      <a class="shop" href="/" title={props.shop}>
        <Mark />
        <span class="t">{props.shop}</span>
      </a>
      <a class="ask" href="/admin/orders" data-palette aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span class="t">{messages.searchOrDo}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </a>
      <nav class="nav" aria-label={messages.main}>
        {entries
          .filter(({ place }) => !OPERATIONS.has(place) && place !== 'settings')
          .map((entry) => (
            <Link entry={entry} {...props} />
          ))}
        {operations.length > 0 && <div class="lbl">{messages.operations}</div>}
        {operations.map((entry) => (
          <Link entry={entry} {...props} />
        ))}
      </nav>
      <div class="end">
        {settings && (
          <nav class="nav" aria-label={messages.nav.settings}>
            <Link entry={settings} {...props} />
          </nav>
        )}
        <div class="who">
          <Languages {...props} />
        </div>
        <Person {...props} />
      </div>
    </header>
  )
}

const Bar = ({ staff, language, here }: FrameProps) => {
  const messages = frameMessages[language]
  const entries = entriesFor(staff).slice(0, BAR_ENTRIES_MAX)
  const beyond = here !== null && !entries.some(({ place }) => place === here)
  return (
    <nav class="bar" aria-label={messages.main}>
      {entries.map(({ place, icon }) => (
        <a href={`/admin/${place}`} aria-current={here === place ? 'page' : undefined}>
          <Icon name={icon} big />
          {messages.nav[place]}
        </a>
      ))}
      <a href="/admin/orders" data-palette>
        <Icon name="search" big />
        {messages.search}
      </a>
      <a href="/admin/more" aria-current={beyond ? 'page' : undefined}>
        <Icon name="more" big />
        {messages.more}
      </a>
    </nav>
  )
}

export const Frame = ({ children, ...props }: FrameProps & { children?: Child }) => (
  <>
    <a class="skip" href="#main">
      {frameMessages[props.language].skip}
    </a>
    <div class="shell">
      <Rail {...props} />
      <main class="main" id="main" tabindex={-1}>
        {children}
      </main>
    </div>
    <Bar {...props} />
    <Palette {...props} entries={entriesFor(props.staff)} />
  </>
)
