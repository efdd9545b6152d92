/** What is said of the second step: where it is put on and off, and where a code of it is asked for. */
import type { Language } from '#domain/languages'

const en = {
  title: 'Second step',
  lead: 'Behind the mail or the password, a code of an app on your phone.',
  isOff: 'None is asked for. With one, whoever gets into your mailbox does not get into your account.',
  isOn: (left: number) => `It is on. Recovery codes left: ${left}.`,
  password: 'Your password',
  on: 'Set it up',
  off: 'Turn it off',
  picture: 'A code for the camera of your app',
  secret: 'Or type this into the app:',
  recovery: 'For the day on which the phone is lost',
  recoveryHelp:
    'Each of these opens your account once in place of a code. Print or keep them: they are shown here and never again.',
  until: 'They count from the moment when the second step is on.',
  code: 'The code that the app shows now',
  confirm: 'Turn it on',
  wrong: 'That code is not the one of now.',
  anew: 'Begin anew',
  anewHelp: 'If the app does not know this shop yet, or knows an older picture of it:',
  deal: 'New recovery codes',
  dealt: 'New recovery codes',
  dealtLead: 'Those of before open nothing any more.',
  back: 'Back to security',
  amiss: {
    'second-factor-on': 'The second step is on already.',
    'password-wrong': 'That is not your password.',
    'too-many-attempts': 'That was often. Try it again in a quarter of an hour.',
  },
  spent: 'A recovery code is looked at all the same.',
  byMail: 'Sign in by a mail',
  /** Why somebody is back at the first page of the way in. */
  why: {
    factor: 'No code is awaited here: it was wrong too often, or that took too long. Sign in once more.',
    link: 'That link is not whole. Press the button in the mail, or ask for a new one.',
    late: 'That took too long. Begin again.',
  },
}

const zh: typeof en = {
  title: '第二步验证',
  lead: '在邮件或密码之后，再输入手机应用中的代码。',
  isOff: '目前不需要。开启后，即使有人进入您的邮箱，也进不了您的账户。',
  isOn: (left) => `已开启。剩余恢复代码：${left} 个。`,
  password: '您的密码',
  on: '设置',
  off: '关闭',
  picture: '供应用摄像头扫描的二维码',
  secret: '或在应用中输入：',
  recovery: '手机丢失时使用',
  recoveryHelp: '每个代码可代替验证码使用一次。请打印，或与密码一起保存：仅在此显示一次。',
  until: '第二步验证开启后，这些代码才生效。',
  code: '应用当前显示的代码',
  confirm: '开启',
  wrong: '这不是当前的代码。',
  anew: '重新开始',
  anewHelp: '如果应用还不认识本店，或保存的是以前的二维码：',
  deal: '新的恢复代码',
  dealt: '新的恢复代码',
  dealtLead: '以前的恢复代码已全部失效。',
  back: '返回安全设置',
  amiss: {
    'second-factor-on': '第二步验证已开启。',
    'password-wrong': '密码不正确。',
    'too-many-attempts': '尝试太频繁，请一刻钟后再试。',
  },
  spent: '恢复代码仍可使用。',
  byMail: '用邮件登录',
  why: {
    factor: '此处没有待输入的代码：错误次数过多，或时间太久。请重新登录。',
    link: '该链接不完整。请点击邮件中的按钮，或重新申请邮件。',
    late: '时间太久了，请重新开始。',
  },
}

export type SecondStepMessages = typeof en

export const secondStepMessages: Readonly<Record<Language, SecondStepMessages>> = { en, zh }
