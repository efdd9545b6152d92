/** What the page of one's own account says, and the sign-in by a code, in English. */

export const accountEn = {
  title: 'Your account',
  lead: 'How you sign in, and where you are signed in. Nobody else sees this page.',
  done: {
    password: 'Your password is changed. Everywhere else you are signed out.',
    'factor-on': 'The second step is on. From now on a code is asked for after the password.',
    'factor-off': 'The second step is off, and your passkeys are removed. The password alone lets you in.',
    passkey: 'The passkey is kept. You can sign in with it.',
    'passkey-removed': 'The passkey is removed.',
    session: 'That session is over.',
    sessions: 'All other sessions are over.',
  },
  refusals: {
    'password-wrong': 'That is not your password.',
    'password-length': 'A password has 12 to 128 characters.',
    'password-common':
      'That password is among the first that are guessed. Take three or four words that have nothing to do with each other.',
    'password-leaked':
      'That password was stolen and published elsewhere, so it is tried everywhere. Take another one, and change it wherever you use it.',
    'second-factor-refused': 'That code is not right, or no longer. Wait for the next one.',
    'second-factor-required': 'Put the second step on first.',
    'second-factor-on': 'The second step is on already.',
    'too-many-attempts': (minutes: number) =>
      minutes === 1 ? 'Too many tries. Try again in a minute.' : `Too many tries. Try again in ${minutes} minutes.`,
  },
  password: {
    heading: 'Password',
    current: 'Password now',
    next: 'New password',
    hint: 'At least 12 characters. All your other sessions end.',
    save: 'Change password',
  },
  factor: {
    heading: 'Second step',
    on: 'On',
    off: 'Off',
    why: 'After the password a code is asked for that an app on your phone shows. Whoever learns your password still stays outside.',
    password: 'Your password',
    begin: 'Put it on',
    end: 'Put it off',
    left: (codes: number) => (codes === 1 ? '1 recovery code left' : `${codes} recovery codes left`),
    deal: 'New recovery codes',
  },
  setup: {
    title: 'Put the second step on',
    scan: 'Scan this with an app for codes.',
    picture: 'The address for the app, as a QR code',
    secret: 'Or type this into it:',
    code: 'The code that it shows',
    confirm: 'Put it on',
    back: 'Your account',
  },
  recovery: {
    heading: 'Recovery codes',
    why: 'Each lets you in once when you have no phone. Print them or keep them with your passwords: they are shown only now.',
    until: 'They count from the moment when the second step is on.',
  },
  passkeys: {
    heading: 'Passkeys',
    why: 'Sign in with a finger, a face or a key, without password and code.',
    needsFactor: 'Put the second step on first: then no way in asks for less than another.',
    needsScript: 'To add one, scripts have to run in this browser.',
    none: 'None yet.',
    name: 'What you call it',
    add: 'Add a passkey',
    remove: 'Remove',
    failed: 'The passkey was not made. Try again.',
    since: 'Added',
  },
  sessions: {
    heading: 'Where you are signed in',
    here: 'This browser',
    end: 'End',
    endOthers: 'End all others',
    opened: 'Signed in',
    unknown: 'A program',
  },
  code: {
    title: 'One more step',
    why: 'Type the code that your app shows, or one of your recovery codes.',
    label: 'Code',
    go: 'Go on',
    passkey: 'Sign in with a passkey',
    refused: 'That code is not right. Wait for the next one, or take a recovery code.',
    again: 'Begin again',
    failed: 'The passkey did not let you in.',
  },
}

export type AccountMessages = typeof accountEn
