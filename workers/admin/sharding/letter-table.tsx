/** The dead letters as a table, and under it the chosen one: what was told, and each try. */
import { originOf } from '#domain/events'
import type { Language } from '#domain/languages'
import type { DeadLetter } from '#schema/transactions/sharding/dead-letters'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import type { Words } from '../messages/words.ts'

const PATH = '/admin/dead-letters'

type Props = {
  readonly letters: readonly DeadLetter[]
  readonly chosen: DeadLetter | undefined
  readonly done: string | null
  readonly allowed: boolean
  readonly words: Words
  readonly language: Language
  readonly now: number
}

export const LetterTable = (props: Props) => {
  const { letters, chosen, done, allowed, words } = props
  return (
    <>
      <header class="head">
        <h1>{words.letters.title}</h1>
        <span class="sub hide-m">{words.letters.what}</span>
        {allowed && letters.length > 1 && (
          <form class="acts" method="post" action={`${PATH}/replay`}>
            <Key />
            <input type="hidden" name="letter" value="all" />
            <button class="btn">{words.letters.replayAll(letters.length)}</button>
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
        <Empty heading={words.letters.empty} why={words.letters.emptyWhy} />
      ) : (
        <Table {...props} />
      )}
      {chosen && <Chosen {...props} chosen={chosen} />}
    </>
  )
}

const Table = (props: Props) => {
  const { letters, words } = props
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={words.letters.title}>
      <table class="tb cards" role="table" data-rows aria-label={words.letters.title}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{words.letters.listener}</th>
            <th role="columnheader">{words.letters.fact}</th>
            <th role="columnheader">{words.letters.why}</th>
            <th role="columnheader" class="num">
              {words.letters.tries}
            </th>
            <th role="columnheader">{words.letters.failed}</th>
            <th role="columnheader">
              <span class="vh">{words.letters.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {letters.map((letter) => (
            <Row letter={letter} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The order, item or search that it is about, as people call it. */
const subjectOf = (event: DeadLetter['event']): string => {
  if ('term' in event) return event.term
  if ('order' in event) return event.order.name
  return 'orderId' in event ? event.orderId : event.item
}

const Row = ({ letter, chosen, allowed, words, language, now }: Props & { letter: DeadLetter }) => (
  <tr role="row" tabindex={-1} class={chosen?.sequence === letter.sequence ? 'here' : undefined}>
    <td role="cell">
      <span class="tag">{words.letters.listeners[letter.listener]}</span>
    </td>
    <th role="rowheader" scope="row" class="c-id">
      <a class="id" href={`${PATH}?letter=${letter.sequence}`}>
        {words.letters.facts[letter.event.type]} {subjectOf(letter.event)}
      </a>
    </th>
    <td role="cell" class="c-who why">
      {letter.reason || <span class="mute">{words.letters.noReason}</span>}
    </td>
    <td role="cell" class="c-sum num">
      {letter.attempts}
    </td>
    <td role="cell" class="c-date soft nw">
      <When at={letter.at} now={now} language={language} words={words} />
    </td>
    <td role="cell" class="c-st num">
      {allowed && (
        <span class="row tight level">
          <Act to="replay" label={words.letters.replay} letter={letter} />
          <Act to="dismiss" label={words.letters.dismiss} letter={letter} bare />
        </span>
      )}
    </td>
  </tr>
)

type ActProps = { to: 'replay' | 'dismiss'; label: string; letter: DeadLetter; bare?: boolean }
const Act = ({ to, label, letter, bare = false }: ActProps) => (
  <form method="post" action={`${PATH}/${to}`}>
    <Key />
    <input type="hidden" name="letter" value={String(letter.sequence)} />
    <button class={bare ? 'btn bare' : 'btn'}>{label}</button>
  </form>
)

const Chosen = ({ chosen, words, language, now }: Props & { chosen: DeadLetter }) => {
  const origin = chosen.listener === 'page-events' ? undefined : originOf(chosen.eventId)
  return (
    <div class="body">
      <div class="wrap duo">
        <section class="panel">
          <header>
            <h2>{words.letters.message}</h2>
            {origin && <span class="s mute">{words.order.fact(origin.sequence, origin.shard)}</span>}
          </header>
          <pre class="code" tabindex={0}>
            {JSON.stringify(chosen.event, null, 2)}
          </pre>
        </section>
        <section class="panel">
          <header>
            <h2>{words.letters.log}</h2>
          </header>
          <ol class="log">
            {[...chosen.tries, { at: chosen.deadAt, reason: words.letters.putAside }].map(({ at, reason }) => (
              <li>
                <When at={at} now={now} language={language} words={words} show="clock" />
                <div class="anywhere">{reason}</div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  )
}
