/** What the marks of the picture mean. */
import { percentOf, say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

export const Legend = ({ view, most }: { view: View; most: number }) => {
  const { legend } = shardingMessages[view.language]
  const { relieveAbove, mergeBelow } = view.snapshot.policies
  return (
    <div class="row s soft legend">
      {most > 0 ? (
        <span class="key">
          <svg class="five colonnade" viewBox="0 0 64 10" aria-hidden="true">
            <path class="q1" d="M3.7 3.7h2.6v2.6h-2.6z" />
            <path class="q2" d="M15.9 2.9h4.2v4.2h-4.2z" />
            <path class="q3" d="M28.1 2.1h5.8v5.8h-5.8z" />
            <path class="q4" d="M40.4 1.4h7.2v7.2h-7.2z" />
            <path class="q5" d="M52.7 .7h8.6v8.6h-8.6z" />
          </svg>
          {say(view, legend.slot, { most: Math.max(1, Math.round(most)) })}
        </span>
      ) : (
        <span class="key">
          <svg class="colonnade" viewBox="0 0 22 8" aria-hidden="true">
            <path class="rest" d="M4 0h7v7h-7zM14 0h7v7h-7z" />
          </svg>
          {legend.rest}
        </span>
      )}
      <span class="key">
        <svg class="colonnade" viewBox="0 0 22 8" aria-hidden="true">
          <path class="limit" d="M0 4h22" />
        </svg>
        {say(view, legend.lines, { relieve: percentOf(relieveAbove), merge: percentOf(mergeBelow) })}
      </span>
      <span class="key">
        <svg class="colonnade" viewBox="0 0 22 8" aria-hidden="true">
          <rect class="mvr" x="4" y="-2" width="11" height="11" />
        </svg>
        {legend.moving}
      </span>
      {view.keyspace === 'inventory' && (
        <span class="key">
          <svg class="colonnade" viewBox="0 0 22 8" aria-hidden="true">
            <rect class="lane" x="0" y="-2" width="22" height="12" rx="3" />
          </svg>
          {legend.lane}
        </span>
      )}
    </div>
  )
}
