/** The end of the sentence that is built: for whom, by itself or with a code, from when until when, and by which clock. */
import { allZones } from '../settings/places.ts'
import { labelOf } from './amiss.ts'
import { Choice, told, Wrong } from './fields.tsx'
import { formMessages } from './messages/form.ts'
import type { Shown } from './shown.ts'
import { said } from './typed.ts'

type Props = { readonly shown: Shown }

const BUYERS = ['everybody', 'signed-in', 'first-order', 'some'] as const
const METHODS = ['automatic', 'code'] as const

const Moment = ({ name, shown }: Props & { readonly name: 'from' | 'until' }) => (
  <input
    class="slot"
    {...told(name, shown)}
    type="datetime-local"
    aria-label={labelOf(name, shown.language)}
    value={said(shown.typed, name)}
    data-look
  />
)

/** A zone under another of its names is none of the runtime's own list. */
const zonesWith = (zone: string): readonly string[] => (allZones().includes(zone) ? allZones() : [zone, ...allZones()])

export const WhomAndWhen = ({ shown }: Props) => {
  const { typed, language, timeZone } = shown
  const { whom, how, during, hints } = formMessages[language]
  return (
    <>
      <p class="says">
        <Choice
          name="buyers"
          of={BUYERS.map((one) => [one, whom[one]] as const)}
          value={said(typed, 'buyers') || 'everybody'}
          shown={shown}
        />
        {during.comma}
        <Choice
          name="method"
          of={METHODS.map((one) => [one, how[one]] as const)}
          value={said(typed, 'method') || 'automatic'}
          shown={shown}
        />
        {during.comma}
        <span>
          {during.from} <Moment name="from" shown={shown} />
        </span>{' '}
        <span>
          {during.until} <Moment name="until" shown={shown} />
        </span>
        {during.comma}
        <span>
          {during.zone}{' '}
          <Choice
            name="timeZone"
            of={zonesWith(timeZone).map((one) => [one, one.replaceAll('_', ' ')] as const)}
            value={timeZone}
            shown={shown}
          />
        </span>
      </p>
      <p class="hint">{hints.during}</p>
      {(['buyers', 'from', 'until', 'timeZone'] as const).map((name) => (
        <Wrong name={name} shown={shown} />
      ))}
    </>
  )
}
