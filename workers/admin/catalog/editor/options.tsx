/** Options and their values: named, put in order, added and taken away. What it does to the variants is told before it is saved. */
import { Icon } from '../../frame/icon.tsx'
import { Wrong } from './field.tsx'
import { OPTIONS_MAX, OPTIONS_SAID } from './options-typed.ts'
import { FORM, idOf, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'
import type { DraftOption } from '#domain/catalog/option-plan'

const LOST_SHOWN = 8

type Props = { readonly shown: Shown }

const Button = (props: { act: string; icon: 'up' | 'x'; label: string; able?: boolean }) => (
  <button
    class="btn bare sq tiny"
    form={FORM}
    name="do"
    value={props.act}
    aria-label={props.label}
    disabled={props.able === false}
  >
    <Icon name={props.icon} />
  </button>
)

export const Options = ({ shown }: Props) => {
  const messages = editorMessages[shown.language].options
  const { options } = shown.grid
  return (
    <section class="panel" id="options" aria-labelledby="options-title">
      <header>
        <h2 id="options-title">{messages.title}</h2>
        <span class="s mute hide-s">{options.length === 0 ? messages.none : messages.hint}</span>
        <div class="acts">
          {options.length < OPTIONS_MAX && (
            <button class="btn" form={FORM} name="do" value="add:options">
              <Icon name="plus" />
              {messages.add}
            </button>
          )}
        </div>
      </header>
      <input type="hidden" form={FORM} name={OPTIONS_SAID} value="on" />
      {options.length > 0 && (
        <div class="opts">
          {options.map((option, at) => (
            <One option={option} at={at} shown={shown} />
          ))}
        </div>
      )}
      <Plan shown={shown} />
    </section>
  )
}

const One = ({ option, at, shown }: Props & { readonly option: DraftOption; readonly at: number }) => {
  const messages = editorMessages[shown.language].options
  const path = `options.${at}`
  const name = option.name || messages.unnamed
  return (
    <fieldset>
      <legend class="vh">{name}</legend>
      <input type="hidden" form={FORM} name={`${path}.was`} value={option.was ?? ''} />
      <div class="f">
        <input
          class="in"
          form={FORM}
          id={idOf(`${path}.name`)}
          name={`${path}.name`}
          value={option.name}
          aria-label={messages.name}
          placeholder={messages.nameSuch}
          maxlength={255}
          autocomplete="off"
          data-was={option.was === undefined ? '' : undefined}
        />
        <Wrong name={`${path}.name`} shown={shown} />
      </div>
      <div class="vals" data-values={path}>
        {option.values.map(({ was, text }, place) => (
          <span class="val">
            <span class="grip" data-grip aria-hidden="true" title={messages.drag}>
              <Icon name="drag" />
            </span>
            <input type="hidden" form={FORM} name={`${path}.values.${place}.was`} value={was ?? ''} />
            <input
              class="in"
              form={FORM}
              name={`${path}.values.${place}.text`}
              value={text}
              size={Math.max(4, Math.min(24, text.length + 1))}
              maxlength={255}
              aria-label={messages.value(name, place + 1)}
              autocomplete="off"
              data-was={was === undefined ? '' : undefined}
            />
            {place > 0 && <Button act={`up:${path}.values.${place}`} icon="up" label={messages.earlier(text)} />}
            <Button act={`remove:${path}.values.${place}`} icon="x" label={messages.remove(text)} />
          </span>
        ))}
        <span class="val more">
          <input
            class="in"
            form={FORM}
            id={idOf(`${path}.more`)}
            name={`${path}.more`}
            value=""
            placeholder={messages.more}
            aria-label={messages.moreOf(name)}
            autocomplete="off"
            data-more
          />
          <button class="btn" form={FORM} name="do" value="options">
            {messages.take}
          </button>
        </span>
        <Wrong name={`${path}.more`} shown={shown} />
      </div>
      <span class="row tight">
        {at > 0 && <Button act={`up:${path}`} icon="up" label={messages.earlier(name)} />}
        <Button act={`remove:${path}`} icon="x" label={messages.remove(name)} />
      </span>
    </fieldset>
  )
}

/** What would come and what would go, before it is saved. */
const Plan = ({ shown: { grid, language } }: Props) => {
  const messages = editorMessages[language].options
  const { plan, options } = grid
  const count = options.reduce((product, { values }) => product * values.length, 1)
  const missing = options.length > 0 ? count - grid.rows.length : 0
  return (
    <>
      {plan && (plan.added.length > 0 || plan.lost.length > 0) && (
        <div class={plan.lost.length > 0 ? 'say due plan' : 'say plan'} role="status">
          <Icon name={plan.lost.length > 0 ? 'alert' : 'plus'} />
          <div>
            {plan.added.length > 0 && <p>{messages.comes(plan.added.length)}</p>}
            {plan.lost.length > 0 && (
              <p>
                <b>{messages.goes(plan.lost.length)}</b>{' '}
                {plan.lost
                  .slice(0, LOST_SHOWN)
                  .map((variant) => [variant.options.join(' / '), variant.sku].filter(Boolean).join(' · '))
                  .join(language === 'zh' ? '；' : '; ')}
                {plan.lost.length > LOST_SHOWN && ' …'} {messages.goesWhy}
              </p>
            )}
          </div>
        </div>
      )}
      {missing > 0 && (
        <div class="row in-p2">
          <span class="s mute">{messages.leftOut(missing)}</span>
          <button class="btn bare" form={FORM} name="do" value="combinations">
            {messages.all}
          </button>
        </div>
      )}
    </>
  )
}
