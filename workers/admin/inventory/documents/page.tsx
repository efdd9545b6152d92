/** One document: what may be done with it next, its lines, what it did, and what is known of it. */
import { tallyOf, comingOf } from '#domain/inventory/documents/document'
import { localeOf } from '#domain/languages'
import { formatMoney, money } from '#domain/money'
import { countText } from '../../frame/count.ts'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { When } from '../../frame/time.tsx'
import { placeName } from '../place-name.ts'
import { told, Wrong } from '../amiss.tsx'
import { CostsDone } from './costs-done.tsx'
import { filledFrom, fixedIn, HeadFields } from './head-fields.tsx'
import { History } from './history.tsx'
import { lineName, LineTable } from './line-table.tsx'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'
import type { DocumentPageProps } from './props.ts'
import { isOfCode, Scan } from './scan.tsx'
import { State } from './state.tsx'
import { DocumentTrouble } from './trouble.tsx'

const isOnTheWay = ({ document: { state } }: DocumentPageProps) =>
  state === 'sent' || state === 'part' || state === 'ordered'

export const DocumentPage = (props: DocumentPageProps) => {
  const { document, refusal, done, mayChange, language } = props
  const messages = documentMessages[language]
  const refused = document.steps.filter(({ state }) => state === 'refused').length
  const isDraft = document.state === 'draft'
  const lineNames = new Map(document.lines.map((line) => [String(line.variant), lineName(props, line)]))
  return (
    <>
      <Head {...props} />
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            {refusal && !isOfCode(refusal.code) && (
              <DocumentTrouble {...{ refusal, language }} amiss={props.amiss} names={lineNames} />
            )}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <div>{done}</div>
              </div>
            )}
            <CostsDone {...props} />
            {refused > 0 && (
              <div class="say due">
                <Icon name="alert" />
                <div>
                  <a href="#history">{messages.someRefused(refused)}</a>
                </div>
              </div>
            )}
            {isDraft && mayChange && <Scan {...props} />}
            <Lines {...props} />
            <History {...props} />
          </div>
          <Side {...props} />
        </div>
      </div>
    </>
  )
}

const addressOf = ({ document: { kind, id } }: DocumentPageProps) => `${DOCUMENT_PATHS[kind]}/${id}`

const Head = (props: DocumentPageProps) => {
  const { document, mayChange, language } = props
  const { kind, number, state, version, lines } = document
  const messages = documentMessages[language]
  const act =
    kind === 'transfer'
      ? ({ do: 'send', label: messages.acts.send } as const)
      : kind === 'purchase'
        ? ({ do: 'order', label: messages.acts.order } as const)
        : ({ do: 'apply', label: messages.acts.apply[kind] } as const)
  const mayCancel = state === 'draft' || state === 'ordered' || (kind === 'transfer' && isOnTheWay(props))
  return (
    <header class="head">
      <a class="crumb" href={DOCUMENT_PATHS[kind]}>
        <Icon name="back" />
        <span class="hide-s">{messages.titles[kind]}</span>
      </a>
      <h1>
        {messages.named[kind](number)} <State kind={kind} state={state} language={language} />
      </h1>
      {mayChange && (
        <form class="acts" method="post" action={addressOf(props)}>
          <Key />
          <input type="hidden" name="version" value={String(version)} />
          {mayCancel && (
            <button class="btn bare" name="do" value="cancel">
              {kind === 'transfer' && state !== 'draft' ? messages.acts.turnBack : messages.acts.cancel}
            </button>
          )}
          {state === 'draft' && (
            <button class="btn go" name="do" value={act.do} disabled={lines.length === 0}>
              {act.label}
            </button>
          )}
        </form>
      )}
    </header>
  )
}

