/** The page of keys: a form for one, the key when it is made, and all that there are. */
import { KEY_NAME_LENGTH_MAX, KEY_SCOPES } from '#domain/customers/api-keys'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { ApiKey } from '#schema/users/customers/api-keys'
import type { Staff } from '#schema/users/customers/staff'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { SettingsFrame } from '../settings/hub.tsx'
import { keyMessages, type KeyMessages } from './messages/index.ts'

export const PATH = '/admin/settings/keys'

type Props = {
  readonly keys: readonly ApiKey[]
  readonly language: Language
  readonly staff: Staff
  readonly settings: Settings
  readonly refusal: ShownRefusal | null
  /** Fields that cannot be taken as they are. */
  readonly wrong: ReadonlySet<string>
  readonly made: { readonly key: ApiKey; readonly secret: string | null } | null
  readonly allowed: boolean
  readonly name: string
  readonly chosen: readonly string[]
  readonly days: string
  readonly revoked: boolean
  readonly now: number
}

export const KeysPage = (props: Props) => {
  const { language, settings, refusal, revoked, allowed, now } = props
  const messages = keyMessages[language]
  return (
    <SettingsFrame here="keys" title={messages.title} about={messages.about} {...{ settings, language, now }}>
      {refusal && <Refused {...props} refusal={refusal} />}
      {revoked && (
        <p class="say" role="status">
          {messages.revoked}
        </p>
      )}
      <Made {...props} />
      <p class="s">
        <a href="/api/docs">{messages.docs}</a>
      </p>
      {allowed ? <Form {...props} /> : <p class="soft">{messages.onlyOwner}</p>}
      <List {...props} />
    </SettingsFrame>
  )
}

const FIELDS = ['name', 'permissions', 'days'] as const

const wordFor = (field: (typeof FIELDS)[number], messages: KeyMessages): string =>
  ({ name: messages.nameWrong, permissions: messages.opensWrong, days: messages.daysWrong })[field]

const Refused = ({ refusal, wrong, language }: Props & { readonly refusal: ShownRefusal }) => (
  <Trouble refusal={refusal.code} language={language}>
    {FIELDS.filter((field) => wrong.has(field)).map((field) => (
      <p>
        <a href={`#${field}`}>{wordFor(field, keyMessages[language])}</a>
      </p>
    ))}
  </Trouble>
)

const Made = ({ made, language }: Props) => {
  const messages = keyMessages[language]
  if (!made) return null
  return (
    <section class="panel" role="status" tabindex={-1} autofocus aria-labelledby="made">
      <header>
        <h2 id="made">{messages.made(made.key.name)}</h2>
      </header>
      <div class="in-p stack tight">
        <p>{made.secret === null ? messages.madeBefore : messages.once}</p>
        {made.secret !== null && (
          <span class="row tight nowrap">
            <input class="in mono grow" readonly value={made.secret} aria-label={messages.theKey} />
            <button type="button" class="btn only-js" data-copy={made.secret} data-copied={messages.copied}>
              {messages.copy}
            </button>
          </span>
        )}
      </div>
    </section>
  )
}

const Wrong = ({ of, props }: { readonly of: (typeof FIELDS)[number]; readonly props: Props }) =>
  props.wrong.has(of) ? (
    <p class="err" id={`${of}-wrong`}>
      <Icon name="alert" />
      {wordFor(of, keyMessages[props.language])}
    </p>
  ) : null

const told = (of: (typeof FIELDS)[number], { wrong }: Props) => ({
  'aria-describedby': `${of}-hint${wrong.has(of) ? ` ${of}-wrong` : ''}`,
  ...(wrong.has(of) && { 'aria-invalid': 'true' as const }),
})

/** 0: it stays. */
const DAYS = [30, 90, 365, 0]

const Form = (props: Props) => {
  const { name, days, language } = props
  const messages = keyMessages[language]
  return (
    <form class="panel" method="post" action={PATH} aria-labelledby="make">
      <header>
        <h2 id="make">{messages.make}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <div class="two">
          <div class="f">
            <label for="name">{messages.name}</label>
            <input
              class="in"
              id="name"
              name="name"
              value={name}
              required
              maxlength={KEY_NAME_LENGTH_MAX}
              autocomplete="off"
              {...told('name', props)}
            />
            <Wrong of="name" props={props} />
            <p class="hint" id="name-hint">
              {messages.nameHint}
            </p>
          </div>
          <div class="f">
            <label for="days">{messages.days}</label>
            <select class="in" id="days" name="days">
              {DAYS.map((value) => (
                <option value={value} selected={String(value) === days}>
                  {messages.lasts(value)}
                </option>
              ))}
            </select>
            <Wrong of="days" props={props} />
          </div>
        </div>
        <Permissions {...props} />
        <div>
          <button class="btn go">{messages.create}</button>
        </div>
      </div>
    </form>
  )
}

