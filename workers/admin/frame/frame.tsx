/** The frame of every page of the admin: the rail with what the role may open, one sheet, the bar on a phone. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import { entriesFor, type Entry, type Place } from '../menu.ts'
import { Icon, Mark } from './icon.tsx'
import { Palette } from './palette.tsx'
import { frameMessages } from './messages/index.ts'

/** What waits for somebody: shown beside the words of the menu. */
export type Due = { readonly orders: number; readonly letters: number }

/** A phone's bar has five fields, the last two for search and for the rest. */
const BAR_ENTRIES_MAX = 3

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
  <a
    href={`/admin/${entry.place}`}
    class={entry.isBelow ? 'below' : undefined}
    data-go={entry.key}
    aria-current={here === entry.place ? 'page' : undefined}
  >
    <Icon name={entry.icon} />
    <span class="t">{entry.label[language]}</span>
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
      <a class="who name" href="/admin/account" title={`${staff.email}, ${messages.account}`}>
        <b class="clip">{staff.name}</b>
        {messages.roles[staff.role]}
      </a>
      <form method="post" action="/admin/sign-out" class="who end-x">
        <button class="btn bare tiny">{messages.signOut}</button>
      </form>
    </div>
  )
}

/** A language is chosen by a press: a link that is followed changes nothing. */
export const Languages = ({ language }: Pick<FrameProps, 'language'>) => (
  <form method="post" action="/admin/language">
    <div class="row s languages" role="group" aria-label={frameMessages[language].language}>
      <button name="lang" value="en" lang="en" aria-pressed={language === 'en' ? 'true' : 'false'}>
        English
      </button>
      <button name="lang" value="zh" lang="zh-Hans" aria-pressed={language === 'zh' ? 'true' : 'false'}>
        简体中文
      </button>
    </div>
  </form>
)

const Rail = (props: FrameProps) => {
  const { staff, language } = props
  const messages = frameMessages[language]
  const entries = entriesFor(staff)
  const of = (group: Entry['group']) => entries.filter((entry) => entry.group === group)
  const operations = of('operations')
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
        {of('daily').map((entry) => (
          <Link entry={entry} {...props} />
        ))}
        {operations.length > 0 && <div class="lbl">{messages.operations}</div>}
        {operations.map((entry) => (
          <Link entry={entry} {...props} />
        ))}
      </nav>
      <div class="end">
        {of('settings').map((entry) => (
          <nav class="nav" aria-label={entry.label[language]}>
            <Link entry={entry} {...props} />
          </nav>
        ))}
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
  const entries = entriesFor(staff)
    .filter(({ isBelow }) => !isBelow)
    .slice(0, BAR_ENTRIES_MAX)
  const beyond = here !== null && !entries.some(({ place }) => place === here)
  return (
    <nav class="bar" aria-label={messages.main}>
      {entries.map(({ place, icon, label }) => (
        <a href={`/admin/${place}`} aria-current={here === place ? 'page' : undefined}>
          <Icon name={icon} big />
          {label[language]}
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
