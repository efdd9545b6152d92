/** Beside the picture: what the controller may do alone, what it asks, and what it has decided, each with its reason. */
import type { DecisionState, LoggedDecision } from '#domain/sharding/directory-snapshot'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { decisionText, reasonText } from './decided.ts'
import { Moment } from './moment.tsx'
import { say, together, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

/** Of the newest; all of them have a page of their own. */
const LOG_SHOWN = 8

export const Controller = (view: View) => {
  const { controller } = shardingMessages[view.language]
  const { snapshot, allowed } = view
  const proposals = snapshot.log.filter(({ state }) => state === 'waits')
  return (
    <aside aria-label={controller.title} id="controller">
      <div class="row in-p">
        <h2>{controller.title}</h2>
        <span class={snapshot.paused ? 'st off' : 'st full ok'}>
          {snapshot.paused ? controller.paused : controller.deciding}
        </span>
        {allowed && (
          <a class="btn end-x" href="/admin/shards/policies">
            {controller.policies}
          </a>
        )}
      </div>
      <p class="s soft about">{aboutIt(view)}</p>
      {proposals.map((proposal) => (
        <Proposal view={view} proposal={proposal} />
      ))}
      {snapshot.log.length === 0 ? (
        <p class="s mute about">{controller.nothing}</p>
      ) : (
        <>
          <ol class="log" aria-label={controller.log}>
            {snapshot.log.slice(0, LOG_SHOWN).map((logged) => (
              <li>
                <Moment at={logged.at} language={view.language} />
                <div>
                  <b>{decisionText(view, logged.decision)}</b>
                  <p class="why">{reasonText(view, logged.reason)}</p>
                  <Outcome view={view} logged={logged} />
                </div>
              </li>
            ))}
          </ol>
          <p class="about">
            <a href="/admin/shards/decisions">{controller.all}</a>
          </p>
        </>
      )}
    </aside>
  )
}

const aboutIt = (view: View): string => {
  const { controller } = shardingMessages[view.language]
  const { paused, policies } = view.snapshot
  if (paused) return controller.pausedWhy
  const { threshold, traffic } = policies
  if (!threshold && !traffic) return controller.neither
  const which = threshold && traffic ? controller.both : threshold ? controller.threshold : controller.traffic
  return together(view, [which, say(view, controller.alone, { count: policies.shardsAnHour })])
}

const Proposal = ({ view, proposal }: { view: View; proposal: LoggedDecision }) => {
  const { controller } = shardingMessages[view.language]
  const text = decisionText(view, proposal.decision)
  return (
    <div class="say due proposal">
      <Icon name="clock" />
      <div>
        <b>{`${text}?`}</b>
        <p class="s">{reasonText(view, proposal.reason)}</p>
        {view.allowed && (
          <form class="row tight" method="post" action="/admin/shards/answer">
            <Key />
            <input type="hidden" name="proposal" value={proposal.id} />
            <button class="btn go" name="approved" value="yes" aria-label={`${controller.approve}: ${text}`}>
              {controller.approve}
            </button>
            <button class="btn bare" name="approved" value="no" aria-label={`${controller.decline}: ${text}`}>
              {controller.decline}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}

const stateClass: Record<DecisionState, string> = {
  done: 'full',
  doing: 'busy',
  waits: 'due',
  'let-be': 'off',
  stopped: 'off',
  refused: 'bad',
}

export const Outcome = ({ view, logged }: { view: Pick<View, 'language'>; logged: LoggedDecision }) => {
  const { log, refusals } = shardingMessages[view.language]
  const state = log.states[logged.state]
  const why = Object.entries(refusals).find(([code]) => code === logged.note)?.[1]
  return (
    <>
      <span class={`st ${stateClass[logged.state]}`}>
        {logged.by ? say(view, log.by, { state, by: logged.by }) : state}
      </span>
      {logged.note !== '' && <span class="why">{` ${why ? say(view, why) : logged.note}`}</span>}
    </>
  )
}
