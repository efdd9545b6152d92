/** What differs between two versions, field by field, as people read it. */
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { Difference, Filled } from '#domain/settings/compare'
import type { SettingsGroup } from '#domain/settings/settings'
import { CHOICE } from '../frame/merge.tsx'
import { OTHER } from './editor.ts'
import { fieldAt } from './field.ts'
import { FORMS } from './forms.ts'
import { wayTo } from './shown.ts'
import { settingsMessages } from './messages/index.ts'

/** More than this of one value, or of one change, is read in the form itself. */
const VALUE_SHOWN = 160
const DIFFERENCES_SHOWN = 30

const words = (filled: Filled): string =>
  typeof filled === 'string'
    ? filled
    : Object.values(filled)
        .map((one: Filled) => words(one))
        .filter(Boolean)
        .join(' · ')

const ofFlag = (text: string) => (text === 'on' ? '✓' : '✗')

const Value = ({
  filled,
  path,
  group,
  language,
}: {
  filled: Filled
  path: string
  group: SettingsGroup
  language: Language
}) => {
  const { field } = fieldAt(FORMS[group], path)
  const { change, weekdays, choices } = settingsMessages[language]
  const text = words(filled)
  if (field.kind === 'flag') return <>{ofFlag(text)}</>
  if (field.kind === 'choice') return <>{own<string>(choices, text) ?? text}</>
  if (field.kind === 'several') return <>{text.replaceAll(/\b[1-7]\b/g, (day) => weekdays[Number(day) - 1] ?? day)}</>
  if (text === '') return <i>{change.empty}</i>
  if (text.length <= VALUE_SHOWN) return <>{text}</>
  return (
    <>
      {text.slice(0, VALUE_SHOWN)}… <span class="mute">({change.long(text.length)})</span>
    </>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly of: Difference
  readonly sides: readonly [string, string]
  readonly form: string
}

/** Mine stands in the form already; theirs goes with the choice. */
const Choice = ({ label, of: { path, before }, sides, form }: ChoiceProps) => (
  <fieldset class="bare row between-two">
    <legend class="vh">{label}</legend>
    <input
      type="hidden"
      form={form}
      name={`${OTHER}${path}`}
      value={before === undefined ? '' : JSON.stringify(before)}
    />
    {(['theirs', 'yours'] as const).map((side, index) => (
      <label class="pick">
        <input
          type="radio"
          form={form}
          name={`${CHOICE}${path}`}
          value={side}
          checked={side === 'yours' || undefined}
        />
        {sides[index]}
      </label>
    ))}
  </fieldset>
)

type Props = {
  readonly group: SettingsGroup
  readonly of: readonly Difference[]
  readonly language: Language
  /** What each side is, where it is not simply before and after. */
  readonly sides?: readonly [string, string]
  /** The id of the form that a choice between the two goes with. */
  readonly choose?: string
  /** The page that has the fields, where it is not this one. */
  readonly form?: string
}

export const Changes = ({ group, of, language, sides, choose, form = '' }: Props) => {
  const messages = settingsMessages[language]
  const [before, after] = sides ?? [messages.change.before, messages.change.after]
  return (
    <ul class="diffs">
      {of.slice(0, DIFFERENCES_SHOWN).map((one) => {
        const value = (filled: Filled, side: string) => (
          <>
            <span class={sides ? 'mute' : 'vh'}>{`${side}: `}</span>
            <Value filled={filled} path={one.path} group={group} language={language} />
          </>
        )
        return (
          <li>
            <a href={`${form}#${one.path}`}>{wayTo(group, one.path, language)}</a>
            {one.before !== undefined &&
              (sides ? (
                <span class="was">{value(one.before, before)}</span>
              ) : (
                <del>{value(one.before, one.after === undefined ? messages.change.went : before)}</del>
              ))}
            {one.after !== undefined && (
              <ins>{value(one.after, one.before === undefined && !sides ? messages.change.came : after)}</ins>
            )}
            {choose !== undefined && sides && (
              <Choice label={wayTo(group, one.path, language)} of={one} sides={sides} form={choose} />
            )}
          </li>
        )
      })}
      {of.length > DIFFERENCES_SHOWN && <li class="mute">{messages.more(of.length - DIFFERENCES_SHOWN)}</li>}
    </ul>
  )
}
