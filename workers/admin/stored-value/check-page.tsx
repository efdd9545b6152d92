/** Both books beside each other: what the ledger says of each card, what its shard says, and what stands in each account. */
import { localeOf, type Language } from '#domain/languages'
import { isCurrency } from '#domain/money'
import { numberFormat } from '#domain/formats'
import type { LedgerAccount } from '#domain/stored-value/ledger'
import type { AccountTotal } from '#schema/transactions/stored-value/ledger'
import type { Difference } from '../../flows/stored-value/money.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { storedValueMessages } from './messages/index.ts'
import { amountText, Done } from './parts.tsx'
import { GIFT_CARDS_PATH as PATH } from './typed.ts'

type Props = {
  readonly checked: number
  readonly differences: readonly Difference[]
  readonly accounts: readonly AccountTotal[]
  readonly next: number | null
  readonly after: number
  readonly rebuilt: boolean
  readonly allowed: boolean
  readonly language: Language
}

export const CheckPage = ({ checked, differences, accounts, next, after, rebuilt, allowed, language }: Props) => {
  const messages = storedValueMessages[language]
  const count = (many: number) => numberFormat(localeOf(language)).format(many)
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.checkTitle}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {rebuilt && <Done>{messages.done.rebuilt}</Done>}
          <p class="soft">{messages.checkWhy}</p>
          {differences.length === 0 ? (
            <p>{messages.agree(count(checked))}</p>
          ) : (
            <section class="panel" aria-labelledby="differ">
              <header>
                <h2 id="differ">{messages.differ}</h2>
              </header>
              <Table
                label={messages.differ}
                rows={differences}
                columns={[
                  {
                    head: messages.code,
                    names: true,
                    class: 'c-id anywhere',
                    cell: ({ id }) => <a href={`${PATH}/${id}`}>{id}</a>,
                  },
                  { head: messages.ledgerSays, class: 'num', cell: ({ ledger }) => count(ledger) },
                  { head: messages.shardSays, class: 'num c-sum', cell: ({ shard }) => count(shard) },
                ]}
              />
            </section>
          )}
          {accounts.length > 0 && (
            <section class="panel" aria-labelledby="accounts">
              <header>
                <h2 id="accounts">{messages.accounts}</h2>
              </header>
              <Table
                label={messages.accounts}
                rows={accounts}
                columns={[
                  {
                    head: messages.account,
                    names: true,
                    class: 'c-id',
                    cell: ({ account }) => messages.accountNames[account as LedgerAccount],
                  },
                  {
                    head: messages.amount,
                    class: 'num c-sum',
                    cell: ({ amount, currency }) =>
                      isCurrency(currency) ? amountText(amount, currency, language) : '',
                  },
                ]}
              />
            </section>
          )}
          <div class="row">
            {next !== null && (
              <a class="btn" href={`${PATH}/check?after=${next}`}>
                {messages.next}
              </a>
            )}
            {allowed && (
              <form method="post" action={`${PATH}/rebuild`}>
                <Key />
                <input type="hidden" name="after" value={after} />
                <button class="btn">{messages.rebuild}</button>
              </form>
            )}
          </div>
        </div>
      </div>
    </>
  )
}
