/** One message as its reader sees it, with what became of it. */
import { tagOf } from '../../http/language.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith } from '../frame/lists.tsx'
import { clockText } from '../frame/time.tsx'
import { notificationsMessages } from './messages/index.ts'
import { PATH, placeOf, type SentMailProps } from './sent-mail-props.ts'

type Props = SentMailProps & { readonly message: NonNullable<SentMailProps['message']> }

/** How often it was tried and why it is not there; nothing where it was sent. */
const Fate = ({ message, language, mayResend, rung }: Props) => {
  const messages = notificationsMessages[language]
  const { state, attempts, tryAt, reason, sequence } = message
  if (rung && state !== 'dead')
    return (
      <div class="say" role="status">
        <Icon name="check" />
        <div>{messages.rung}</div>
      </div>
    )
  if (state === 'sent') return null
  const heading = {
    waiting: messages.waits(attempts, clockText(tryAt, language)),
    dead: messages.notSent(attempts),
    withheld: messages.heldBack,
  }[state]
  return (
    <div class="say" role="status" data-state={state}>
      <Icon name={state === 'waiting' ? 'mail' : 'alert'} />
      <div>
        <p>{heading}</p>
        {reason !== '' && <p class="s soft">{reason}</p>}
      </div>
      {state !== 'waiting' && mayResend && (
        <form class="end-x" method="post" action={`${PATH}/${sequence}/again`}>
          <Key />
          <button class="btn">{messages.again}</button>
        </form>
      )}
    </div>
  )
}

export const SentMessage = (props: Props) => {
  const { message, plain, language } = props
  const messages = notificationsMessages[language]
  const { sequence, subject, recipient, template, orderId, channel } = message
  const here = `${PATH}/${sequence}`
  const place = placeOf(props)
  const facts = [
    messages.to(channel === 'push' ? message.name || messages.channels.push : recipient),
    ...(channel === 'mail' ? [] : [messages.channels[channel]]),
    messages.templates[template],
    messages.languages[message.language],
  ]
  return (
    <section class="email" aria-label={messages.message}>
      <div class="row">
        <div class="grow">
          <h2 lang={tagOf(message.language)}>{subject}</h2>
          <p class="s soft">{facts.join(' · ')}</p>
        </div>
        <div class="row tight">
          <div class="join" role="group" aria-label={messages.view}>
            <a class="btn" aria-pressed={plain ? 'false' : 'true'} role="button" href={addressWith(here, place)}>
              {messages.asMail}
            </a>
            <a
              class="btn"
              aria-pressed={plain ? 'true' : 'false'}
              role="button"
              href={addressWith(here, place, { as: 'text' })}
            >
              {messages.asText}
            </a>
          </div>
          {orderId && (
            <a class="btn" href={`/admin/orders/${orderId}`}>
              {messages.theOrder}
            </a>
          )}
        </div>
      </div>
      {message.attached !== null && (
        <p class="row tight s">
          <Icon name="note" />
          {messages.attached}
          <a href={`/admin/invoices/file/${encodeURIComponent(message.attached)}.pdf`}>{`${message.attached}.pdf`}</a>
        </p>
      )}
      <Fate {...props} />
      {plain || message.html === '' ? (
        <pre class="sheet plain" lang={tagOf(message.language)} tabindex={0}>
          {message.text}
        </pre>
      ) : (
        <iframe
          class="sheet"
          title={subject}
          src={`${here}/mail`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerpolicy="no-referrer"
        ></iframe>
      )}
    </section>
  )
}
