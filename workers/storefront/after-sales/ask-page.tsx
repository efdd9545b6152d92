/** The form of a return: which things, how many, why, and what somebody would like for them. */
import { wantsPictures } from '#domain/after-sales/agreed'
import type { JudgedLine } from '#domain/after-sales/policy'
import { inLanguage } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { own } from '#domain/own'
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { Crumbs } from '../frame/crumbs.tsx'
import { dateText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { Picture } from '../frame/picture.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { askAddress } from './addresses.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { afterSalesMessages } from './messages/index.ts'
import { NOTHING, type Typed } from './typed.ts'

export type Wrong = { readonly at: number | null; readonly code: string }

type Shown = {
  readonly request: RequestContext
  readonly order: Order
  readonly lines: readonly JudgedLine[]
  readonly typed: Typed | null
  readonly wrong: readonly Wrong[]
}

const wordsOf = (request: RequestContext, code: string): string => {
  const { refused } = afterSalesMessages[request.language]
  return own<string>(refused, code) ?? refused.other
}

export const AskPage = (shown: Shown) => {
  const { request, order, lines, wrong, typed } = shown
  const messages = afterSalesMessages[request.language]
  const may = lines.some(({ units }) => units > 0)
  return (
    <Layout request={request} title={messages.ask.title} sheet="reviews">
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: messages.order(order.name), path: `/orders/${order.id}` }, { text: messages.crumb }]}
        />
        <div class="page-head">
          <h1>{messages.ask.title}</h1>
          <p class="lead soft text">{may ? messages.ask.lead : messages.ask.nothing}</p>
        </div>
        <form
          class="stack loose"
          method="post"
          enctype="multipart/form-data"
          action={askAddress(request, order.id)}
          id="return"
        >
          {wrong.length > 0 && (
            <div class="notes" role="alert" tabindex={-1} autofocus>
              <p class="note">
                <b>{messages.wrong}</b>
                {wrong.map(({ at, code }) => (
                  <>
                    <br />
                    {at === null ? wordsOf(request, code) : <a href={`#line-${at}`}>{wordsOf(request, code)}</a>}
                  </>
                ))}
              </p>
            </div>
          )}
          <fieldset class="step">
            <legend>{messages.ask.things}</legend>
            <h2 class="hidden">{frameMessages[request.language].goods}</h2>
            <ul class="lines">
              {lines.map((line, at) => (
                <Line {...shown} line={line} at={at} />
              ))}
            </ul>
          </fieldset>
          {may && (
            <>
              <fieldset class="step">
                <legend>{messages.ask.money}</legend>
                <div class="choice rows">
                  {(['refund', 'credit'] as const).map((one) => (
                    <label>
                      <input
                        class="see"
                        type="radio"
                        name="resolution"
                        value={one}
                        checked={(typed?.resolution ?? 'refund') === one || undefined}
                      />
                      <span>
                        {one === 'refund' ? messages.ask.source : messages.ask.credit}
                        <small>{one === 'refund' ? messages.ask.sourceText : messages.ask.creditText}</small>
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
              <p>
                <button class="button">{messages.ask.look}</button>
              </p>
            </>
          )}
        </form>
      </div>
    </Layout>
  )
}

type LineOf = Shown & { readonly line: JudgedLine; readonly at: number }

const Line = (shown: LineOf) => {
  const { request, order, line, at } = shown
  const messages = afterSalesMessages[request.language]
  const bought = order.lines.find(({ variantId }) => variantId === line.variantId)
  if (!bought) return null
  const title = inLanguage(bought.title, request.language)
  return (
    <li id={`line-${at}`} tabindex={-1}>
      <div class="picture">
        <Picture of={bought.picture} language={request.language} alt="" shown="line" />
      </div>
      <div class="stack tight">
        <h3>{title}</h3>
        <p class="soft small">
          {[
            inLanguage(bought.choice, request.language),
            messages.ask.bought(String(bought.units)),
            line.until === null ? '' : messages.until(dateText(request, line.until)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {line.why ? <p class="soft small">{messages.why[line.why]}</p> : <Fields {...shown} title={title} />}
      </div>
    </li>
  )
}

const Fields = ({ request, line, at, title, typed, wrong }: LineOf & { readonly title: string }) => {
  const messages = afterSalesMessages[request.language]
  const { ask, reasons } = messages
  const { units, reason, note, pictures } = typed?.lines[at] ?? NOTHING
  const wanted = RETURN_REASONS.filter((one) => wantsPictures(request.settings.returns, one))
  const amiss = wrong.filter((one) => one.at === at)
  const described = { 'aria-describedby': amiss.length > 0 ? `wrong-${at}` : undefined }
  return (
    <div class="form">
      {amiss.length > 0 && (
        <p class="wrong" id={`wrong-${at}`}>
          {amiss.map(({ code }) => wordsOf(request, code)).join(' ')}
        </p>
      )}
      <p class="field third">
        <label for={`units-${at}`}>
          {ask.units}
          <span class="hidden">, {title}</span>
        </label>
        <select id={`units-${at}`} name={`units.${at}`} {...described}>
          {Array.from({ length: line.units + 1 }, (_, some) => (
            <option value={some} selected={some === units || undefined}>
              {some === 0 ? ask.none : some}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for={`reason-${at}`}>
          {ask.reason}
          <span class="hidden">, {title}</span>
        </label>
        <select id={`reason-${at}`} name={`reason.${at}`}>
          {RETURN_REASONS.map((one) => (
            <option value={one} selected={one === reason || undefined}>
              {reasons[one]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for={`note-${at}`}>
          {ask.note}
          <span class="hidden">, {title}</span>
        </label>
        <input id={`note-${at}`} name={`note.${at}`} value={note} autocomplete="off" />
      </p>
      <p class="field">
        <label for={`pictures-${at}`}>
          {ask.pictures}
          <span class="hidden">, {title}</span>
        </label>
        <input
          id={`pictures-${at}`}
          type="file"
          name={`pictures.${at}`}
          multiple
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          aria-describedby={`pictures-hint-${at}`}
        />
        {pictures.map((src) => (
          <input type="hidden" name={`kept.${at}`} value={src} />
        ))}
        <span class="help" id={`pictures-hint-${at}`}>
          {[
            ask.picturesHint,
            wanted.length > 0 ? ask.picturesFor(wanted.map((one) => reasons[one]).join(', ')) : '',
            pictures.length > 0 ? ask.pictureKept(pictures.length) : '',
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      </p>
    </div>
  )
}
