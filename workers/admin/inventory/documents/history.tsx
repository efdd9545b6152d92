/** What a document has done to the stock, step by step, with who did it; what could not be done says why. */
import { own } from '#domain/own'
import type { Step } from '#domain/inventory/documents/document'
import { When } from '../../frame/time.tsx'
import { placeName } from '../place-name.ts'
import { lineName } from './line-table.tsx'
import { documentMessages } from './messages/index.ts'
import type { DocumentPageProps } from './props.ts'

/** The latest of a document that has done much; the others are among the movements of their items. */
const SHOWN = 100

export const History = (props: DocumentPageProps) => {
  const { document, language } = props
  const messages = documentMessages[language]
  const steps = document.steps.slice(-SHOWN).toReversed()
  return (
    <section class="panel" aria-labelledby="history">
      <header>
        <h2 id="history">{messages.history}</h2>
      </header>
      {steps.length === 0 ? (
        <p class="in-p soft">{messages.noHistory}</p>
      ) : (
        <ol class="in-p">
          {steps.map((step) => (
            <Line {...props} step={step} />
          ))}
        </ol>
      )}
    </section>
  )
}

const whyText = ({ language }: DocumentPageProps, { answer }: Step): string => {
  const words: Readonly<Record<string, (available: number) => string>> = documentMessages[language].refusedWhy
  return own(words, answer?.code ?? '')?.(answer?.available ?? 0) ?? ''
}

const Line = (props: DocumentPageProps & { readonly step: Step }) => {
  const { step, names, settings, language, now } = props
  const messages = documentMessages[language]
  const { at, who, action, units, location, note, variant, state } = step
  return (
    <li class="mv">
      <When at={at} now={now} language={language} />
      <div>
        {lineName(props, { variant })}: {messages.steps[action](units, placeName(settings, location))}
        {state === 'due' && <span class="st busy beside">{messages.due}</span>}
        {state === 'refused' && (
          <span class="st bad beside">
            {messages.refused}: {whyText(props, step)}
          </span>
        )}
        <div class="s mute">{[names.get(who) ?? messages.somebody, note].filter(Boolean).join(' · ')}</div>
      </div>
    </li>
  )
}
