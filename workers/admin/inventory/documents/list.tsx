/** The documents of one kind, the latest first. */
import type { DocumentKind } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, money } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import type { DocumentRow } from '#schema/products/inventory/documents'
import { countText } from '../../frame/count.ts'
import { addressWith, Empty, Pages, Views } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { InventoryHead } from '../inventory-head.tsx'
import { placeName } from '../place-name.ts'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'
import { State } from './state.tsx'

export const DOCUMENT_VIEWS = ['all', 'open', 'done'] as const
export type DocumentView = (typeof DOCUMENT_VIEWS)[number]

type Props = {
  readonly kind: DocumentKind
  readonly view: DocumentView
  readonly documents: readonly DocumentRow[]
  readonly next: number | null
  readonly isFirst: boolean
  readonly suppliers: readonly Supplier[]
  readonly mayChange: boolean
  readonly settings: Settings
  readonly language: Language
  readonly now: number
}

export const DocumentList = (props: Props) => {
  const { kind, view, documents, next, isFirst, mayChange, language } = props
  const messages = documentMessages[language]
  const path = DOCUMENT_PATHS[kind]
  const parameters = { view: view === 'all' ? null : view }
  return (
    <>
      <InventoryHead title={messages.titles[kind]} language={language}>
        {mayChange && (
          <a class="btn go" href={`${path}/new`}>
            {messages.newOne[kind]}
          </a>
        )}
      </InventoryHead>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={view}
        views={DOCUMENT_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          href: addressWith(path, { view: id === 'all' ? null : id }),
        }))}
      />
      {documents.length === 0 ? (
        <Empty icon="truck" heading={messages.empty[kind]} why={messages.about[kind]}>
          {mayChange && (
            <a class="btn go" href={`${path}/new`}>
              {messages.newOne[kind]}
            </a>
          )}
        </Empty>
      ) : (
        <Rows {...props} />
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={isFirst ? null : addressWith(path, parameters)}
            older={next === null ? null : addressWith(path, parameters, { before: String(next) })}
            labels={[frameMessages[language].newer, frameMessages[language].older]}
          />
        </div>
      </div>
    </>
  )
}

const Rows = ({ kind, documents, suppliers, settings, language, now }: Props) => {
  const messages = documentMessages[language]
  const names = new Map<string, string>(suppliers.map(({ id, name }) => [id, name]))
  const isComing = kind === 'transfer' || kind === 'purchase'
  return (
    <Table
      label={messages.titles[kind]}
      rows={documents}
      columns={[
        {
          head: messages.number,
          class: 'c-id',
          cell: ({ id, number }) => (
            <a class="id" href={`${DOCUMENT_PATHS[kind]}/${id}`}>
              {messages.named[kind](number)}
            </a>
          ),
        },
        {
          head: messages.state,
          class: 'c-sum',
          cell: ({ kind, state }) => <State kind={kind} state={state} language={language} />,
        },
        ...(kind === 'purchase'
          ? [{ head: messages.supplier, cell: ({ supplier }: DocumentRow) => names.get(supplier ?? '') ?? '' }]
          : []),
        {
          head: messages.where,
          class: 'c-who soft',
          cell: ({ from, to }) =>
            [from, to].flatMap((place) => (place ? [placeName(settings, place)] : [])).join(' → '),
        },
        { head: messages.note, class: 'soft clip hide-m', cell: ({ note }) => note },
        { head: messages.units, class: 'num', cell: ({ units }) => countText(units, language) },
        ...(isComing
          ? [
              {
                head: messages.coming,
                class: 'num',
                cell: ({ coming }: DocumentRow) => (coming > 0 ? countText(coming, language) : ''),
              },
            ]
          : []),
        ...(kind === 'purchase'
          ? [
              {
                head: messages.value,
                class: 'num hide-m',
                cell: ({ value, terms }: DocumentRow) =>
                  terms ? formatMoney(money(value, terms.currency), localeOf(language)) : '',
              },
            ]
          : []),
        {
          head: messages.changed,
          class: 'c-date soft nw',
          cell: ({ updatedAt }) => <When at={updatedAt} now={now} language={language} />,
        },
      ]}
    />
  )
}
