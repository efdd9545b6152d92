/** One import: how far it is, what it would change or has changed, and what can be done with it now. */
import { CHOICES_OF, WORKING, type FileRow, type RowOutcome, type RowNote } from '#domain/catalog/files/file-job'
import type { Language } from '#domain/languages'
import { noteText, type RowSaid } from '../../../flows/catalog/file-notes.ts'
import { own } from '#domain/own'
import type { NamedJob } from '../../../flows/catalog/files/questions.ts'
import { reportOf } from '../../../flows/catalog/files/questions.ts'
import { countText } from '../../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { shownText } from './change-text.ts'
import { fileMessages } from './messages/index.ts'
import { Choices, OF_STATE, PATH } from './parts.tsx'

const OF_OUTCOME: Readonly<Record<RowOutcome, string>> = {
  created: 'full',
  changed: 'half',
  unchanged: 'off',
  refused: 'bad',
  restored: 'full',
  deleted: 'off',
  left: 'due',
}

export type JobProps = {
  readonly job: NamedJob
  readonly rows: readonly FileRow[]
  readonly isAll: boolean
  readonly allowed: boolean
  readonly refusal: ShownRefusal | null
  readonly language: Language
  readonly timeZone: string
  readonly now: number
}

export const JobPage = (props: JobProps) => {
  const { job, refusal, language } = props
  const messages = fileMessages[language]
  return (
    <>
      <header class="head">
        <a class="btn bare" href={PATH}>
          <Icon name="back" />
          {messages.back}
        </a>
        <h1>
          <span class="anywhere">{job.name}</span>
          <span class={`st ${OF_STATE[job.state]}`}>{messages.states[job.state]}</span>
        </h1>
      </header>
      <div class="body">
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          <About {...props} />
          <Acts {...props} />
          <Rows {...props} />
        </div>
      </div>
    </>
  )
}

