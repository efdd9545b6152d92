/** What the shop can prove of a disputed order, shortly: the file has all of it. */
import { dayName } from '#domain/formats'
import { COMMA, localeOf } from '#domain/languages'
import { deliveredAt } from '#domain/orders/dispute'
import type { Evidence } from '../../flows/orders/disputes/evidence.ts'
import { When } from '../frame/time.tsx'
import { invoicePath } from './order-invoices.tsx'
import { disputePath, type DisputePageProps } from './dispute-page-props.ts'
import { disputesMessages } from './messages/disputes.ts'
import { Reasons } from './order-risk.tsx'

export const EvidencePanel = (props: DisputePageProps) => {
  const { dispute, evidence, language } = props
  const messages = disputesMessages[language]
  return (
    <section class="panel" aria-labelledby="evidence">
      <header>
        <h2 id="evidence">{messages.evidence}</h2>
        {evidence && (
          <a class="btn end-x" href={`${disputePath(dispute.id)}/evidence.pdf`}>
            {messages.fetch}
          </a>
        )}
      </header>
      {evidence ? (
        <>
          <dl class="kv left in-p">
            <Proofs {...props} evidence={evidence} />
          </dl>
          {evidence.risk.signals.length > 0 && (
            <div class="in-p ruled">
              <h3>{messages.risk}</h3>
              <Reasons risk={evidence.risk} language={language} />
              <p class="soft s">{messages.riskWhy}</p>
            </div>
          )}
          <footer class="soft s">{messages.evidenceWhy}</footer>
        </>
      ) : (
        <p class="in-p soft">{messages.gone}</p>
      )}
    </section>
  )
}

const Proofs = ({ evidence, language, now }: DisputePageProps & { readonly evidence: Evidence }) => {
  const messages = disputesMessages[language]
  const { order, terms, files, messages: mails, invoices } = evidence
  const last = mails.at(-1)
  return (
    <>
      <dt>{messages.parcels}</dt>
      <dd>
        {order.shipments.length === 0 && <span class="soft">{messages.noParcels}</span>}
        {order.shipments.map((shipment) => {
          const arrived = deliveredAt(shipment)
          return (
            <div>
              {[shipment.carrier, shipment.tracking].filter(Boolean).join(' ')}{' '}
              <span class="soft s">
                {messages.events((shipment.events ?? []).length)}
                {arrived !== null && (
                  <>
                    {COMMA[language]}
                    {messages.delivered} <When at={arrived} now={now} language={language} />
                  </>
                )}
              </span>
            </div>
          )
        })}
      </dd>
      <dt>{messages.messages}</dt>
      <dd>
        {mails.length}
        {last && (
          <span class="soft s">
            {COMMA[language]}
            {last.subject} <When at={last.sentAt ?? last.at} now={now} language={language} />
          </span>
        )}
      </dd>
      <dt>{messages.terms}</dt>
      <dd>
        {terms.length === 0 ? (
          <span class="soft">{messages.noTerms}</span>
        ) : (
          terms.map(({ title }) => title).join(COMMA[language])
        )}
      </dd>
      <dt>{messages.invoices}</dt>
      <dd>
        {invoices.length === 0 && <span class="soft">{messages.none}</span>}
        {invoices.map(({ name, day }) => (
          <div>
            <a href={invoicePath(name, 'pdf')}>{name}</a> <span class="soft s">{dayName(day, localeOf(language))}</span>
          </div>
        ))}
      </dd>
      {files.length > 0 && (
        <>
          <dt>{messages.files}</dt>
          <dd>
            {files.map(({ download, use }) => (
              <div>
                {download.name} <span class="soft s">{use.times} ×</span>
              </div>
            ))}
          </dd>
        </>
      )}
    </>
  )
}
