/** What a browser keeps passkeys in, as Chromium plays it. @see https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ */
import type { Page } from 'playwright-core'

/** A finger that is always the right one. */
export const withAuthenticator = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await session.send('WebAuthn.addVirtualAuthenticator', { options })
}
