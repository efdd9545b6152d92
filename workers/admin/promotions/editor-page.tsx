/** One promotion: the sentence, what bounds it, and beside it where it stands, its codes, and what it was before. */
import { COMMA } from '#domain/languages'
import { phaseOf } from '#domain/promotions/phase'
import { assetPath } from '../../http/assets/address.ts'
import { countText } from '../frame/count.ts'
import { Key, Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { dayText } from '../frame/time.tsx'
import { labelOf } from './amiss.ts'
import { Example, RunsBeside, Versions } from './around-panels.tsx'
import { PATH } from './list-page.tsx'
import { formMessages } from './messages/form.ts'
import { promotionMessages } from './messages/index.ts'
import { usesMessages } from './messages/uses.ts'
import { Beside, Called, Conditions, Limits, Period } from './panels.tsx'
import { PhaseMark } from './phase.tsx'
import { SentenceForm } from './sentence-form.tsx'
import type { Shown } from './shown.ts'
import { UsesPanel } from './uses-panel.tsx'

const FORM_ID = 'promotion'
type Props = { readonly shown: Shown }

const isOver = ({ there }: Shown): boolean => there?.state === 'ended'

export const EditorPage = ({ shown }: Props) => (
  <>
    <Head shown={shown} />
    <div class="body">
      <div class="wrap stack g20">
        <Above shown={shown} />
        <div class={shown.there ? 'split' : undefined}>
          <div class="stack g20">
            <form id={FORM_ID} method="post" action={`${PATH}/${shown.there?.id ?? 'new'}`} data-editor data-live>
              <Key />
              <input type="hidden" name="version" value={String(shown.version)} />
              <fieldset class="bare stack g20" disabled={!shown.changes || isOver(shown) || undefined}>
                <section class="panel" aria-label={promotionMessages[shown.language].says}>
                  <SentenceForm shown={shown} />
                </section>
                <Called shown={shown} />
                <Conditions shown={shown} />
                <Limits shown={shown} />
                <Period shown={shown} />
                <Beside shown={shown} />
              </fieldset>
            </form>
            <RunsBeside shown={shown} />
            {shown.there && shown.uses && (
              <UsesPanel id={shown.there.id} path={PATH} uses={shown.uses} language={shown.language} />
            )}
          </div>
          <Side shown={shown} />
        </div>
      </div>
    </div>
    <script type="module" src={assetPath('live-form.js')}></script>
  </>
)

const Head = ({ shown }: Props) => {
  const { there, used, now, language, changes } = shown
  const messages = promotionMessages[language]
  return (
    <header class="head">
      <a class="crumb" href={PATH}>
        <Icon name="back" />
        <span class="hide-s">{messages.title}</span>
      </a>
      <h1>
        {there ? there.name : messages.add}{' '}
        {there && <PhaseMark of={there} used={used} now={now} language={language} />}
      </h1>
      {there && <Sub shown={shown} of={there} />}
      {changes && (
        <div class="acts">
          {there && (
            <a class="btn bare hide-s" href={`${PATH}/new?of=${there.id}`}>
              {messages.duplicate}
            </a>
          )}
          {!there && (
            <button class="btn" form={FORM_ID} name="do" value="run">
              {messages.saveAndRun}
            </button>
          )}
          {!isOver(shown) && (
            <button class="btn go" form={FORM_ID} aria-keyshortcuts="Control+S">
              {messages.save}
              <kbd class="hide-s" aria-hidden="true">
                Ctrl S
              </kbd>
            </button>
          )}
        </div>
      )}
    </header>
  )
}

/** `2,000 uses, 756 left, ends 29 Nov` */
const Sub = ({ shown, of: { limits, period } }: Props & { readonly of: NonNullable<Shown['there']> }) => {
  const { used, now, language } = shown
  const words = usesMessages[language]
  const { uses } = limits
  const ends = period.until === null ? '' : words.endsOn(dayText(period.until, now, language))
  const left = uses === null ? '' : words.left(countText(uses, language), countText(Math.max(0, uses - used), language))
  return <span class="sub hide-m">{[left, ends].filter(Boolean).join(COMMA[language])}</span>
}

const Above = ({ shown }: Props) => {
  const { amiss, refusal, done, unsaved, around, language } = shown
  const messages = promotionMessages[language]
  const words = usesMessages[language]
  const attention = around?.attention
  return (
    <>
      {amiss.size > 0 ? (
        <div class="oops" role="alert" tabindex={-1} autofocus>
          <h2>
            <Icon name="alert" />
            {messages.amiss(amiss.size)}
          </h2>
          {Array.from(amiss, ([id, words]) => (
            <a href={`#${id}`}>{`${labelOf(id, language)}: ${words}`}</a>
          ))}
        </div>
      ) : (
        refusal && <Trouble refusal={refusal} language={language} />
      )}
      {done && (
        <div class="say" role="status">
          <Icon name="check" />
          <span>{done}</span>
        </div>
      )}
      {isOver(shown) && (
        <div class="say">
          <Icon name="lock" />
          <span>{messages.over}</span>
        </div>
      )}
      {attention && (
        <div class="say due">
          <Icon name="alert" />
          <span>
            <b>{words.attention[attention.why]}</b>{' '}
            {attention.why === 'never-wins' ? (
              <a href={`${PATH}/${attention.because}`}>{words.why['never-wins'](attention.name)}</a>
            ) : (
              words.why[attention.why]
            )}
          </span>
        </div>
      )}
      {unsaved && (
        <div class="say due" role="status">
          <Icon name="note" />
          <span>{messages.unsaved}</span>
        </div>
      )}
    </>
  )
}

const Side = ({ shown }: Props) => {
  const { there, language } = shown
  if (!there) return null
  const { heads } = formMessages[language]
  return (
    <aside class="stack" aria-label={heads.state}>
      <State shown={shown} />
      {there.method === 'code' && (
        <section class="panel">
          <header>
            <h2>{heads.codes}</h2>
          </header>
          <div class="in-p">
            <a href={`${PATH}/${there.id}/codes`}>{promotionMessages[language].codes.manage}</a>
          </div>
        </section>
      )}
      <Example shown={shown} />
      <Versions shown={shown} />
    </aside>
  )
}

const MOVES = { draft: ['active'], paused: ['active', 'ended'], active: ['paused', 'ended'], ended: [] } as const

const State = ({ shown }: Props) => {
  const { there, used, now, language, changes } = shown
  if (!there) return null
  const messages = promotionMessages[language]
  const moves = phaseOf(there, now) === 'ended' && there.state !== 'active' ? [] : MOVES[there.state]
  return (
    <section class="panel">
      <header>
        <h2>{formMessages[language].heads.state}</h2>
      </header>
      <div class="in-p stack tight">
        <PhaseMark of={there} used={used} now={now} language={language} />
        {changes && moves.length > 0 && (
          <form method="post" action={`${PATH}/${there.id}/state`} class="row">
            <Key />
            {moves.map((move) => (
              <button class={move === 'ended' ? 'btn bare bad' : 'btn'} name="state" value={move}>
                {messages.moves[move]}
              </button>
            ))}
          </form>
        )}
      </div>
    </section>
  )
}
