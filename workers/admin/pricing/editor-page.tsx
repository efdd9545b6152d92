/** One price list: what it says, whether it is published, and its prices. */
import { own } from '#domain/own'
import { assetPath } from '../../http/assets/address.ts'
import { FaultLinks, Key, Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Fields, labelsOf, toldAt } from './fields.tsx'
import { StateMark } from './list-page.tsx'
import { pricingMessages } from './messages/index.ts'
import { Prices } from './prices.tsx'
import { PRICE_LISTS_PATH as PATH, stateOf, type EditorProps } from './props.ts'

export const PriceListPage = (props: EditorProps) => {
  const { list, refusal, done, language, now, allowed } = props
  const messages = pricingMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1 class="anywhere">{list?.name ?? messages.add}</h1>
        {list && <StateMark state={stateOf(list, now)} language={language} />}
      </header>
      <div class="body">
        <div class={list ? 'wrap split' : 'narrow'}>
          <div class="stack">
            {refusal && <Told {...props} refusal={refusal} />}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <span>{messages.done[done]}</span>
              </div>
            )}
            {list?.pricing.type === 'fixed' && <Prices {...props} list={list} />}
            <form class="stack" method="post" action={`${PATH}/${list?.id ?? 'new'}`} novalidate data-live>
              {/* Enter in a field saves, and does not press what stands first among the goods. */}
              <button hidden></button>
              {allowed && <Key />}
              {list && <input type="hidden" name="version" value={list.version} />}
              <Fields {...props} />
              {allowed && (
                <div class="row">
                  <button class="btn go">{messages.save}</button>
                  {!list && (
                    <a class="btn bare" href={PATH}>
                      {messages.cancel}
                    </a>
                  )}
                </div>
              )}
            </form>
          </div>
          {list && allowed && (
            <aside class="side stack" aria-label={messages.state}>
              <Publishing {...props} list={list} />
              <form class="stack" method="post" action={`${PATH}/${list.id}/delete`}>
                <Key />
                <p class="hint">{messages.deleteHelp}</p>
                <button class="btn">{messages.delete}</button>
              </form>
            </aside>
          )}
        </div>
      </div>
      <script type="module" src={assetPath('live-form.js')}></script>
    </>
  )
}

const Told = (props: EditorProps & { readonly refusal: NonNullable<EditorProps['refusal']> }) => {
  const labels = labelsOf(pricingMessages[props.language])
  const told = toldAt(props)
  const faults = told.map(({ name, text }) => ({ path: [name], message: text }))
  return (
    <Trouble refusal={props.refusal.code} language={props.language}>
      <FaultLinks
        refusal={faults.length > 0 ? { ...props.refusal, faults } : props.refusal}
        labelOf={(field) => own<string>(labels, field) ?? field}
      />
    </Trouble>
  )
}

const Publishing = ({ list, language }: EditorProps & { readonly list: NonNullable<EditorProps['list']> }) => {
  const messages = pricingMessages[language]
  const isDraft = list.state === 'draft'
  return (
    <form class="stack" method="post" action={`${PATH}/${list.id}/publish`}>
      <Key />
      <input type="hidden" name="version" value={list.version} />
      <input type="hidden" name="published" value={isDraft ? 'yes' : 'no'} />
      <p class="hint">{messages.publishHelp}</p>
      <button class={isDraft ? 'btn go' : 'btn'}>{isDraft ? messages.publish : messages.unpublish}</button>
    </form>
  )
}
