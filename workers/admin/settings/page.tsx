/** One page of the settings: what was said last, what is missing, what is amiss, and the form. */
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Filled } from '#domain/settings/compare'
import type { SettingsGroup } from '#domain/settings/settings'
import { ownCurrency } from '../../flows/settings/settings.ts'
import { settingsHistory } from '../../flows/settings/history.ts'
import type { AdminContext } from '../frame/app.ts'
import type { ThemeSettings } from '#domain/settings/theme'
import { Icon } from '../frame/icon.tsx'
import { PictureScript } from '../frame/picture-field.tsx'
import { RichScript } from '../frame/rich.tsx'
import { showPage } from '../frame/page.tsx'
import { When } from '../frame/time.tsx'
import { Changes } from './changes.tsx'
import { Amiss, Form, FORM_ID } from './form.tsx'
import { Gaps } from './gaps.tsx'
import { destinationsFor } from './destinations.ts'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { MemberList } from './field.ts'
import { FORMS } from './forms.ts'
import { gapsNow, Hub, PATH } from './hub.tsx'
import { documentIn } from './read.ts'
import type { MarketsSettings } from '#domain/settings/markets'
import { countDue } from '#schema/products/pricing/due'
import { RatesPreview } from './rates-preview.tsx'
import { ThemePreview } from './theme-preview.tsx'
import { amissIn, type Issue, type Shown } from './shown.ts'
import { TryDelivery } from './try-delivery-link.tsx'
import { UnionRates } from './union-rates.tsx'
import { withHandles, type Conflict } from './editor.ts'
import { titleOf } from './rows.tsx'
import { settingsMessages } from './messages/index.ts'

export type Showing = {
  readonly group: SettingsGroup
  readonly filled: Filled
  readonly version: number
  readonly status?: ContentfulStatusCode
  readonly issues?: readonly Issue[]
  readonly focus?: string | null
  /** What happened, in words. */
  readonly notice?: string
  /** A form that was sent and not saved. */
  readonly unsaved?: boolean
  readonly conflict?: Conflict
  /** Whatever else is to be told above the form. */
  readonly above?: Child
}

/** Where in the shop a change of the group is seen; of pages the first. */
const placeOf = (group: SettingsGroup, filled: Filled): string => {
  if (group === 'delivery' || group === 'tax' || group === 'payments' || group === 'markets' || group === 'locations')
    return '/cart'
  if (group === 'product' || group === 'returns') return '/collections/all'
  const { pages } = filled as { readonly pages?: readonly { readonly folder: string; readonly handle: string }[] }
  const [first] = group === 'pages' ? (pages ?? []) : []
  return first?.handle ? `/${first.folder}/${first.handle}` : '/'
}

/** Rows of that list that have a name, under the short name that they have or are going to be given. */
const membersIn = (group: SettingsGroup, filled: Filled, list: MemberList, language: Language) => {
  const rows = group === 'delivery' ? own(withHandles(group, filled) as Readonly<Record<string, Filled>>, list) : []
  return (Array.isArray(rows) ? (rows as readonly Readonly<Record<string, Filled>>[]) : []).flatMap((row) => {
    const id = typeof row['id'] === 'string' ? row['id'] : ''
    return id === '' ? [] : [{ id, name: titleOf(row['name'] ?? '', language) || id }]
  })
}

/** Whether a field of the form has that of itself. */
const has = (group: SettingsGroup, part: string): boolean => JSON.stringify(FORMS[group]).includes(part)

export const showForm = async (c: AdminContext, showing: Showing): Promise<Response> => {
  const { language, settings } = c.var
  const { group, filled, version, issues = [], status = 200 } = showing
  const now = Date.now()
  const [last] = version === 0 ? [] : await settingsHistory(c.env, group, { limit: 1 })
  const messages = settingsMessages[language]
  const shown: Shown = {
    group,
    language,
    amiss: amissIn(group, issues, filled, language),
    focus: showing.focus ?? null,
    currencies: [...new Set([ownCurrency(settings), ...settings.markets.currencies])],
    now,
    members: {
      zones: membersIn(group, filled, 'zones', language),
      methods: membersIn(group, filled, 'methods', language),
    },
    locations: settings.locations.locations,
    destinations: has(group, '"goes"') ? await destinationsFor(c) : [],
  }
  return showPage(
    c,
    { title: `${messages.groups[group]} · ${messages.title}`, here: 'settings', status },
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">
          {last ? messages.lastChange(last.who ?? messages.past.machine) : messages.neverSaved}
          {last && <When at={last.savedAt} now={now} language={language} />}
        </span>
        <div class="acts">
          <a class="btn bare" href={`${PATH}/${group}/history`}>
            {messages.history}
          </a>
          <button class="btn go" form={FORM_ID} aria-keyshortcuts="Control+S">
            {messages.save}
            <kbd class="hide-s" aria-hidden="true">
              Ctrl S
            </kbd>
          </button>
        </div>
      </header>
      <Hub here={group} gaps={gapsNow(settings, now)} language={language}>
        <div class="stack g20 settings">
          <div class="row">
            <h2 class="big">{messages.groups[group]}</h2>
            <span class="soft">{messages.about[group]}</span>
          </div>
          <Amiss shown={shown} />
          {showing.above}
          {showing.conflict && <Both c={c} group={group} conflict={showing.conflict} />}
          <SaveNotice showing={showing} c={c} />
          <Gaps gaps={gapsNow(settings, now)} language={language} only={group} />
          {group === 'tax' && <UnionRates language={language} />}
          <Form filled={filled} version={version} shown={shown} />
          {group === 'markets' && (
            <RatesPreview
              markets={documentIn(FORMS.markets, filled) as MarketsSettings}
              due={await countDue(c.env.PRODUCTS_DB, now)}
              language={language}
            />
          )}
          {group === 'delivery' && <TryDelivery language={language} />}
          {group === 'theme' && (
            <ThemePreview theme={documentIn(FORMS.theme, filled) as ThemeSettings} language={language} />
          )}
        </div>
      </Hub>
      {has(group, '"html"') && <RichScript language={language} />}
      {(has(group, '"picture"') || has(group, '"source"')) && <PictureScript language={language} />}
    </>,
  )
}

const SaveNotice = ({ showing: { notice, unsaved, group, filled }, c }: { showing: Showing; c: AdminContext }) => {
  const messages = settingsMessages[c.var.language]
  if (!notice) return null
  return (
    <div class={unsaved ? 'say due' : 'say'} role="status">
      <Icon name={unsaved ? 'note' : 'check'} />
      <span>
        {`${notice} `}
        {!unsaved && <a href={placeOf(group, filled)}>{messages.seen}</a>}
      </span>
    </div>
  )
}

/** Somebody else has saved meanwhile: what they changed, and where both changed the same. */
const Both = ({ c, group, conflict }: { c: AdminContext; group: SettingsGroup; conflict: Conflict }) => {
  const { language } = c.var
  const messages = settingsMessages[language]
  const { who, at, theirs, both } = conflict
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {messages.conflict.heading(who ?? messages.conflict.someone)}
      </h2>
      <p>
        {messages.conflict.why} <When at={at} now={Date.now()} language={language} />
      </p>
      {both.length > 0 && (
        <>
          <h3>{messages.conflict.both}</h3>
          <Changes
            group={group}
            of={both}
            language={language}
            sides={[messages.conflict.saved, messages.conflict.yours]}
            choose={FORM_ID}
          />
        </>
      )}
      {theirs.length > 0 && (
        <>
          <h3>{messages.conflict.theirs}</h3>
          <Changes group={group} of={theirs} language={language} />
        </>
      )}
    </div>
  )
}
