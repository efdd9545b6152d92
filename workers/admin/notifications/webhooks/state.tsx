/** How an endpoint is, and how one telling went, in a word and a sign. */
import type { Language } from '#domain/languages'
import type { Delivery } from '#schema/transactions/notifications/webhooks/deliveries'
import type { Endpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { When } from '../../frame/time.tsx'
import { webhookMessages } from './messages/index.ts'

type Read = { readonly now: number; readonly language: Language }

export const EndpointState = ({ of, now, language }: Read & { readonly of: Endpoint }) => {
  const messages = webhookMessages[language]
  if (of.offAt !== null)
    return (
      <>
        <span class={`st ${of.offFor === 'staff' ? 'off' : 'bad'}`}>{messages.off[of.offFor ?? 'staff']}</span>{' '}
        <span class="s mute">
          <When at={of.offAt} now={now} language={language} />
        </span>
      </>
    )
  if (of.failingSince === null) return <span class="st ok">{messages.on}</span>
  return (
    <>
      <span class="st due">{messages.failing}</span>{' '}
      <span class="s mute">
        <When at={of.failingSince} now={now} language={language} />
      </span>
    </>
  )
}

const CLASSES = { waiting: 'half', sent: 'ok', dead: 'bad' } as const

export const DeliveryState = ({ of, now, language }: Read & { readonly of: Delivery }) => {
  const messages = webhookMessages[language]
  const { state, attempts, reason, status, tryAt } = of
  return (
    <>
      <span class={`st ${CLASSES[state]}`}>{messages.states[state]}</span>
      <span class="s mute">
        {reason !== '' && ` ${messages.reasons[reason]}`}
        {status !== null && ` ${status}`}
        {attempts > 0 && ` · ${messages.tries(attempts)}`}
        {state === 'waiting' && attempts > 0 && (
          <>
            {` · ${messages.next} `}
            <When at={tryAt} now={now} language={language} />
          </>
        )}
      </span>
    </>
  )
}
