/** What every list of the admin has: saved views, a search, and a foot with paging. All of it lives in the address. */
import type { Language } from '#domain/languages'
import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { frameMessages } from './messages/index.ts'
import { countText } from './count.ts'

/** The address of a list with some of its questions changed; empty ones are left out. */
export const addressWith = (
  path: string,
  parameters: Readonly<Record<string, string | null>>,
  change: Readonly<Record<string, string | null>> = {},
): string => {
  const entries = Object.entries({ ...parameters, ...change }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}

export type View = { readonly id: string; readonly label: string; readonly count?: number; readonly href: string }

type ViewsProps = {
  readonly views: readonly View[]
  readonly here: string
  readonly label: string
  readonly language: Language
}

export const Views = ({ views, here, label, language }: ViewsProps) => (
  <nav class="tabs" aria-label={label}>
    {views.map((view) => (
      <a href={view.href} aria-current={view.id === here ? 'page' : undefined}>
        {view.label}
        {view.count !== undefined && <span class="n">{countText(view.count, language)}</span>}
      </a>
    ))}
  </nav>
)

export const Find = ({ label, value, name = 'q' }: { label: string; value: string; name?: string }) => (
  <span class="find">
    <Icon name="search" />
    <input class="in" type="search" name={name} value={value} placeholder={label} aria-label={label} maxlength={200} />
    <kbd class="hide-s" aria-hidden="true">
      /
    </kbd>
  </span>
)

type Paging = {
  readonly language: Language
  readonly newer: string | null
  readonly older: string | null
  readonly labels?: readonly [string, string]
}

const Step = ({ href, label }: { href: string | null; label: string }) =>
  href === null ? (
    <span class="btn" aria-disabled="true">
      {label}
    </span>
  ) : (
    <a class="btn" href={href}>
      {label}
    </a>
  )

export const Pages = ({
  language,
  newer,
  older,
  labels = [frameMessages[language].newer, frameMessages[language].older],
}: Paging) => (
  <span class="join">
    <Step href={newer} label={labels[0]} />
    <Step href={older} label={labels[1]} />
  </span>
)

type EmptyProps = {
  readonly heading: string
  readonly why: string
  /** Of what there is none yet; where something was looked for and not found, the glass. */
  readonly icon?: IconName
  readonly children?: Child
}

export const Empty = ({ heading, why, icon = 'search', children }: EmptyProps) => (
  <div class="none">
    <Icon name={icon} big />
    <h2>{heading}</h2>
    <p>{why}</p>
    {children}
  </div>
)
