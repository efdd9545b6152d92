/** The items that are split, lane by lane: what the beams show, in numbers. */
import type { ItemSnapshot } from '#domain/sharding/directory-snapshot'
import { asksOf, itemsHere, nameOf, onTheWayOf, say, unitsOf, type View } from './view.ts'

export const Items = (view: View) => {
  const { items: words } = view.words.shards
  const items = itemsHere(view)
  if (view.keyspace !== 'inventory' || items.length === 0) return null
  return (
    <section class="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <div class="scroll" tabindex={0} role="region" aria-label={words.title}>
        <table class="tb" aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col" class="num">
                {words.lanes}
              </th>
              <th scope="col" class="num">
                {words.units}
              </th>
              <th scope="col" class="num">
                {words.onTheWay}
              </th>
              <th scope="col" class="num">
                {words.asks}
              </th>
              <th scope="col">{words.laneList}</th>
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
  const { items: words } = view.words.shards
  return (
    <tr>
      <th scope="row">
        <a class="id" href={`/admin/inventory/${item.item}`}>
          {nameOf(view, item.item)}
        </a>
      </th>
      <td class="num">{item.lanes.length}</td>
      <td class="num">{unitsOf(item).toLocaleString('en')}</td>
      <td class="num soft">{onTheWayOf(item).toLocaleString('en')}</td>
      <td class="num">{Math.round(asksOf(item)).toLocaleString('en')}</td>
      <td class="soft s lane-list">
        {item.lanes.map(({ lane, shard, available, closing }, index) => (
          <>
            {index > 0 && ' · '}
            <span>{say(view, words.lane, { lane, shard, units: available }) + (closing ? words.closing : '')}</span>
          </>
        ))}
      </td>
    </tr>
  )
}
