/** The dead letters as a table, and under it the chosen one: what was told, and each try. */
import { originOf } from '#domain/events'
import type { Language } from '#domain/languages'
import type { DeadLetter } from '#schema/transactions/sharding/dead-letters'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { shardingMessages } from './messages/index.ts'
import { Table } from '../frame/table.tsx'

const PATH = '/admin/dead-letters'

type Props = {
  readonly letters: readonly DeadLetter[]
  readonly chosen: DeadLetter | undefined
  readonly done: string | null
  readonly allowed: boolean
  readonly language: Language
  readonly now: number
}

export const DeadLetterTable = (props: Props) => {
  const { letters, chosen, done, allowed, language } = props
  const messages = shardingMessages[language].deadLetters
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.what}</span>
        {allowed && letters.length > 1 && (
          <form class="acts" method="post" action={`${PATH}/replay`}>
            <Key />
            <input type="hidden" name="letter" value="all" />
            <button class="btn">{messages.replayAll(letters.length)}</button>
          </form>
        )}
      </header>
      {done && (
        <div class="in-p">
          <div class="say" role="status">
            <Icon name="check" />
            <div>{done}</div>
          </div>
        </div>
      )}
      {letters.length === 0 ? (
        <Empty icon="check" heading={messages.empty} why={messages.emptyWhy} />
      ) : (
        <Letters {...props} />
      )}
      {chosen && <Chosen {...props} chosen={chosen} />}
    </>
  )
}

const Letters = ({ letters, chosen, allowed, language, now }: Props) => {
  const messages = shardingMessages[language].deadLetters
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={messages.title}>
      <Table
        label={messages.title}
        rows={letters}
        rowClass={({ sequence }) => (chosen?.sequence === sequence ? 'here' : undefined)}
        columns={[
          {
            head: messages.listener,
            cell: ({ listener }) => <span class="tag">{messages.listeners[listener]}</span>,
          },
          {
            head: messages.fact,
            names: true,
            class: 'c-id',
            cell: ({ sequence, event }) => (
              <a class="id" href={`${PATH}?letter=${sequence}`}>
                {messages.facts[event.type]} {subjectOf(event)}
              </a>
            ),
          },
          {
            head: messages.why,
            class: 'c-who why',
            cell: ({ reason }) => reason || <span class="mute">{messages.noReason}</span>,
          },
          { head: messages.tries, class: 'c-sum num', cell: ({ attempts }) => attempts },
          {
            head: messages.failed,
            class: 'c-date soft nw',
            cell: ({ at }) => <When at={at} now={now} language={language} />,
          },
          {
            head: messages.actions,
            quiet: true,
            class: 'c-st num',
            cell: (letter) =>
              allowed && (
                <span class="row tight level">
                  <Act to="replay" label={messages.replay} letter={letter} />
                  <Act to="dismiss" label={messages.dismiss} letter={letter} bare />
                </span>
              ),
          },
        ]}
      />
    </div>
  )
}

/** The order, item or search that it is about, as people call it. */
const subjectOf = (event: DeadLetter['event']): string => {
  if ('term' in event) return event.term
  if ('order' in event) return event.order.name
  return 'orderId' in event ? event.orderId : event.item
}

type ActProps = { to: 'replay' | 'dismiss'; label: string; letter: DeadLetter; bare?: boolean }
const Act = ({ to, label, letter, bare = false }: ActProps) => (
  <form method="post" action={`${PATH}/${to}`}>
    <Key />
    <input type="hidden" name="letter" value={String(letter.sequence)} />
    <button class={bare ? 'btn bare' : 'btn'}>{label}</button>
  </form>
)

const Chosen = ({ chosen, language, now }: Props & { chosen: DeadLetter }) => {
  const messages = shardingMessages[language].deadLetters
  const origin = chosen.listener === 'page-events' ? undefined : originOf(chosen.eventId)
  return (
    <div class="body">
      <div class="wrap duo">
        <section class="panel">
          <header>
            <h2>{messages.message}</h2>
            {origin && <span class="s mute">{frameMessages[language].fact(origin.sequence, origin.shard)}</span>}
          </header>
          <pre class="code" tabindex={0}>
            {JSON.stringify(chosen.event, null, 2)}
          </pre>
        </section>
        <section class="panel">
          <header>
            <h2>{messages.log}</h2>
          </header>
          <ol class="log">
            {[...chosen.tries, { at: chosen.deadAt, reason: messages.putAside }].map(({ at, reason }) => (
              <li>
                <When at={at} now={now} language={language} show="clock" />
                <div class="anywhere">{reason}</div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  )
}
