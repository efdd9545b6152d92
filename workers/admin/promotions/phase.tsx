/** Where a promotion stands now, as a word with a mark. */
import type { Language } from '#domain/languages'
import { phaseOf } from '#domain/promotions/phase'
import type { Promotion } from '#domain/promotions/promotion'
import { dayText } from '../frame/time.tsx'
import { promotionMessages } from './messages/index.ts'

const MARKS = { running: 'full ok', planned: '', draft: 'half', paused: 'due', ended: 'off', usedUp: 'off' } as const

type Props = {
  readonly of: Pick<Promotion, 'state' | 'period' | 'limits'>
  readonly used: number
  readonly now: number
  readonly language: Language
}

export const PhaseMark = ({ of, used, now, language }: Props) => {
  const { states, fromDay } = promotionMessages[language]
  const phase = phaseOf(of, now)
  const shown = phase === 'running' && of.limits.uses !== null && used >= of.limits.uses ? 'usedUp' : phase
  const { from } = of.period
  return (
    <span class={`st ${MARKS[shown]}`}>
      {shown === 'planned' && from !== null ? fromDay(dayText(from, now, language)) : states[shown]}
    </span>
  )
}
