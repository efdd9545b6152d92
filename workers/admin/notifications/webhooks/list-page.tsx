/** The page of webhooks: a form for one, its secret when it is added, and all that there are. */
import { hostOf } from '#domain/notifications/webhooks/address'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { Endpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { Key, type ShownRefusal } from '../../frame/forms.tsx'
import { Empty } from '../../frame/lists.tsx'
import { Table } from '../../frame/table.tsx'
import { SettingsFrame } from '../../settings/hub.tsx'
import { Fields, PATH, Refused, Secret, type Filled, type Wrong } from './fields.tsx'
import { webhookMessages } from './messages/index.ts'
import { EndpointState } from './state.tsx'

type Props = {
  readonly endpoints: readonly Endpoint[]
  readonly language: Language
  readonly settings: Settings
  readonly filled: Filled
  readonly refusal: ShownRefusal | null
  readonly wrong: Wrong
  readonly added: { readonly secret: string | null } | null
  readonly removed: boolean
  readonly allowed: boolean
  readonly now: number
}

export const WebhooksPage = (props: Props) => {
  const { endpoints, language, settings, filled, refusal, wrong, added, removed, allowed, now } = props
  const messages = webhookMessages[language]
  return (
    <SettingsFrame here="webhooks" title={messages.title} about={messages.about} {...{ settings, language, now }}>
      {refusal && <Refused {...{ refusal, wrong, language }} />}
      {removed && (
        <p class="say" role="status">
          {messages.removed}
        </p>
      )}
      {added && <Secret heading={messages.added} secret={added.secret} language={language} />}
      <p class="s">
        <a href="/api/docs">{messages.docs}</a>
      </p>
      {endpoints.length === 0 ? (
        <Empty icon="note" heading={messages.none} why={messages.noneWhy} />
      ) : (
        <section class="panel" aria-labelledby="webhooks">
          <header>
            <h2 id="webhooks">{messages.list(endpoints.length)}</h2>
          </header>
          <Table
            label={messages.title}
            rows={endpoints}
            columns={[
              {
                head: messages.note,
                names: true,
                class: 'c-id',
                cell: ({ id, url, note }) => (
                  <a class="strong anywhere" href={`${PATH}/${id}`}>
                    {note || hostOf(url)}
                  </a>
                ),
              },
              { head: messages.url, class: 'c-who anywhere s', cell: ({ url }) => url },
              {
                head: messages.events,
                class: 'hide-m s',
                cell: ({ events }) => events.map((event) => messages.names[event]).join(' · '),
              },
              { head: messages.state, class: 'c-st', cell: (of) => <EndpointState {...{ of, now, language }} /> },
            ]}
          />
        </section>
      )}
      {allowed && (
        <form class="panel" method="post" action={PATH} aria-labelledby="add">
          <header>
            <h2 id="add">{messages.add}</h2>
          </header>
          <div class="in-p stack">
            <Key />
            <Fields {...{ filled, wrong, language }} />
            <div>
              <button class="btn go">{messages.create}</button>
            </div>
          </div>
        </form>
      )}
    </SettingsFrame>
  )
}
