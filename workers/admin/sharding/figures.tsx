/** The five figures above the picture. */
import { milliseconds, totalsOf, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

export const Figures = (view: View) => {
  const { figures, perSecond, ms } = shardingMessages[view.language]
  const totals = totalsOf(view)
  const { stallMsToday, failedByMove } = view.snapshot.figures
  const rows = [
    { name: figures.calls, key: 'calls', value: totals.calls, unit: perSecond },
    { name: figures.answer, key: 'p99', value: totals.p99, unit: ms },
    { name: figures.stall, key: 'stall', value: milliseconds(stallMsToday), unit: ms },
    { name: figures.failed, key: 'failed', value: failedByMove, unit: '' },
    { name: figures.shed, key: 'shed', value: totals.shed, unit: '' },
  ]
  return (
    <dl class="figs" data-of="all">
      {rows.map(({ name, key, value, unit }) => (
        <div class="fig">
          <dt>{name}</dt>
          <dd class="v">
            <span data-text={`{${key}}`}>{countText(value, view.language)}</span>
            {unit && (
              <>
                {' '}
                <small>{unit}</small>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
