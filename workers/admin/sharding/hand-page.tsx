/** The forms of shards by hand; after a look the chosen one says what it would do, on the button too. */
import type { Decision } from '#domain/sharding/decision'
import type { Look } from '#domain/sharding/dry-look'
import { slotsText, slotsWritten } from '#domain/sharding/dry-look'
import { KEYSPACES } from '#domain/sharding/slots'
import { HINTS, JURISDICTIONS } from '#domain/sharding/topology'
import { NEW_SHARD } from '../../flows/sharding/decision-input.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { MANUAL_ACTIONS, type ManualAction } from './ask.ts'
import { decisionText } from './decided.ts'
import { Choice, Text } from './hand-fields.tsx'
import { percentOf, say, type View } from './view.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { shardingMessages } from './messages/index.ts'

export type Looked = { readonly decision: Decision; readonly opening: unknown; readonly look: Look }

export type HandProps = {
  readonly view: View
  /** The shard that the reader came from. */
  readonly from: string | null
  readonly form: URLSearchParams | null
  readonly looked: Looked | null
  readonly refusal: string | null
  readonly began: string | null
}

export const HandPage = (props: HandProps) => {
  const { view, refusal, began, looked } = props
  const { hand, log, refusals, keyspace, keyspaces } = shardingMessages[view.language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={`/admin/shards?keyspace=${view.keyspace}`}>
          <Icon name="back" />
          {log.back}
        </a>
        <h1>{hand.title}</h1>
        <div class="acts">
          <nav class="join" aria-label={keyspace}>
            {KEYSPACES.toReversed().map((one) => (
              <a
                class="btn"
                href={`/admin/shards/hand?keyspace=${one}`}
                aria-current={one === view.keyspace ? 'true' : undefined}
              >
                {keyspaces[one]}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {refusals.heading}
              </h2>
              <p>{refusal}</p>
            </div>
          )}
          {began && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{say(view, hand.began, { what: began })}</div>
            </div>
          )}
          {looked ? <LookedAt {...props} looked={looked} /> : <p class="soft">{hand.intro}</p>}
          {MANUAL_ACTIONS.filter((action) => view.keyspace === 'inventory' || !action.endsWith('-item')).map(
            (action) => (
              <ManualForm {...props} action={action} />
            ),
          )}
        </div>
      </div>
    </>
  )
}

const HEADINGS = {
  'move-slots': 'move',
  'open-shards': 'open',
  'close-shard': 'close',
  'split-item': 'split',
  'merge-item': 'merge',
} as const

/** Taking away is red; the rest is only work. */
const isDanger = (action: ManualAction): boolean => action === 'close-shard' || action === 'merge-item'

