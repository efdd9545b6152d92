/** /admin/imports: a form to bring in a file, links to take one out, and what was brought in before. */
import type { Language } from '#domain/languages'
import type { NamedJob } from '../../../flows/catalog/files/questions.ts'
import { countText } from '../../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Empty, Pages } from '../../frame/lists.tsx'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { fileMessages } from './messages/index.ts'
import { Choices, OF_STATE, PATH, type Chosen } from './parts.tsx'

export type ListProps = {
  readonly jobs: readonly NamedJob[]
  readonly before: number | null
  /** Whether they may bring something in. */
  readonly allowed: boolean
  /** false: their role counts, and brings in what was counted. */
  readonly ofAny: boolean
  /** Files that stand elsewhere, as far as they may take them out. */
  readonly takesOut: Readonly<Record<keyof typeof ELSEWHERE, boolean>>
  readonly refusal: ShownRefusal | null
  /** In words, where the reader of the file says why it cannot be read. */
  readonly reason: string | null
  readonly chosen: Chosen
  readonly language: Language
  readonly now: number
}

export const ImportsPage = (props: ListProps) => {
  const { language, allowed, refusal, reason } = props
  const messages = fileMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          <a class="btn bare" href="/admin/redirects">
            {messages.out.redirects}
          </a>
        </div>
      </header>
      <div class="body">
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {reason && <p class="say bad">{reason}</p>}
          <div class="two">
            {allowed && <Bring {...props} />}
            <Out language={language} takesOut={props.takesOut} />
          </div>
          <Past {...props} />
        </div>
      </div>
    </>
  )
}

const Bring = ({ refusal, chosen, ofAny, language }: ListProps) => {
  const { bring } = fileMessages[language]
  const isMissing = refusal?.code === 'no-file'
  return (
    <form class="panel" method="post" action={PATH} enctype="multipart/form-data">
      <header>
        <h2>{bring.title}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <div class="f">
          <label for="file">{bring.file}</label>
          <input
            class="in tall"
            id="file"
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby={`file-hint${isMissing ? ' file-wrong' : ''}`}
            {...(refusal && { 'aria-invalid': 'true' as const })}
          />
          {isMissing && (
            <p class="err" id="file-wrong">
              {bring.missing}
            </p>
          )}
          <p class="s mute" id="file-hint">
            {ofAny ? bring.hint : bring.counts}
          </p>
        </div>
        <details open={Object.keys(chosen).length > 0}>
          <summary>{bring.choices}</summary>
          <div class="stack in-p">
            <Choices chosen={chosen} kind={null} language={language} />
          </div>
        </details>
        <div class="row">
          <button class="btn go">{bring.look}</button>
        </div>
      </div>
    </form>
  )
}

const ELSEWHERE = {
  customers: '/admin/customers/export.csv',
  reviews: '/admin/reviews/export.csv',
  promotions: '/admin/promotions/export.csv',
  orders: '/admin/orders/export.csv',
} as const

const Out = ({ language, takesOut }: Pick<ListProps, 'language' | 'takesOut'>) => {
  const { out } = fileMessages[language]
  return (
    <section class="panel" aria-labelledby="out-title">
      <header>
        <h2 id="out-title">{out.title}</h2>
      </header>
      <div class="in-p stack">
        <div class="row">
          {(['products', 'inventory', 'redirects', 'prices'] as const).map((kind) => (
            <a class="btn" href={`${PATH}/export/${kind}.csv`} download>
              {out[kind]}
            </a>
          ))}
          {(['orders', 'customers', 'reviews', 'promotions'] as const)
            .filter((kind) => takesOut[kind])
            .map((kind) => (
              <a class="btn" href={ELSEWHERE[kind]} download>
                {out[kind]}
              </a>
            ))}
        </div>
        <p class="s mute">{out.hint}</p>
      </div>
    </section>
  )
}

const Past = ({ jobs, before, language, now }: ListProps) => {
  const messages = fileMessages[language]
  if (jobs.length === 0) return <Empty icon="note" heading={messages.none} why={messages.noneWhy} />
  const { columns } = messages
  return (
    <section class="panel">
      <header>
        <h2>{messages.past}</h2>
      </header>
      <Table
        label={messages.past}
        rows={jobs}
        columns={[
          {
            head: columns.file,
            names: true,
            class: 'c-id',
            cell: ({ id, name }) => (
              <a class="id clip" href={`${PATH}/${id}`}>
                {name}
              </a>
            ),
          },
          { head: columns.kind, class: 'c-who', cell: ({ kind }) => messages.kinds[kind] },
          {
            head: columns.state,
            class: 'c-st',
            cell: ({ state }) => <span class={`st ${OF_STATE[state]}`}>{messages.states[state]}</span>,
          },
          { head: columns.rows, class: 'c-sum num', cell: ({ rows }) => countText(rows, language) },
          { head: columns.who, class: 'soft hide-m', cell: ({ whoName }) => whoName ?? '–' },
          {
            head: columns.when,
            class: 'c-date num nw',
            cell: ({ at }) => <When at={at} now={now} language={language} />,
          },
        ]}
      />
      {before !== null && (
        <footer>
          <Pages
            language={language}
            newer={null}
            older={`${PATH}?before=${before}`}
            labels={[frameMessages[language].newer, frameMessages[language].older]}
          />
        </footer>
      )}
    </section>
  )
}
