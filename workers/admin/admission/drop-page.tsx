/** One drop: how its queue moves, what can be done to it, and its form. */
import { DROP_MOVES, phaseOf, type Drop, type DropMove } from '#domain/admission/drop'
import type { RoomView } from '#domain/admission/room'
import { changingDrop } from '../../flows/admission/commands.ts'
import { mayGive } from '../../flows/command.ts'
import { inLanguage, type Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import { Amiss, DropForm, type Filled, type FormFaults } from './drop-form.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { admissionMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

export type DropPageProps = {
  readonly drop: Drop
  /** Undefined while the queue cannot be reached. */
  readonly view: RoomView | undefined
  readonly filled: Filled
  readonly faults: FormFaults
  /** Items that were typed and that nobody knows. */
  readonly unknown: readonly string[]
  readonly refusal: ShownRefusal | null
  readonly done: string | null
  readonly language: Language
  /** In which the shop speaks. */
  readonly languages: readonly Language[]
  readonly staff: Staff
  readonly now: number
}

const OF_PHASE = { ahead: 'due', gathering: 'half', on: 'full', ended: 'off', cancelled: 'off' } as const

export const DropState = ({
  drop,
  now,
  language,
}: {
  readonly drop: Drop
  readonly now: number
  readonly language: Language
}) => {
  const phase = phaseOf(drop, now)
  const paused = drop.state === 'paused' && (phase === 'gathering' || phase === 'on' || phase === 'ahead')
  return paused ? (
    <span class="st bad">{admissionMessages[language].paused}</span>
  ) : (
    <span class={`st ${OF_PHASE[phase]}`}>{admissionMessages[language].phases[phase]}</span>
  )
}

export const DropPage = (props: DropPageProps) => {
  const { drop, faults, unknown, refusal, done, filled, language, languages, staff, now } = props
  const phase = phaseOf(drop, now)
  const open = phase !== 'ended' && phase !== 'cancelled'
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/drops">
          <Icon name="back" />
          <span class="hide-s">{admissionMessages[language].title}</span>
        </a>
        <h1>{inLanguage(drop.name, language)}</h1>
        <span class="sub">
          <DropState drop={drop} now={now} language={language} />
        </span>
        {open && mayGive(staff, changingDrop) && <Moves {...props} />}
      </header>
      <div class="body">
        <div class="narrow stack">
          <Amiss faults={faults} language={language} />
          {refusal && refusal.code !== 'drop-invalid' && <Trouble refusal={refusal} language={language} />}
          {done && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{done}</div>
            </div>
          )}
          {phase !== 'ahead' && <Queue {...props} />}
          {open && mayGive(staff, changingDrop) && (
            <DropForm
              action={`/admin/drops/${drop.id}`}
              filled={filled}
              faults={faults}
              unknown={unknown}
              version={drop.version}
              language={language}
              languages={languages}
            />
          )}
          <p>
            <a href={`/queue/${drop.handle}`}>{admissionMessages[language].seeQueue}</a>
          </p>
        </div>
      </div>
    </>
  )
}

/** Those that would change something now. */
const movesOf = (drop: Drop, now: number): DropMove[] => {
  const on = phaseOf(drop, now) === 'on'
  return DROP_MOVES.filter((move) => {
    if (move === 'pause') return drop.state === 'announced'
    if (move === 'resume') return drop.state === 'paused'
    return move === 'end' ? on : !on
  })
}

const Moves = ({ drop, language, now }: DropPageProps) => (
  <span class="row end-x">
    {movesOf(drop, now).map((move) => (
      <form method="post" action={`/admin/drops/${drop.id}/state`}>
        <Key />
        <button class="btn" name="move" value={move}>
          {admissionMessages[language].moves[move]}
        </button>
      </form>
    ))}
  </span>
)

const Queue = ({ view, language }: DropPageProps) => {
  const drops = admissionMessages[language]
  if (!view) return <div class="say due">{drops.unreachable}</div>
  const figures = [
    [drops.joined, view.joined],
    [drops.turns, view.front],
    [drops.entered, view.entered],
    [drops.rate, view.ratePerMinute],
  ] as const
  return (
    <section class="panel" aria-label={drops.queue}>
      <header>
        <h2>{drops.queue}</h2>
      </header>
      <div class="in-p stack tight">
        <dl class="figures">
          {figures.map(([label, figure]) => (
            <div>
              <dt>{label}</dt>
              <dd>{countText(figure, language)}</dd>
            </div>
          ))}
        </dl>
        {view.soldOut && <p>{drops.soldOut}</p>}
        {view.unchecked > 0 && <p>{drops.unchecked(view.unchecked)}</p>}
      </div>
    </section>
  )
}
