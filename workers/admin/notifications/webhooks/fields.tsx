/** What is said of one webhook, in the form that adds it and in the one that changes it; and what is wrong with it. */
import { NOTE_LENGTH_MAX } from '#domain/notifications/webhooks/delivery'
import { URL_LENGTH_MAX, URL_REASONS, type UrlReason } from '#domain/notifications/webhooks/address'
import { WEBHOOK_EVENTS } from '#domain/notifications/webhooks/events'
import type { Language } from '#domain/languages'
import { textIn } from '../../../http/form.ts'
import { faultsIn, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { webhookMessages } from './messages/index.ts'

export const PATH = '/admin/settings/webhooks'

export type Filled = { readonly url: string; readonly note: string; readonly events: readonly string[] }

export const filledFrom = (form: URLSearchParams): Filled => ({
  url: textIn(form, 'url', URL_LENGTH_MAX),
  note: textIn(form, 'note', 1_000),
  events: form.getAll('event'),
})

const FIELDS = ['url', 'note', 'events'] as const
type Field = (typeof FIELDS)[number]
export type Wrong = Partial<Readonly<Record<Field, string>>>

const reasonIn = (refusal: object): UrlReason => {
  const reason = 'reason' in refusal ? refusal.reason : undefined
  return URL_REASONS.find((one) => one === reason) ?? 'form'
}

/** Field by field, in words. */
export const wrongIn = (refusal: ShownRefusal | null, language: Language): Wrong => {
  const messages = webhookMessages[language]
  if (!refusal) return {}
  if (refusal.code === 'webhook-url-unfit') return { url: messages.urls[reasonIn(refusal)] }
  const places = new Set(faultsIn(refusal).map(({ path: [field] }) => field))
  return {
    ...(places.has('url') && { url: messages.urls.form }),
    ...(places.has('note') && { note: messages.noteWrong }),
    ...(places.has('events') && { events: messages.eventsWrong }),
  }
}

type Props = { readonly filled: Filled; readonly wrong: Wrong; readonly language: Language }

export const Refused = ({
  refusal,
  wrong,
  language,
}: {
  readonly refusal: ShownRefusal
  readonly wrong: Wrong
  readonly language: Language
}) => (
  <Trouble refusal={refusal.code} language={language}>
    {FIELDS.filter((field) => wrong[field]).map((field) => (
      <p>
        <a href={`#${field}`}>{wrong[field]}</a>
      </p>
    ))}
  </Trouble>
)

const told = (field: Field, { wrong }: Props) => ({
  'aria-describedby': `${field}-hint${wrong[field] ? ` ${field}-wrong` : ''}`,
  ...(wrong[field] && { 'aria-invalid': 'true' as const }),
})

const Told = ({ field, hint, wrong }: Props & { readonly field: Field; readonly hint: string }) => (
  <>
    {wrong[field] && (
      <p class="err" id={`${field}-wrong`}>
        <Icon name="alert" />
        {wrong[field]}
      </p>
    )}
    <p class="hint" id={`${field}-hint`}>
      {hint}
    </p>
  </>
)

export const Fields = (props: Props) => {
  const { filled, language } = props
  const messages = webhookMessages[language]
  return (
    <>
      <div class="two">
        <div class="f">
          <label for="url">{messages.url}</label>
          <input
            class="in"
            id="url"
            name="url"
            type="url"
            inputmode="url"
            value={filled.url}
            spellcheck={false}
            autocomplete="off"
            required
            placeholder="https://"
            {...told('url', props)}
          />
          <Told field="url" hint={messages.urlHint} {...props} />
        </div>
        <div class="f">
          <label for="note">{messages.note}</label>
          <input
            class="in"
            id="note"
            name="note"
            value={filled.note}
            maxlength={NOTE_LENGTH_MAX}
            autocomplete="off"
            {...told('note', props)}
          />
          <Told field="note" hint={messages.noteHint} {...props} />
        </div>
      </div>
      <fieldset class="bare" id="events" tabindex={-1} {...told('events', props)}>
        <legend class="strong">{messages.events}</legend>
        <Told field="events" hint={messages.eventsHint} {...props} />
        <ul class="pairs">
          {WEBHOOK_EVENTS.map((event) => (
            <li>
              <label class="pick">
                <input type="checkbox" name="event" value={event} checked={filled.events.includes(event)} />
                <span>
                  {messages.names[event]} <span class="mono s mute">{event}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  )
}

/** Told once: in the answer that deals it. */
export const Secret = ({
  heading,
  secret,
  more,
  language,
}: {
  readonly heading: string
  readonly secret: string | null
  readonly more?: string
  readonly language: Language
}) => {
  const messages = webhookMessages[language]
  return (
    <section class="panel" role="status" tabindex={-1} autofocus aria-labelledby="dealt">
      <header>
        <h2 id="dealt">{heading}</h2>
      </header>
      <div class="in-p stack tight">
        <p>
          {secret === null ? messages.onceBefore : messages.once} {more}
        </p>
        {secret !== null && (
          <span class="row tight nowrap">
            <input class="in mono grow" readonly value={secret} aria-label={messages.secret} />
            <button type="button" class="btn only-js" data-copy={secret} data-copied={messages.copied}>
              {messages.copy}
            </button>
          </span>
        )}
      </div>
    </section>
  )
}
