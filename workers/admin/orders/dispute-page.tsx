/** The page of a dispute: what the bank wants and until when, what the shop can prove, and what staff answer. */
import { orderName } from '#domain/ids'
import { own } from '#domain/own'
import { Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { AnswerForms } from './dispute-forms.tsx'
import type { DisputePageProps } from './dispute-page-props.ts'
import { disputesMessages } from './messages/disputes.ts'
import { paymentsMessages } from './messages/payments.ts'
import { EvidencePanel } from './dispute-evidence.tsx'
import { amountIn } from './order-panels.tsx'

const TONE = { 'needs-response': 'bad', 'under-review': 'due', won: 'ok', lost: 'off', closed: 'off' } as const

export const DisputePage = (props: DisputePageProps) => {
  const { dispute, language, refusal, done } = props
  const messages = disputesMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/payments">
          <Icon name="back" />
          <span class="hide-s">{paymentsMessages[language].title}</span>
        </a>
        <h1>
          {messages.title(orderName(dispute.orderId))}{' '}
          <span class={`st ${TONE[dispute.state]}`}>{messages.states[dispute.state]}</span>
        </h1>
      </header>
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            {refusal && <Trouble refusal={refusal} language={language} />}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <span>{messages[done]}</span>
              </div>
            )}
            <AnswerForms {...props} />
            <EvidencePanel {...props} />
            <History {...props} />
          </div>
          <Wanted {...props} />
        </div>
      </div>
    </>
  )
}

const Wanted = ({ dispute, open, language, now }: DisputePageProps) => {
  const messages = disputesMessages[language]
  const { amount, reason, respondBy, at, orderId, id } = dispute
  return (
    <aside class="side" aria-label={messages.what}>
      <section>
        <h2>{messages.what}</h2>
        <b>{amountIn(language)(amount)}</b>
        {/* The provider's word for what we have no words for is a name of its programs. */}
        <span>{own(messages.reasons, reason) ?? reason.replaceAll('_', ' ')}</span>
      </section>
      {respondBy !== null && (
        <section>
          <h2>{messages.until}</h2>
          <div>
            <span class={open ? 'st bad' : 'soft'}>
              <When at={respondBy} now={now} language={language} />
            </span>
          </div>
        </section>
      )}
      <section>
        <h2>{messages.order}</h2>
        <a class="id" href={`/admin/orders/${orderId}`}>
          {orderName(orderId)}
        </a>
        <span class="soft s">
          {messages.came} <When at={at} now={now} language={language} />
        </span>
        <span class="soft s anywhere">{id}</span>
      </section>
    </aside>
  )
}

const History = ({ history, language, now }: DisputePageProps) => {
  const messages = disputesMessages[language]
  return (
    <section class="panel" aria-labelledby="history">
      <header>
        <h2 id="history">{messages.history}</h2>
      </header>
      {history.length === 0 ? (
        <p class="in-p soft">{messages.none}</p>
      ) : (
        <ol class="in-p tl">
          {history.toReversed().map(({ at, what, state, who }) => (
            <li>
              <span class="k p" />
              <div>
                {what === 'heard' ? `${messages.heard}: ${messages.states[state]}` : messages.did[what]}
                {who !== '' && <div class="more">{messages.by(who)}</div>}
              </div>
              <When at={at} now={now} language={language} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
