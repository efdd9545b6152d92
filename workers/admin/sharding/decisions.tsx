/** /admin/shards/decisions: everything that was decided, by whom and why, newest first, a page at a time. */
import type { LoggedDecision } from '#domain/sharding/directory-snapshot'
import { Icon } from '../frame/icon.tsx'
import { Empty, Pages } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import { Outcome } from './controller.tsx'
import { decisionText, reasonText } from './decided.ts'
import type { View } from './view.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { shardingMessages } from './messages/index.ts'
import { Table } from '../frame/table.tsx'

const PATH = '/admin/shards/decisions'

type Props = {
  readonly view: Pick<View, 'language' | 'names'> & { readonly now: number }
  readonly log: readonly LoggedDecision[]
  readonly next: string | null
  readonly isFirst: boolean
}

export const DecisionsPage = ({ view, log, next, isFirst }: Props) => {
  const { language } = view
  const { log: own, controller } = shardingMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/shards">
          <Icon name="back" />
          <span class="hide-s">{own.back}</span>
        </a>
        <h1>{own.title}</h1>
      </header>
      {log.length === 0 ? (
        <Empty icon="shards" heading={own.title} why={controller.nothing} />
      ) : (
        <Rows view={view} log={log} />
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={isFirst ? null : PATH}
            older={next === null ? null : `${PATH}?before=${encodeURIComponent(next)}`}
            labels={[own.newest, frameMessages[language].older]}
          />
        </div>
      </div>
    </>
  )
}

const Rows = ({ view, log }: Pick<Props, 'view' | 'log'>) => {
  const { language, now } = view
  const { log: own } = shardingMessages[language]
  return (
    <Table
      label={own.title}
      rows={log}
      columns={[
        {
          head: own.at,
          class: 'c-date soft nw',
          cell: ({ at }) => <When at={at} now={now} language={language} />,
        },
        {
          head: own.decision,
          names: true,
          class: 'c-id b why',
          cell: ({ decision }) => decisionText(view, decision),
        },
        { head: own.policy, class: 'c-sum soft', cell: ({ reason }) => own.policies[reason.policy] },
        { head: own.why, class: 'c-who why', cell: ({ reason }) => reasonText(view, reason) },
        { head: own.state, class: 'c-st', cell: (logged) => <Outcome view={view} logged={logged} /> },
      ]}
    />
  )
}
