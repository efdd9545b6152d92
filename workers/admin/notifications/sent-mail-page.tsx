/** The list of messages, what narrows it, and one of them beside it. */
import { MESSAGE_STATES, TEMPLATES } from '#domain/notifications/message'
import type { MessageRow } from '#schema/transactions/notifications/messages'
import { tagOf } from '../../http/language.ts'
import { countText } from '../frame/count.ts'
import { Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { When } from '../frame/time.tsx'
import { notificationsMessages } from './messages/index.ts'
import { SentMessage } from './sent-message.tsx'
import { PATH, placeOf, type SentMailProps } from './sent-mail-props.ts'
import { STATE_CLASS } from './state-class.ts'

export const SentMail = (props: SentMailProps) => {
  const { page, count, message, chosen, narrowed, before, language, isDemo, refusal } = props
  const messages = notificationsMessages[language]
  const last = page.rows.at(-1)
  const isNarrowed = Object.values(narrowed).some((one) => one !== '')
  const isEmpty = page.rows.length === 0 && before === null
  return (
    <>
      <header class="head">
        {chosen !== null && (
          <a class="crumb only-s" href={addressWith(PATH, placeOf(props))}>
            <Icon name="back" />
            {messages.back}
          </a>
        )}
        <h1 class={chosen === null ? undefined : 'hide-s'}>{messages.title}</h1>
        <span class="sub">{isDemo ? messages.demo : messages.real}</span>
        <span class="acts s">
          <span class="mute hide-s">{countText(count, language)}</span>
          <a class={chosen === null ? 'btn' : 'btn hide-s'} href="/admin/sent-mail/templates">
            {messages.templatesPage.title}
          </a>
          <a class={chosen === null ? 'btn' : 'btn hide-s'} href="/admin/sent-mail/held-back">
            {messages.heldBackPage.link}
          </a>
        </span>
      </header>
      {refusal && (
        <div class="in-p">
          <Trouble refusal={refusal} language={language} />
        </div>
      )}
      {(!isEmpty || isNarrowed) && <Narrowing {...props} />}
      {isEmpty ? (
        <Empty
          icon={isNarrowed ? 'search' : 'mail'}
          heading={isNarrowed ? messages.noneSuch : messages.empty}
          why={isNarrowed ? messages.noneSuchWhy : messages.emptyWhy}
        />
      ) : (
        <div class={chosen === null ? 'mail listing' : 'mail reading'}>
          <ul aria-label={messages.messages}>
            {page.rows.map((row) => (
              <Line row={row} here={message?.sequence === row.sequence} {...props} />
            ))}
          </ul>
          {message && <SentMessage {...props} message={message} />}
        </div>
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={before === null ? null : addressWith(PATH, narrowed)}
            older={page.older && last ? addressWith(PATH, narrowed, { before: String(last.sequence) }) : null}
          />
        </div>
      </div>
    </>
  )
}

/** On a phone that shows one message, the way back is enough. */
const Narrowing = ({ narrowed, chosen, language }: SentMailProps) => {
  const messages = notificationsMessages[language]
  const { state, template, q } = narrowed
  return (
    <div class={chosen === null ? undefined : 'hide-s'}>
      <Views
        language={language}
        label={messages.view}
        here={state}
        views={['', ...MESSAGE_STATES].map((id) => ({
          id,
          label: id === '' ? messages.all : messages.states[id as keyof typeof messages.states],
          href: addressWith(PATH, { ...narrowed, state: id }),
        }))}
      />
      <form class="tools" role="search" method="get" action={PATH} data-filters>
        {state !== '' && <input type="hidden" name="state" value={state} />}
        <Find label={messages.find} value={q} />
        <label class="vh" for="template">
          {messages.about}
        </label>
        <select class="in fit" id="template" name="template">
          <option value="">{messages.anything}</option>
          {TEMPLATES.map((one) => (
            <option value={one} selected={one === template}>
              {messages.templates[one]}
            </option>
          ))}
        </select>
        <button class="btn">{frameMessages[language].apply}</button>
        {(q !== '' || template !== '') && (
          <a class="btn bare" href={addressWith(PATH, { state })}>
            {frameMessages[language].clearAll}
          </a>
        )}
      </form>
    </div>
  )
}

const Line = ({ row, here, language, now, ...props }: SentMailProps & { row: MessageRow; here: boolean }) => (
  <li>
    <a href={addressWith(`${PATH}/${row.sequence}`, placeOf(props))} aria-current={here ? 'true' : undefined}>
      <span class="row">
        <b>{row.name || row.recipient}</b>
        <span class="end-x s mute">
          <When at={row.at} now={now} language={language} />
        </span>
      </span>
      <span class="clip" lang={tagOf(row.language)}>
        {row.subject}
      </span>
      <span class={`st ${STATE_CLASS[row.state]} s`}>{notificationsMessages[language].states[row.state]}</span>
    </a>
  </li>
)
