/** Beside a customer: what the shop owes to their account. */
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { peopleMessages } from './messages/index.ts'
import type { PersonProps } from './person-props.ts'

export const PersonCredit = ({ profile: { record, credits }, seesCredit, language }: PersonProps) => {
  if (!seesCredit || record.mergedInto !== null) return null
  const messages = peopleMessages[language].one
  return (
    <section>
      <h2>{messages.credit}</h2>
      {credits.length === 0 && <span class="soft">{messages.noCredit}</span>}
      {credits.map(({ balance, currency }) => (
        <span class="b">{formatMoney({ amount: balance, currency }, localeOf(language))}</span>
      ))}
      <a class="s" href={`/admin/gift-cards/credit/${record.id}`}>
        {messages.toCredit}
      </a>
    </section>
  )
}