const Lines = (props: DocumentPageProps) => {
  const { document, mayChange, amiss, language, form } = props
  const messages = documentMessages[language]
  const { lines, state, version } = document
  const isReceiving = mayChange && isOnTheWay(props)
  const isDraft = mayChange && state === 'draft'
  const total = lines.reduce((sum, { units }) => sum + units, 0)
  return (
    <section class="panel" id="line-panel">
      <header>
        <h2 id="lines">{messages.lines}</h2>
        <span class="s mute">{messages.inAll(total)}</span>
        {document.kind === 'purchase' && (
          <span class="acts unprinted">
            <a class="btn bare" href={`${addressOf(props)}/paper`}>
              {messages.print}
            </a>
            <a class="btn bare" href={`${addressOf(props)}/csv`} download>
              {messages.csv}
            </a>
          </span>
        )}
      </header>
      {lines.length === 0 ? (
        <p class="in-p soft">{messages.noLines}</p>
      ) : (
        <form method="post" action={addressOf(props)} data-cells>
          <Key />
          <input type="hidden" name="version" value={String(version)} />
          <div class="scroll" tabindex={0} role="region" aria-labelledby="lines">
            <LineTable {...props} isReceiving={isReceiving} />
          </div>
          {isDraft && (
            <footer>
              <button class="btn" name="do" value="lines">
                {messages.saveLines}
              </button>
              {document.kind === 'count' && <span class="hint">{messages.applyHint}</span>}
            </footer>
          )}
          {isReceiving && (
            <footer>
              <button class="btn go" name="do" value="arrive">
                {messages.acts.arrive}
              </button>
              <button class="btn" name="do" value="arrive-all">
                {messages.acts.arriveAll}
              </button>
              <label class="vh" for="reason">
                {messages.reason}
              </label>
              <input
                class="in fit end-x"
                {...told('reason', amiss)}
                value={form?.get('reason') ?? ''}
                maxlength={200}
                placeholder={messages.reasonHint}
                autocomplete="off"
              />
              <button class="btn" name="do" value="lose">
                {messages.acts.lose}
              </button>
              <Wrong of="reason" amiss={amiss} />
            </footer>
          )}
        </form>
      )}
    </section>
  )
}

const Side = (props: DocumentPageProps) => {
  const { document, form, mayChange, mayPrice, language } = props
  const messages = documentMessages[language]
  const { kind, state, version } = document
  const mayEdit = mayChange && (state === 'draft' || (kind === 'purchase' && state !== 'cancelled'))
  const hasArrived = document.lines.some(({ variant }) => tallyOf(document, variant).arrived > 0)
  return (
    <aside class="side">
      <section>
        {mayEdit ? (
          <form class="stack tight" method="post" action={addressOf(props)}>
            <Key />
            <input type="hidden" name="version" value={String(version)} />
            <HeadFields
              {...props}
              kind={kind}
              filled={form?.get('do') === 'head' ? form : filledFrom(document)}
              fixed={fixedIn(document)}
            />
            <div>
              <button class="btn" name="do" value="head">
                {messages.saveHead}
              </button>
            </div>
          </form>
        ) : (
          <Facts {...props} />
        )}
      </section>
      {kind === 'purchase' && <Value {...props} />}
      {kind === 'purchase' && hasArrived && mayPrice && (
        <section>
          <form class="stack tight" method="post" action={addressOf(props)}>
            <Key />
            <p class="hint">{messages.costsHint}</p>
            <div>
              <button class="btn" name="do" value="costs">
                {messages.costs}
              </button>
            </div>
          </form>
        </section>
      )}
    </aside>
  )
}

const Facts = ({ document, supplier, names, settings, language, now }: DocumentPageProps) => {
  const messages = documentMessages[language]
  const { from, to, note, who, createdAt } = document
  return (
    <dl class="kv">
      {supplier && (
        <>
          <dt>{messages.supplier}</dt>
          <dd>{supplier.name}</dd>
        </>
      )}
      {from && (
        <>
          <dt>{messages.from}</dt>
          <dd>{placeName(settings, from)}</dd>
        </>
      )}
      <dt>{from ? messages.to : messages.at}</dt>
      <dd>{placeName(settings, to)}</dd>
      <dt>{names.get(who) ?? messages.somebody}</dt>
      <dd>
        <When at={createdAt} now={now} language={language} />
      </dd>
      {note !== '' && (
        <>
          <dt>{messages.note}</dt>
          <dd class="anywhere">{note}</dd>
        </>
      )}
    </dl>
  )
}

const Value = ({ document, language }: DocumentPageProps) => {
  const messages = documentMessages[language]
  const { lines, terms } = document
  if (!terms) return null
  const goods = lines.reduce((sum, { units, cost }) => sum + units * (cost ?? 0), 0)
  const text = (amount: number) => formatMoney(money(amount, terms.currency), localeOf(language))
  const coming = lines.reduce((sum, line) => sum + comingOf(document, line), 0)
  return (
    <section>
      <dl class="kv">
        <dt>{messages.value}</dt>
        <dd>{text(goods)}</dd>
        <dt>{messages.freight}</dt>
        <dd>{text(terms.freight)}</dd>
        <dt>{messages.duty}</dt>
        <dd>{text(terms.duty)}</dd>
        <dt>{messages.sum}</dt>
        <dd class="b">{text(goods + terms.freight + terms.duty)}</dd>
        <dt>{messages.coming}</dt>
        <dd>{countText(coming, language)}</dd>
      </dl>
    </section>
  )
}
