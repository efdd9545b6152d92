/** The page of shards, put together: figures, picture, moves, forecast, table, and the controller beside them. */
import { KEYSPACES } from '#domain/sharding/slots'
import { liveUpdateOf } from '#domain/sharding/directory-snapshot'
import { Key } from '../frame/forms.tsx'
import { assetPath } from '../../http/assets/address.ts'
import { Icon } from '../frame/icon.tsx'
import { Colonnade } from './colonnade.tsx'
import { Controller } from './controller.tsx'
import { Figures } from './figures.tsx'
import { Forecast } from './forecast.tsx'
import { Items } from './items.tsx'
import { Jobs } from './jobs.tsx'
import { Moment } from './moment.tsx'
import { ShardTable, type Filter } from './table.tsx'
import type { View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

export type ShardsPageProps = {
  readonly view: View
  readonly filter: Filter
  readonly page: number
  /** What has just been done, said once. */
  readonly done: string | null
  /** What could not be done. */
  readonly refusal: string | null
}

/** Parts that the script takes anew when the structure has changed carry `data-part`. */
export const ShardsPage = ({ view, filter, page, done, refusal }: ShardsPageProps) => {
  const { keyspace, language } = view
  return (
    <>
      <Head {...view} />
      <div
        class="shards"
        data-socket="/admin/shards/live"
        data-updates="/admin/shards/seen"
        data-keyspace={keyspace}
        data-mark={liveUpdateOf(view.snapshot).mark}
        data-relieve={String(view.snapshot.policies.relieveAbove)}
        lang={language}
      >
        <div class="body stack">
          {refusal && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {shardingMessages[language].refusals.heading}
              </h2>
              <p>{refusal}</p>
            </div>
          )}
          {done && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{done}</div>
            </div>
          )}
          <Figures {...view} />
          <div data-part="picture">
            <Colonnade {...view} />
          </div>
          <div class="stack jobs" data-part="jobs">
            <Jobs {...view} />
          </div>
          <div data-part="forecast">
            <Forecast {...view} />
          </div>
          <div data-part="table">
            <ShardTable view={view} filter={filter} page={page} />
          </div>
          <div data-part="items">
            <Items {...view} />
          </div>
        </div>
        <div class="beside-shards" data-part="controller">
          <Controller {...view} />
        </div>
      </div>
      <script type="module" src={assetPath('shards.js')}></script>
    </>
  )
}

const Head = ({ snapshot, keyspace, allowed, language }: View) => {
  const shards = shardingMessages[language]
  const text = snapshot.writtenAt === 0 ? shards.unwritten : shards.written
  const [before, after] = text.replace('{version}', String(snapshot.topology.version)).split('{at}')
  return (
    <header class="head">
      <h1>
        {shards.title}{' '}
        <span class="sub" data-part="written">
          {before}
          {snapshot.writtenAt > 0 && <Moment at={snapshot.writtenAt} language={language} />}
          {after}
        </span>
      </h1>
      <div class="acts shards-acts">
        <Liveness {...{ snapshot, language, keyspace }} />
        <nav class="join" aria-label={shards.keyspace}>
          {KEYSPACES.toReversed().map((one) => (
            <a class="btn" href={`/admin/shards?keyspace=${one}`} aria-current={one === keyspace ? 'true' : undefined}>
              {shards.keyspaces[one]}
            </a>
          ))}
        </nav>
        {allowed && (
          <>
            <form method="post" action="/admin/shards/pause" data-part="pause">
              <Key />
              <input type="hidden" name="paused" value={snapshot.paused ? 'no' : 'yes'} />
              <button class={snapshot.paused ? 'btn go' : 'btn'}>
                {snapshot.paused ? shards.resume : shards.pause}
              </button>
            </form>
            <a class="btn" href={`/admin/shards/hand?keyspace=${keyspace}`}>
              {shards.byHand}
            </a>
          </>
        )}
      </div>
    </header>
  )
}

/** Without a script the page says how old it is, and a link makes it anew. */
const Liveness = ({ snapshot, keyspace, language }: Pick<View, 'snapshot' | 'keyspace' | 'language'>) => {
  const { live } = shardingMessages[language]
  const [before, after] = live.still.split('{at}')
  return (
    <span class="row s soft liveness">
      <span
        data-liveness="still"
        data-live={live.live}
        data-reconnecting={live.reconnecting}
        data-polling={live.polling}
        data-hidden={live.hidden}
        data-lost={live.lost}
      >
        <i class="dot"></i>
        <span role="status">
          {before}
          <Moment at={snapshot.now} language={language} />
          {after}
        </span>
      </span>
      <a href={`/admin/shards?keyspace=${keyspace}`} data-refresh>
        {live.refresh}
      </a>
    </span>
  )
}
