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
      {log.length === 0 ? <Empty heading={own.title} why={controller.nothing} /> : <Rows view={view} log={log} />}
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
    <table class="tb cards" role="table" data-rows aria-label={own.title}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{own.at}</th>
          <th role="columnheader">{own.decision}</th>
          <th role="columnheader">{own.policy}</th>
          <th role="columnheader">{own.why}</th>
          <th role="columnheader">{own.state}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {log.map((logged) => (
          <tr role="row" tabindex={-1}>
            <td role="cell" class="c-date soft nw">
              <When at={logged.at} now={now} language={language} />
            </td>
            <th role="rowheader" scope="row" class="c-id b why">
              {decisionText(view, logged.decision)}
            </th>
            <td role="cell" class="c-sum soft">
              {own.policies[logged.reason.policy]}
            </td>
            <td role="cell" class="c-who why">
              {reasonText(view, logged.reason)}
            </td>
            <td role="cell" class="c-st">
              <Outcome view={view} logged={logged} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
