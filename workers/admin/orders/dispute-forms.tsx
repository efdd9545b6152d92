/** What staff answer to a dispute: written and saved, then sent; or the money is given up. Each of the last two has its own button. */
import { LANGUAGES } from '#domain/languages'
import { ANSWER_LENGTH_MAX } from '#domain/orders/dispute'
import { faultsIn, Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { disputePath, type DisputePageProps } from './dispute-page-props.ts'
import { disputesMessages } from './messages/disputes.ts'
import { amountIn } from './order-panels.tsx'

export const AnswerForms = (props: DisputePageProps) => {
  const { open, mayAnswer, takesAnswers, answer, language } = props
  const messages = disputesMessages[language]
  if (open && mayAnswer)
    return (
      <>
        {!takesAnswers && <p class="say">{messages.elsewhere}</p>}
        <Write {...props} />
        {takesAnswers && <GiveUp {...props} />}
      </>
    )
  if (!answer || answer.text === '') return null
  return (
    <section class="panel" aria-labelledby="said">
      <header>
        <h2 id="said">{messages.said}</h2>
      </header>
      <p class="in-p anywhere lines">{answer.text}</p>
    </section>
  )
}

const Write = ({ dispute, answer, takesAnswers, language, form, refusal }: DisputePageProps) => {
  const messages = disputesMessages[language]
  const path = disputePath(dispute.id)
  const [fault] = refusal ? faultsIn(refusal) : []
  const frame = form?.get('language') ?? answer?.language ?? 'en'
  return (
    <section class="panel" aria-labelledby="answer-title">
      <header>
        <h2 id="answer-title">
          <label for="answer">{messages.answer}</label>
        </h2>
      </header>
      <form class="in-p stack tight" method="post" action={`${path}/answer`}>
        <Key />
        {/* What somebody else wrote meanwhile is not written over. */}
        <input type="hidden" name="read" value={String(answer?.version ?? 0)} />
        <textarea
          class="in prose"
          id="answer"
          name="text"
          rows={10}
          maxlength={ANSWER_LENGTH_MAX}
          aria-describedby="answer-hint"
          {...(fault && { 'aria-invalid': 'true' as const })}
        >
          {form?.get('text') ?? answer?.text ?? ''}
        </textarea>
        <span class="hint" id="answer-hint">
          {messages.answerHint}
        </span>
        <div class="row">
          <label for="answer-language">{messages.frame}</label>
          <select class="in" id="answer-language" name="language">
            {LANGUAGES.map((one) => (
              <option value={one} selected={one === frame}>
                {notificationsMessages[language].languages[one]}
              </option>
            ))}
          </select>
          <button class="btn">{messages.save}</button>
        </div>
      </form>
      {takesAnswers && answer && answer.text !== '' ? (
        <form class="in-p ruled row" method="post" action={`${path}/submit`}>
          <Key />
          <input type="hidden" name="version" value={String(answer.version)} />
          <button class="btn go">{messages.submit}</button>
          <span class="soft s">{messages.submitWhy}</span>
        </form>
      ) : (
        takesAnswers && <p class="in-p ruled soft s">{messages.notSaved}</p>
      )}
    </section>
  )
}

/** Folded: nobody presses it by mistake. */
const GiveUp = ({ dispute, language }: DisputePageProps) => {
  const messages = disputesMessages[language]
  return (
    <section class="panel">
      <details class="fold">
        <summary>
          <Icon name="right" />
          {messages.accept}
        </summary>
        <form class="in-p row" method="post" action={`${disputePath(dispute.id)}/accept`}>
          <Key />
          <button class="btn bad go">{messages.acceptGo(amountIn(language)(dispute.amount))}</button>
          <span class="soft s">{messages.acceptWhy}</span>
        </form>
      </details>
    </section>
  )
}
