/** A panel for each move: how far it is, which of the five steps its slot is at, and the button that stops it. */
import { STEPS, type MoveSnapshot, type Step } from '#domain/sharding/directory-snapshot'
import { Key } from '../frame/forms.tsx'
import { decisionText } from './decided.ts'
import { isUnderWay, jobFigures, jobsHere, say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

export const Jobs = (view: View) => (
  <>
    {jobsHere(view).map((job) => (
      <Job view={view} job={job} />
    ))}
  </>
)

const stateClass: Record<MoveSnapshot['state'], string> = {
  waiting: 'st',
  moving: 'st busy',
  stopping: 'st busy',
  stopped: 'st off',
  done: 'st full',
  failed: 'st bad',
}

/** What was decided, as the log says it; a decision that has left the log is told by its slots. */
const titleOf = (view: View, job: MoveSnapshot): string => {
  const logged = view.snapshot.log.find(({ id }) => id === job.id)
  if (logged) return decisionText(view, logged.decision)
  const { slots, from, to } = job
  return say(view, shardingMessages[view.language].decisions['move-slots'], { slots, from, to })
}

const Job = ({ view, job }: { view: View; job: MoveSnapshot }) => {
  const messages = shardingMessages[view.language].job
  const under = isUnderWay(job)
  const text = under ? messages.progress : messages.over
  return (
    <section class="panel" data-of={`job:${job.id}`} aria-label={titleOf(view, job)}>
      <header>
        <h2>{titleOf(view, job)}</h2>
        <span class="s soft" data-text={text}>
          {say(view, text, jobFigures(job, view.snapshot.now))}
        </span>
        <div class="acts">
          {!(under && job.state === 'moving') && (
            <span class={`s ${stateClass[job.state]}`}>{messages.states[job.state]}</span>
          )}
          {under && job.state !== 'stopping' && view.allowed && (
            <form method="post" action="/admin/shards/stop">
              <Key />
              <input type="hidden" name="job" value={job.id} />
              <button class="btn">{messages.stop}</button>
            </form>
          )}
        </div>
      </header>
      {under && <Steps view={view} job={job} />}
    </section>
  )
}

const Steps = ({ view, job }: { view: View; job: MoveSnapshot }) => {
  const { steps, stepsDoing, stepNotes } = shardingMessages[view.language]
  const at = job.step ? STEPS.indexOf(job.step) : -1
  const figures = { ...jobFigures(job, view.snapshot.now), next: view.snapshot.topology.version + 1 }
  const noteOf = (step: Step) =>
    say(view, stepNotes[step], {
      ...keep(['rows', 'copyMs', 'waiting', 'stallMs']),
      from: job.from,
      next: figures.next,
    })
  return (
    <ol class="steps in-p" data-steps>
      {STEPS.map((step, index) => (
        <li
          class={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
          data-step={step}
          data-doing={stepsDoing[step]}
        >
          {`${index + 1} ${steps[step]}`}
          <small data-text={noteOf(step)}>{say(view, stepNotes[step], figures)}</small>
        </li>
      ))}
    </ol>
  )
}

/** Figures that stay open for the script. */
const keep = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `{${name}}`]))
