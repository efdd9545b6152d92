/** The page of one webhook: what it is told, its secret, a test, and the log of what it was told. */
import { hostOf } from '#domain/notifications/webhooks/address'
import { DELIVERY_STATES, type DeliveryState as State } from '#domain/notifications/webhooks/delivery'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { Delivery } from '#schema/transactions/notifications/webhooks/deliveries'
import type { Endpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { Key, type ShownRefusal } from '../../frame/forms.tsx'
import { addressWith, Empty, Pages, Views } from '../../frame/lists.tsx'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { SettingsFrame } from '../../settings/hub.tsx'
import { Fields, PATH, Refused, Secret, type Filled, type Wrong } from './fields.tsx'
import { webhookMessages, type WebhookMessages } from './messages/index.ts'
import { DeliveryState, EndpointState } from './state.tsx'

type Props = {
  readonly endpoint: Endpoint
  readonly rows: readonly Delivery[]
  readonly older: boolean
  readonly state: State | null
  readonly before: number | null
  readonly language: Language
  readonly settings: Settings
  readonly filled: Filled & { readonly isOn: boolean }
  readonly days: { readonly since: string; readonly until: string }
  readonly refusal: ShownRefusal | null
  readonly wrong: Wrong
  /** The days of a range cannot be taken. */
  readonly daysWrong: boolean
  readonly rotated: { readonly secret: string | null } | null
  readonly done: keyof WebhookMessages['done'] | null
  readonly allowed: boolean
  readonly now: number
}

export const EndpointPage = (props: Props) => {
  const { endpoint, language, settings, refusal, wrong, rotated, done, allowed, now } = props
  const messages = webhookMessages[language]
  const title = endpoint.note || hostOf(endpoint.url)
  return (
    <SettingsFrame here="webhooks" title={title} about={endpoint.url} {...{ settings, language, now }}>
      {refusal && <Refused {...{ refusal, wrong, language }} />}
      {done && (
        <p class="say" role="status">
          {messages.done[done]}
        </p>
      )}
      {rotated && (
        <Secret heading={messages.rotated} secret={rotated.secret} more={messages.both} language={language} />
      )}
      <div>
        <EndpointState {...{ of: endpoint, now, language }} />
      </div>
      {allowed && <Change {...props} />}
      {allowed && <Tools {...props} />}
      <Log {...props} />
    </SettingsFrame>
  )
}

const Change = ({ endpoint, filled, wrong, language }: Props) => {
  const messages = webhookMessages[language]
  return (
    <form class="panel" method="post" action={`${PATH}/${endpoint.id}`} aria-labelledby="change">
      <header>
        <h2 id="change">{messages.change}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <Fields {...{ filled, wrong, language }} />
        <label class="pick">
          <input type="checkbox" name="isOn" checked={filled.isOn} />
          {messages.isOn}
        </label>
        <div>
          <button class="btn go">{messages.save}</button>
        </div>
      </div>
    </form>
  )
}

const Tools = ({ endpoint: { id, offAt }, language }: Props) => {
  const messages = webhookMessages[language]
  const acts = [
    ...(offAt === null ? [['test', messages.test, 'btn'] as const] : []),
    ['secret', messages.rotate, 'btn'] as const,
    ['delete', messages.remove, 'btn bad'] as const,
  ]
  return (
    <section class="panel" aria-labelledby="tools">
      <header>
        <h2 id="tools">{messages.tools}</h2>
      </header>
      <div class="in-p row">
        {acts.map(([act, label, look]) => (
          <form method="post" action={`${PATH}/${id}/${act}`}>
            <Key />
            <button class={look}>{label}</button>
          </form>
        ))}
      </div>
    </section>
  )
}

const Log = (props: Props) => {
  const { endpoint, rows, older, state, before, language, allowed } = props
  const messages = webhookMessages[language]
  const path = `${PATH}/${endpoint.id}`
  const views = [null, ...DELIVERY_STATES].map((one) => ({
    id: one ?? '',
    label: one === null ? messages.all : messages.states[one],
    href: addressWith(path, { state: one }),
  }))
  const last = rows.at(-1)
  return (
    <section class="panel" aria-labelledby="log">
      <header>
        <h2 id="log">{messages.log}</h2>
        <span class="s mute end-x">{messages.logOf}</span>
      </header>
      <Views views={views} here={state ?? ''} label={messages.log} language={language} />
      {rows.length === 0 ? <Empty heading={messages.nothingTold} why={messages.logOf} /> : <Rows {...props} />}
      {(older || before !== null) && (
        <footer>
          <Pages
            language={language}
            newer={before === null ? null : addressWith(path, { state })}
            older={older && last ? addressWith(path, { state, before: String(last.sequence) }) : null}
            labels={[messages.newest, messages.older]}
          />
        </footer>
      )}
      {allowed && endpoint.offAt === null && <Range {...props} />}
    </section>
  )
}

const Rows = ({ endpoint, rows, language, allowed, now }: Props) => {
  const messages = webhookMessages[language]
  return (
    <Table
      label={messages.log}
      rows={rows}
      columns={[
        {
          head: messages.event,
          names: true,
          class: 'c-id',
          cell: ({ sequence, type, about }) => (
            <>
              <a class="strong" href={`${PATH}/${endpoint.id}/${sequence}`}>
                {messages.names[type]}
              </a>
              <br />
              <span class="mono s mute anywhere">{about}</span>
            </>
          ),
        },
        { head: messages.happened, class: 'c-date soft', cell: ({ at }) => <When {...{ at, now, language }} /> },
        { head: messages.state, class: 'c-st', cell: (of) => <DeliveryState {...{ of, now, language }} /> },
        {
          head: messages.actions,
          quiet: true,
          class: 'c-sum num',
          cell: ({ sequence, state, eventId }) =>
            allowed && endpoint.offAt === null && state !== 'waiting' ? (
              <form method="post" action={`${PATH}/${endpoint.id}/${sequence}/replay`}>
                <Key />
                <button class="btn bare" aria-label={messages.replayOf(eventId)}>
                  {messages.replay}
                </button>
              </form>
            ) : null,
        },
      ]}
    />
  )
}

const Range = ({ endpoint: { id }, days, daysWrong, language }: Props) => {
  const messages = webhookMessages[language]
  return (
    <form
      class="in-p stack tight ruled"
      method="post"
      action={`${PATH}/${id}/replay`}
      aria-label={messages.replayRange}
    >
      <Key />
      <b>{messages.replayRange}</b>
      {daysWrong && (
        <p class="err" id="days-wrong">
          {messages.daysWrong}
        </p>
      )}
      <div class="row">
        {(['since', 'until'] as const).map((name) => (
          <label>
            {messages[name]}{' '}
            <input
              class="in"
              type="date"
              name={name}
              value={days[name]}
              required
              {...(daysWrong && { 'aria-invalid': 'true' as const, 'aria-describedby': 'days-wrong' })}
            />
          </label>
        ))}
        <button class="btn">{messages.replayAll}</button>
      </div>
    </form>
  )
}