/** What it would do, and the button that does it. Everything that was asked is sent again, unseen. */
const LookedAt = ({ view, form, looked }: HandProps & { looked: Looked }) => {
  const { hand } = shardingMessages[view.language]
  const { decision, opening } = looked
  const named = opening && decision.type === 'move-slots' ? { ...decision, to: hand.toNew } : decision
  const text = decisionText(view, named)
  const danger = decision.type === 'close-shard' || decision.type === 'merge-item'
  return (
    <section class="panel" aria-label={hand.would}>
      <header>
        <h2>{hand.would}</h2>
        <span class="s mute">{hand.unchanged}</span>
      </header>
      <form class="in-p stack tight" method="post" action="/admin/shards/hand">
        <Key value={form?.get('key') ?? crypto.randomUUID()} />
        {[...(form?.entries() ?? [])]
          .filter(([name]) => name !== 'key' && name !== 'do' && name !== 'slots')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        {decision.type === 'move-slots' && <input type="hidden" name="slots" value={slotsWritten(decision.slots)} />}
        <p class="b">{text}</p>
        <p>{looked.look.slots > 0 ? say(view, hand.wouldMove, { slots: looked.look.slots }) : hand.wouldNothing}</p>
        {decision.type === 'move-slots' && <p class="soft s anywhere">{slotsText(decision.slots)}</p>}
        <ul>
          {looked.look.shares.slice(0, SHARES_SHOWN).map(({ shard, before, after }) => (
            <li class="soft">
              {say(view, hand.share, {
                shard: shard === NEW_SHARD ? hand.toNew : shard,
                before: percentOf(before),
                after: percentOf(after),
              })}
            </li>
          ))}
        </ul>
        <div class="row">
          <button class={danger ? 'btn bad go' : 'btn go'} name="do" value="yes">
            {text}
          </button>
          <a class="btn bare" href={`#${decision.type}`}>
            {hand.back}
          </a>
        </div>
      </form>
    </section>
  )
}

/** Shards whose load changes, of one look: a closing shard may spread over all others. */
const SHARES_SHOWN = 12

const ManualForm = (props: HandProps & { action: ManualAction }) => {
  const { view, form, action } = props
  const { hand } = shardingMessages[view.language]
  const heading = HEADINGS[action]
  const sent = form?.get('type') === action ? form : null
  return (
    <details class="fold panel" name="action" id={action} open={form ? sent !== null : action === 'move-slots'}>
      <summary>
        <Icon name="right" />
        {hand[heading]}
      </summary>
      <form class="in-p stack tight ruled" method="post" action="/admin/shards/hand">
        <Key />
        <input type="hidden" name="type" value={action} />
        <input type="hidden" name="keyspace" value={view.keyspace} />
        <p class="hint">{hand[`${heading}Why`]}</p>
        <Fields {...props} sent={sent} />
        <Text
          id={`${action}-note`}
          name="note"
          label={hand.note}
          hint={hand.noteHint}
          sent={sent}
          optional={frameMessages[view.language].optional}
        />
        <div>
          <button class={isDanger(action) ? 'btn bad' : 'btn'}>{hand.look}</button>
        </div>
      </form>
    </details>
  )
}

const Fields = ({ view, from, action, sent }: HandProps & { action: ManualAction; sent: URLSearchParams | null }) => {
  const { hand } = shardingMessages[view.language]
  const names = view.snapshot.topology[view.keyspace].shards.map(({ name }) => name)
  const places = (
    <div class="two">
      <Choice
        id={`${action}-hint`}
        name="hint"
        label={hand.hint}
        hint={hand.hintHint}
        sent={sent}
        options={[['', hand.anywhere], ...HINTS]}
      />
      <Choice
        id={`${action}-law`}
        name="jurisdiction"
        label={hand.jurisdiction}
        sent={sent}
        options={[['', hand.noJurisdiction], ...JURISDICTIONS]}
      />
    </div>
  )
  switch (action) {
    case 'move-slots':
      return (
        <>
          <div class="two">
            <Choice id="from" name="from" label={hand.from} sent={sent} chosen={from} options={names} />
            <Choice
              id="to"
              name="to"
              label={hand.to}
              sent={sent}
              options={[...names, [NEW_SHARD, hand.toNew]]}
              chosen={names.find((name) => name !== from) ?? null}
            />
          </div>
          <Text id="slots" name="slots" label={hand.slots} hint={hand.slotsHint} sent={sent} />
          {places}
        </>
      )
    case 'open-shards':
      return (
        <>
          <Text id="count" name="count" label={hand.count} sent={sent} number />
          {places}
        </>
      )
    case 'close-shard':
      return <Choice id="shard" name="shard" label={hand.shard} sent={sent} chosen={from} options={names} />
    case 'split-item':
      return (
        <>
          <Text id="split-item-id" name="item" label={hand.item} hint={hand.itemHint} sent={sent} />
          <Text id="lanes" name="lanes" label={hand.lanes} sent={sent} number />
        </>
      )
    case 'merge-item':
      return <Text id="merge-item-id" name="item" label={hand.item} hint={hand.itemHint} sent={sent} />
  }
}
