/** What happened with a customer, the latest first: orders, messages, consents, and what staff have done. */
import { own } from '#domain/own'
import { Icon, type IconName } from '../frame/icon.tsx'
import { dayText, When } from '../frame/time.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { peopleMessages } from './messages/index.ts'
import type { PersonProps } from './person-props.ts'

type Entry = {
  readonly at: number
  readonly icon: IconName | null
  readonly text: string
  readonly more?: string
  readonly href?: string
}

/** More than these are looked for in their own lists. */
const ENTRIES_MAX = 60

const entriesOf = ({ profile, language }: PersonProps): Entry[] => {
  const messages = peopleMessages[language].one
  const { record, orders, messages: written, history, log } = profile
  return [
    { at: record.createdAt, icon: 'customers' as const, text: messages.began },
    ...orders.orders.map(({ id, name, placedAt }) => ({
      at: placedAt,
      icon: 'orders' as const,
      text: messages.ordered(name),
      href: `/admin/orders/${id}`,
    })),
    ...written.map(({ at, subject, template }) => ({
      at,
      icon: 'mail' as const,
      // A text message has no subject.
      text: messages.written(subject || notificationsMessages[language].templates[template]),
    })),
    ...history.map(({ at, state, purpose, source }) => ({
      at,
      icon: 'check' as const,
      text: `${messages.consented[state]} ${messages.purposes[purpose]}`,
      more: messages.source(source),
    })),
    ...log.map(({ at, action, who, details }) => ({
      at,
      icon: null,
      text: own(messages.acts, 'into' in details ? 'customers:merged' : action) ?? action,
      more: messages.by(who),
    })),
  ]
    .toSorted((one, other) => other.at - one.at)
    .slice(0, ENTRIES_MAX)
}

export const PersonTimeline = (props: PersonProps) => {
  const { language, now } = props
  const days = Map.groupBy(entriesOf(props), ({ at }) => dayText(at, now, language))
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{peopleMessages[language].one.timeline}</h2>
      <ol class="tl">
        {[...days].map(([day, entries]) => (
          <>
            <li class="day">
              <span>{day}</span>
            </li>
            {entries.map((entry) => (
              <li>
                <span class={entry.icon ? 'k' : 'k p'}>{entry.icon && <Icon name={entry.icon} />}</span>
                <div>
                  {entry.href ? <a href={entry.href}>{entry.text}</a> : entry.text}{' '}
                  {entry.more && <span class="more">{entry.more}</span>}
                </div>
                <When at={entry.at} now={now} language={language} show="clock" />
              </li>
            ))}
          </>
        ))}
      </ol>
    </section>
  )
}