const VERBS = ['see', 'change'] as const

const Permissions = (props: Props) => {
  const { chosen, language } = props
  const messages = keyMessages[language]
  return (
    <fieldset class="bare" id="permissions" tabindex={-1} {...told('permissions', props)}>
      <legend class="strong">{messages.opens}</legend>
      <Wrong of="permissions" props={props} />
      <p class="hint" id="permissions-hint">
        {messages.opensHint}
      </p>
      <ul class="pairs">
        {KEY_SCOPES.map((scope) => (
          <li>
            <span>{messages.scopes[scope]}</span>
            <span class="row tight nowrap">
              {VERBS.map((verb) => (
                <label class="pick">
                  <input
                    type="checkbox"
                    name="permission"
                    value={`${scope}:${verb}`}
                    checked={chosen.includes(`${scope}:${verb}`)}
                    aria-label={messages.permission(messages.scopes[scope], messages[verb])}
                  />
                  {messages[verb]}
                </label>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

const List = (props: Props) => {
  const { keys, language, now } = props
  const messages = keyMessages[language]
  if (keys.length === 0) return <Empty icon="lock" heading={messages.none} why={messages.noneWhy} />
  return (
    <section class="panel" aria-labelledby="keys">
      <header>
        <h2 id="keys">{messages.list(keys.length)}</h2>
      </header>
      <Table
        label={messages.title}
        rows={keys}
        columns={[
          {
            head: messages.key,
            names: true,
            class: 'c-id',
            cell: ({ name, start, end }) => (
              <>
                <span class="anywhere">{name}</span>
                <br />
                <span class="mono s mute">{`${start}…${end}`}</span>
              </>
            ),
          },
          { head: messages.opens, class: 'c-who s', cell: (key) => <Opened of={key} messages={messages} /> },
          { head: messages.by, class: 'hide-m', cell: ({ maker }) => maker ?? '—' },
          {
            head: messages.used,
            class: 'c-date soft',
            cell: ({ lastUsedAt: at }) => (at === null ? messages.never : <When {...{ at, now, language }} />),
          },
          { head: messages.state, class: 'c-st', cell: (key) => <State of={key} {...{ messages, now, language }} /> },
          { head: messages.actions, quiet: true, class: 'c-sum num', cell: (key) => <Revoke of={key} {...props} /> },
        ]}
      />
    </section>
  )
}

const Opened = ({ of: { permissions }, messages }: { readonly of: ApiKey; readonly messages: KeyMessages }) => {
  const scopes = KEY_SCOPES.flatMap((scope) => {
    const verbs = VERBS.filter((verb) => permissions.includes(`${scope}:${verb}`)).map((verb) => messages[verb])
    return verbs.length === 0 ? [] : [messages.permission(messages.scopes[scope], verbs.join(' + '))]
  })
  return <>{scopes.join(' · ')}</>
}

const stateOf = ({ revokedAt, expiresAt, role }: ApiKey, now: number): keyof KeyMessages['states'] =>
  revokedAt !== null
    ? 'revoked'
    : expiresAt !== null && expiresAt <= now
      ? 'ended'
      : role === null
        ? 'orphaned'
        : 'works'

type OfKey = { readonly of: ApiKey; readonly messages: KeyMessages; readonly now: number; readonly language: Language }

const State = ({ of, messages, now, language }: OfKey) => {
  const state = stateOf(of, now)
  return (
    <>
      <span class={`st ${state === 'works' ? 'ok' : 'off'}`}>{messages.states[state]}</span>
      {state === 'works' && of.expiresAt !== null && (
        <span class="s mute">
          {' '}
          {messages.until} <When at={of.expiresAt} now={now} language={language} show="day" />
        </span>
      )}
    </>
  )
}

const Revoke = ({ of: { id, name, madeBy, revokedAt }, allowed, staff, language }: Props & { readonly of: ApiKey }) => {
  const messages = keyMessages[language]
  if (revokedAt !== null || !(allowed || madeBy === staff.userId)) return null
  return (
    <form method="post" action={`${PATH}/${id}/revoke`}>
      <Key />
      <button class="btn bare bad" aria-label={messages.revokeOf(name)}>
        {messages.revoke}
      </button>
    </form>
  )
}