const About = ({ job, language, now }: JobProps) => {
  const messages = fileMessages[language]
  const { kind, layout, rows, encoding, at, whoName, state, done, slices, fault } = job
  const counts = job[reportOf(job) as 'preview']
  return (
    <>
      <section class="panel">
        <div class="in-p stack tight">
          <p>{messages.about[state]}</p>
          {WORKING.has(state) && state !== 'undoing' && (
            <p class="row">
              <progress value={done} max={Math.max(slices, 1)} aria-label={messages.states[state]}></progress>
              <span class="s mute">{messages.progress(done, Math.max(slices, 1))}</span>
            </p>
          )}
          {fault && <p class="say bad">{(WORKING.has(state) ? messages.fault : messages.givenUp)(fault)}</p>}
          <p class="s mute">
            {messages.kinds[kind]} · {own<string>(messages.layouts, layout) ?? layout} · {messages.read(rows, encoding)}{' '}
            · {whoName ?? '–'} · <When at={at} now={now} language={language} />
          </p>
        </div>
      </section>
      <dl class="figs">
        {(Object.keys(messages.outcomes) as RowOutcome[])
          .filter((outcome) => (counts[outcome] ?? 0) > 0)
          .map((outcome) => (
            <div class="fig">
              <dt>{messages.outcomes[outcome]}</dt>
              <dd class="v">{countText(counts[outcome] ?? 0, language)}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

type Deed = 'preview' | 'apply' | 'cancel' | 'undo'

const Deed = ({ id, deed, label, primary }: { id: string; deed: Deed; label: string; primary?: boolean }) => (
  <form method="post" action={`${PATH}/${id}/${deed}`}>
    <Key />
    <button class={primary ? 'btn go' : 'btn'}>{label}</button>
  </form>
)

/** What is possible now, and nothing else. */
const Acts = ({ job, allowed, language }: JobProps) => {
  const messages = fileMessages[language]
  const { id, kind, state, applied, choices } = job
  const mayUndo = (state === 'done' || state === 'cancelled') && applied > 0
  return (
    <>
      <div class="row">
        {allowed && state === 'ready' && <Deed id={id} deed="apply" label={messages.apply} primary />}
        {allowed && state === 'ready' && <Deed id={id} deed="cancel" label={messages.discard} />}
        {allowed && (state === 'previewing' || state === 'applying') && (
          <Deed id={id} deed="cancel" label={messages.cancel} />
        )}
        {allowed && mayUndo && <Deed id={id} deed="undo" label={messages.undo} />}
        {!WORKING.has(state) && (
          <a class="btn" href={`${PATH}/${id}/report.csv`} download>
            {messages.report}
          </a>
        )}
      </div>
      {allowed && mayUndo && (
        <p class="s mute">
          {kind === 'promotions'
            ? messages.undoPromotions
            : kind === 'orders'
              ? messages.undoOrders
              : messages.undoHint}
        </p>
      )}
      {allowed && CHOICES_OF[kind].length > 0 && (state === 'ready' || (state === 'cancelled' && applied === 0)) && (
        <details class="panel">
          <summary class="in-p">{messages.bring.choices}</summary>
          <form class="in-p stack" method="post" action={`${PATH}/${id}/preview`}>
            <Key />
            <Choices chosen={{ ...choices, overwrite: String(choices.overwrite) }} kind={kind} language={language} />
            <div class="row">
              <button class="btn">{messages.again}</button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}

const Rows = ({ job, rows, isAll, language, timeZone }: JobProps) => {
  const messages = fileMessages[language]
  if (rows.length === 0) return WORKING.has(job.state) ? null : <p class="soft">{messages.nothing}</p>
  return (
    <section class="panel">
      <Table
        label={messages.title}
        rows={rows}
        columns={[
          { head: messages.rows.row, class: 'c-date num soft', cell: ({ row }) => (row > 0 ? row : '') },
          {
            head: messages.rows.what,
            names: true,
            class: 'c-id',
            // What was refused before it had a name is called by its row.
            cell: ({ name, product, row }) =>
              product ? (
                <a class="id anywhere" href={`/admin/products/${product}`}>
                  {name}
                </a>
              ) : (
                <span class="anywhere">{name || `${messages.rows.row} ${row}`}</span>
              ),
          },
          {
            head: messages.rows.outcome,
            class: 'c-st',
            cell: ({ outcome }) => <span class={`st ${OF_OUTCOME[outcome]}`}>{messages.outcomes[outcome]}</span>,
          },
          {
            head: messages.rows.changes,
            class: 'c-who',
            cell: (row) => <Changes of={row} language={language} timeZone={timeZone} />,
          },
        ]}
      />
      {!isAll && <p class="in-p s mute">{messages.more}</p>}
    </section>
  )
}

/** So many of one thing are shown; all of them are in the report. */
const SHOWN = 6

type ChangesProps = Pick<JobProps, 'language' | 'timeZone'> & { readonly of: FileRow }

const Changes = ({ of: { changes, notes }, language, timeZone }: ChangesProps) => (
  <ul class="plain stack tight">
    {changes.slice(0, SHOWN).map((change) => (
      <li class="anywhere">
        <span class="soft">{fieldText(change.field, language)}: </span>
        <s>{shownText(change.field, change.before, language, timeZone)}</s> →{' '}
        {shownText(change.field, change.after, language, timeZone)}
      </li>
    ))}
    {changes.length > SHOWN && <li class="soft">… {countText(changes.length - SHOWN, language)}</li>}
    {notes.slice(0, SHOWN).map(({ row, column, ...said }) => (
      <li class="s mute anywhere">
        {row > 0 ? `${fileMessages[language].rows.row} ${row}` : ''}
        {column && ` · ${column}`}: {reasonIn(said, language)}
      </li>
    ))}
    {notes.length > SHOWN && <li class="soft">… {fileMessages[language].notes(notes.length - SHOWN)}</li>}
  </ul>
)

/** In the language of whoever reads; of a job of before only the words are kept. */
export const reasonIn = ({ note, reason }: Pick<RowNote, 'note' | 'reason'>, language: Language): string =>
  note ? noteText(note as RowSaid, language) : reason

/** `price.EUR (Chalk)` → `Price EUR (Chalk)`. */
export const fieldText = (field: string, language: Language): string => {
  const [, name = field, rest = ''] = /^(\w+)\.?(.*)$/s.exec(field) ?? []
  const label = own<string>(fileMessages[language].fields, name) ?? name
  return rest.trim() === '' ? label : `${label} ${rest.trim()}`
}
