/** The items that are split, lane by lane: what the beams show, in numbers. */
import type { ItemSnapshot } from '#domain/sharding/directory-snapshot'
import { asksOf, itemsHere, nameOf, onTheWayOf, say, unitsOf, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

export const Items = (view: View) => {
  const { items: messages } = shardingMessages[view.language]
  const items = itemsHere(view)
  if (view.keyspace !== 'inventory' || items.length === 0) return null
  return (
    <section class="panel" aria-label={messages.title}>
      <header>
        <h2>{messages.title}</h2>
      </header>
      <div class="scroll" tabindex={0} role="region" aria-label={messages.title}>
        <table class="tb" aria-label={messages.title}>
          <thead>
            <tr>
              <th scope="col">{messages.item}</th>
              <th scope="col" class="num">
                {messages.lanes}
              </th>
              <th scope="col" class="num">
                {messages.units}
              </th>
              <th scope="col" class="num">
                {messages.onTheWay}
              </th>
              <th scope="col" class="num">
                {messages.asks}
              </th>
              <th scope="col">{messages.laneList}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row view={view} item={item} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Row = ({ view, item }: { view: View; item: ItemSnapshot }) => {
  const { items: messages } = shardingMessages[view.language]
  return (
    <tr>
      <th scope="row">
        <a class="id" href={`/admin/inventory/${item.item}`}>
          {nameOf(view, item.item)}
        </a>
      </th>
      <td class="num">{item.lanes.length}</td>
      <td class="num">{countText(unitsOf(item), view.language)}</td>
      <td class="num soft">{countText(onTheWayOf(item), view.language)}</td>
      <td class="num">{countText(Math.round(asksOf(item)), view.language)}</td>
      <td class="soft s lane-list">
        {item.lanes.map(({ lane, shard, available, closing }, index) => (
          <>
            {index > 0 && ' · '}
            <span>
              {say(view, messages.lane, { lane, shard, units: available }) + (closing ? messages.closing : '')}
            </span>
          </>
        ))}
      </td>
    </tr>
  )
}
