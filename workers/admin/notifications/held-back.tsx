/** /admin/sent-mail/held-back: addresses that nobody may write to, why, and how staff let them be written to again. */
import { Hono } from 'hono'
import type { Suppression } from '#domain/notifications/suppression'
import { mayGive } from '../../flows/command.ts'
import { liftingSuppression } from '../../flows/notifications/commands.ts'
import { listingSuppressions } from '../../flows/notifications/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages } from '../frame/lists.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { notificationsMessages } from './messages/index.ts'

export const heldBack = new Hono<AdminApp>()

const PATH = '/admin/sent-mail/held-back'

heldBack.get('/', only(listingSuppressions), (c) => show(c))

heldBack.post('/lift', only(liftingSuppression), async (c) => {
  const { done } = await perform(c, liftingSuppression)
  return done.ok ? c.redirect(`${PATH}?done=lifted`, 303) : show(c, done.refusal as ShownRefusal)
})

const show = async (c: AdminContext, refusal: ShownRefusal | null = null): Promise<Response> => {
  const found = await ask(c, listingSuppressions, c.req.query())
  if (!found.ok) return showMissing(c)
  const { language, staff } = c.var
  const props: Props = {
    ...found.value,
    language,
    refusal,
    q: (c.req.query('q') ?? '').slice(0, 254),
    isFirst: c.req.query('before') === undefined,
    lifted: c.req.query('done') === 'lifted',
    mayLift: mayGive(staff, liftingSuppression),
    now: Date.now(),
  }
  const { title } = notificationsMessages[language].heldBackPage
  const status = refusal ? statusOf[refusal.code] : 200
  return showPage(c, { title, here: 'sent-mail', status }, <HeldBack {...props} />)
}

type Props = Pick<AdminApp['Variables'], 'language'> & {
  readonly rows: readonly Suppression[]
  readonly older: boolean
  readonly q: string
  readonly isFirst: boolean
  readonly lifted: boolean
  readonly mayLift: boolean
  readonly refusal: ShownRefusal | null
  readonly now: number
}

const HeldBack = (props: Props) => {
  const { rows, older, q, isFirst, lifted, refusal, language } = props
  const messages = notificationsMessages[language]
  const texts = messages.heldBackPage
  const last = rows.at(-1)
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/sent-mail">
          <Icon name="back" />
          {messages.title}
        </a>
        <h1>{texts.title}</h1>
        <span class="sub">{texts.sub}</span>
      </header>
      {(refusal || lifted) && (
        <div class="in-p">
          {refusal ? (
            <Trouble refusal={refusal} language={language} />
          ) : (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{texts.lifted}</div>
            </div>
          )}
        </div>
      )}
      <form class="tools" role="search" method="get" action={PATH} data-filters>
        <Find label={messages.find} value={q} />
        <button class="btn">{frameMessages[language].apply}</button>
        {q !== '' && (
          <a class="btn bare" href={PATH}>
            {frameMessages[language].clearAll}
          </a>
        )}
      </form>
      {rows.length === 0 ? (
        <Empty icon={q === '' ? 'mail' : 'search'} heading={texts.empty} why={texts.emptyWhy} />
      ) : (
        <Rows {...props} />
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={isFirst ? null : addressWith(PATH, { q })}
            older={older && last ? addressWith(PATH, { q, before: String(last.at) }) : null}
          />
        </div>
      </div>
    </>
  )
}

const Rows = ({ rows, mayLift, now, language }: Props) => {
  const messages = notificationsMessages[language]
  const texts = messages.heldBackPage
  return (
    <Table
      label={texts.title}
      rows={rows}
      columns={[
        { head: texts.address, class: 'c-who', cell: ({ address }) => address },
        {
          head: texts.reason,
          class: 'c-st',
          cell: ({ reason, detail, channel }) => (
            <>
              {[texts.reasons[reason], channel === 'mail' ? '' : messages.channels[channel]]
                .filter(Boolean)
                .join(' · ')}
              {detail !== '' && <span class="s soft"> {detail}</span>}
            </>
          ),
        },
        {
          head: texts.since,
          class: 'c-date nw soft',
          cell: ({ at }) => <When at={at} now={now} language={language} />,
        },
        ...(mayLift
          ? [
              {
                head: texts.lift,
                quiet: true,
                class: 'c-sum',
                cell: ({ address, channel }: Suppression) => (
                  <form method="post" action={`${PATH}/lift`}>
                    <Key />
                    <input type="hidden" name="address" value={address} />
                    <input type="hidden" name="channel" value={channel} />
                    <button class="btn" aria-label={texts.liftOf(address)}>
                      {texts.lift}
                    </button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
