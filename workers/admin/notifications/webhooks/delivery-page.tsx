/** One telling: how it went, what is sent, and the beginning of the last answer. */
import { hostOf } from '#domain/notifications/webhooks/address'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import type { TakenDelivery } from '#schema/transactions/notifications/webhooks/deliveries'
import type { Endpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { Icon } from '../../frame/icon.tsx'
import { When } from '../../frame/time.tsx'
import { SettingsFrame } from '../../settings/hub.tsx'
import { PATH } from './fields.tsx'
import { webhookMessages } from './messages/index.ts'
import { DeliveryState } from './state.tsx'

type Props = {
  readonly endpoint: Endpoint
  readonly delivery: TakenDelivery
  readonly language: Language
  readonly settings: Settings
  readonly now: number
}

export const DeliveryPage = ({ endpoint, delivery, language, settings, now }: Props) => {
  const messages = webhookMessages[language]
  const { type, eventId, at, triedAt, took, payload, excerpt } = delivery
  return (
    <SettingsFrame here="webhooks" title={messages.names[type]} about={eventId} {...{ settings, language, now }}>
      <p>
        <a href={`${PATH}/${endpoint.id}`}>
          <Icon name="back" />
          {endpoint.note || hostOf(endpoint.url)}
        </a>
      </p>
      <p>
        <DeliveryState {...{ of: delivery, now, language }} />
      </p>
      <p class="s soft">
        {messages.happened} <When {...{ at, now, language }} /> · {messages.last}{' '}
        {triedAt === null ? messages.never : <When {...{ at: triedAt, now, language }} />}
        {took !== null && ` · ${took} ms`}
      </p>
      {excerpt !== '' && (
        <section class="panel" aria-labelledby="answer">
          <header>
            <h2 id="answer">{messages.answer}</h2>
          </header>
          <pre class="code" tabindex={0}>
            {excerpt}
          </pre>
        </section>
      )}
      <section class="panel" aria-labelledby="body">
        <header>
          <h2 id="body">{messages.body}</h2>
        </header>
        <pre class="code" tabindex={0}>
          {JSON.stringify(JSON.parse(payload), null, 2)}
        </pre>
      </section>
    </SettingsFrame>
  )
}
