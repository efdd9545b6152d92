/** What the law of the EU wants said of goods: who made them, who answers for them there, what to beware of. */
import { LANGUAGES } from '#domain/languages'
import { Icon } from '../../frame/icon.tsx'
import { tagOf } from '../../../http/language.ts'
import { Area, Line, Wrong } from './field.tsx'
import { CONTACTS } from './filled.ts'
import { valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export const isSafetyMissing = (shown: Shown): boolean => valueIn(shown, 'safety.manufacturer.name') === ''

export const Safety = ({ shown }: { readonly shown: Shown }) => {
  const messages = editorMessages[shown.language].safety
  return (
    <section class="panel" id="safety" aria-labelledby="safety-title">
      <header>
        <h2 id="safety-title">{messages.title}</h2>
        <span class="s mute">{messages.law}</span>
      </header>
      <div class="in-p stack">
        {isSafetyMissing(shown) && (
          <div class="say due">
            <Icon name="alert" />
            <div>
              <b>{messages.missing}</b>
              <div class="s soft">{messages.missingWhy}</div>
            </div>
          </div>
        )}
        <Wrong name="safety" shown={shown} />
        {CONTACTS.map((who) => (
          <fieldset class="stack tight">
            <legend>
              {messages.who[who]} {who === 'responsible' && <span class="opt mute">{messages.responsibleWhen}</span>}
            </legend>
            <div class="two">
              <Line name={`safety.${who}.name`} label={messages.name} small shown={shown} />
              <Line
                name={`safety.${who}.contact`}
                label={messages.contact}
                hint={messages.contactHint}
                small
                shown={shown}
              />
            </div>
            <Line
              name={`safety.${who}.address`}
              label={messages.address}
              hint={messages.addressHint}
              small
              shown={shown}
            />
          </fieldset>
        ))}
        <div class="two">
          {LANGUAGES.map((language) => (
            <Area
              name={`safety.warnings.${language}`}
              label={messages.warnings[language]}
              optional
              rows={2}
              lang={tagOf(language)}
              shown={shown}
            />
          ))}
        </div>
      </div>
    </section>
  )
}
