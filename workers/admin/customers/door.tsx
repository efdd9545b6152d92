/** The sheet on which everything stands that is asked before somebody is inside. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { assetPath } from '../../http/assets/address.ts'
import { Colonnade } from '../frame/colonnade.tsx'
import { Languages } from '../frame/frame.tsx'
import { Icon, Mark } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { accountMessages } from './messages/index.ts'

type Props = {
  readonly language: Language
  readonly heading: string
  readonly why: string
  readonly trouble: string | null
  readonly children?: Child
}

export const Door = ({ language, heading, why, trouble, children }: Props) => (
  <div class="door">
    <main>
      <div class="box stack">
        <div class="row">
          <Mark />
          <span class="b">{frameMessages[language].shop}</span>
        </div>
        <div>
          <h1>{heading}</h1>
          <p class="soft">{why}</p>
        </div>
        {trouble && (
          <div class="err big" role="alert" id="trouble">
            <Icon name="alert" />
            {trouble}
          </div>
        )}
        {children}
        <Languages language={language} />
      </div>
    </main>
    <Colonnade />
    <script type="module" src={assetPath('passkeys.js')}></script>
  </div>
)

/** A passkey needs neither password nor code; without a script nobody is offered it. @param to where it leads */
export const PasskeyButton = ({ language, to }: { language: Language; to: string }) => (
  <div class="stack tight" hidden data-passkey-only>
    <button class="btn big" type="button" data-passkey={to}>
      {accountMessages[language].code.passkey}
    </button>
    <p class="err" role="alert" tabindex={-1} hidden data-passkey-trouble>
      {accountMessages[language].code.failed}
    </p>
  </div>
)
