/** One return: what comes back and why, what was agreed, and the one thing that is to be done next. */
import { isReturnOver } from '#domain/after-sales/return'
import { MEDIA_PATH } from '#domain/catalog/pictures/media-name'
import { customerOf } from '#domain/orders/order'
import { mayGive } from '../../flows/command.ts'
import { receivingReturn } from '../../flows/after-sales/return-commands.ts'
import { Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { amountIn, Goods } from '../orders/order-panels.tsx'
import { PATH, ReturnState } from './list-page.tsx'
import { returnsMessages } from './messages/index.ts'
import { NextSteps } from './next-steps.tsx'
import type { ReturnPageProps } from './return-page-props.ts'

export const ReturnPage = (props: ReturnPageProps) => {
  const { order, of, language, staff, refusal, now } = props
  const messages = returnsMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.of(order.name)}</h1>
        <ReturnState status={of.status} language={language} />
        {of.kind === 'withdrawal' && <span class="s mute">{messages.withdrawal}</span>}
        <span class="s mute end-x">
          <When at={of.since} now={now} language={language} />
        </span>
      </header>
      <div class="body">
        <div class="wrap narrow stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {!isReturnOver(of) && mayGive(staff, receivingReturn) && <NextSteps {...props} />}
          <Things {...props} />
          <Agreed {...props} />
          <p>
            <a href={`/admin/orders/${order.id}`}>{messages.theOrder}</a>
            <span class="soft"> · {customerOf(order)}</span>
          </p>
        </div>
      </div>
    </>
  )
}

const Things = ({ order, of, language }: ReturnPageProps) => {
  const messages = returnsMessages[language]
  return (
    <section class="panel" aria-labelledby="things">
      <header>
        <h2 id="things">{messages.things}</h2>
      </header>
      {of.units.map(({ variantId, units, reason, note, pictures }) => {
        const line = order.lines.find((one) => one.variantId === variantId)
        return (
          line && (
            <>
              <div class="line">
                <Goods line={line} language={language} />
                <span class="soft">{messages.reasons[reason]}</span>
                <span class="amt">× {units}</span>
              </div>
              {(note !== '' || pictures.length > 0) && (
                <div class="in-p stack tight">
                  {note !== '' && <p dir="auto">{note}</p>}
                  {pictures.length > 0 && (
                    <p class="row">
                      {pictures.map((key, index) => (
                        <a href={`${MEDIA_PATH}${key}`}>{messages.picture(index + 1)}</a>
                      ))}
                    </p>
                  )}
                </div>
              )}
            </>
          )
        )
      })}
      {of.note && (
        <div class="in-p ruled">
          <b>{messages.note}</b>
          <p dir="auto">{of.note}</p>
        </div>
      )}
    </section>
  )
}

const Agreed = ({ of, language, order }: ReturnPageProps) => {
  const messages = returnsMessages[language]
  const { terms, resolution, parcel, inspection, answer } = of
  const amount = amountIn(language)
  return (
    <section class="panel" aria-labelledby="agreed">
      <header>
        <h2 id="agreed">{messages.agreed}</h2>
      </header>
      <dl class="kv in-p">
        <dt>{messages.resolution}</dt>
        <dd>{messages.resolutions[resolution]}</dd>
        <dt>{messages.refundOn}</dt>
        <dd>{terms.keep ? messages.keep : messages.when[terms.refundOn]}</dd>
        <dt>{messages.carriage}</dt>
        <dd>{messages.carriages[terms.carriage]}</dd>
        {terms.fee.amount > 0 && (
          <>
            <dt>{messages.fee}</dt>
            <dd>{amount(terms.fee)}</dd>
          </>
        )}
        {terms.bonus.amount > 0 && (
          <>
            <dt>{messages.bonus}</dt>
            <dd>{amount(terms.bonus)}</dd>
          </>
        )}
        {parcel && (
          <>
            <dt>{messages.parcel}</dt>
            <dd>{[parcel.carrier, parcel.tracking].filter(Boolean).join(' · ') || '—'}</dd>
          </>
        )}
        {inspection && (
          <>
            <dt>{messages.found}</dt>
            <dd>
              {inspection.taken.map(({ variantId, units, to, location }) => (
                <div>
                  {[
                    `${units} × ${order.lines.find((one) => one.variantId === variantId)?.sku ?? ''}`,
                    messages.places[to],
                    location ?? '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              ))}
              {inspection.less.amount > 0 && (
                <div>
                  {messages.takenOff}: {amount(inspection.less)} {inspection.why}
                </div>
              )}
            </dd>
          </>
        )}
        {answer && (
          <>
            <dt>{messages.answer}</dt>
            <dd dir="auto">{answer}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
