/** What mails about an account say. */
import type { Language } from '#domain/languages'

export type AccountOpening = {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly action: string
}

type AccountEmailMessages = {
  readonly code: (shop: string, minutes: number) => AccountOpening
  /** Without digits. */
  readonly link: (shop: string, minutes: number) => AccountOpening
  readonly welcome: (shop: string, name: string) => AccountOpening
  readonly newDevice: (at: string, place: string, device: string) => AccountOpening
  /** To the address that they have. @param masked the one that they want */
  readonly emailChangeCurrent: (masked: string, minutes: number) => AccountOpening
  /** To the one that they want, */
  readonly emailChangeNew: (shop: string, minutes: number) => AccountOpening
  /** and in place of it where another account has it. */
  readonly emailChangeTaken: (shop: string) => AccountOpening
  /** To the address that was theirs before. */
  readonly emailChanged: (masked: string) => AccountOpening
  /** @param masked the last digits of a number */
  readonly phoneAdded: (masked: string) => AccountOpening
  readonly phoneRemoved: (masked: string) => AccountOpening
  /** @param company that somebody may buy for */
  readonly companyInvited: (company: string, shop: string) => AccountOpening
  /** Below the digits of a short message: what costs a second one is too long. */
  readonly phoneCode: (shop: string) => string
  readonly farewell: string
}

const en: AccountEmailMessages = {
  code: (shop, minutes) => ({
    subject: `Your six digits for ${shop}`,
    greeting: 'Here are your six digits',
    paragraphs: [
      `Type them in where you asked for them, or press the button. They hold for ${minutes} minutes and count once.`,
      'You did not ask for them? Then do nothing: without them nobody gets in. Nobody of ours ever asks for them.',
    ],
    action: 'Sign in',
  }),
  link: (shop, minutes) => ({
    subject: `Your way into ${shop}`,
    greeting: 'Here is your way in',
    paragraphs: [
      `Press the button; it holds for ${minutes} minutes and counts once.`,
      'There are no digits this time: somebody has been guessing at those of your account. The button cannot be guessed.',
    ],
    action: 'Sign in',
  }),
  welcome: (shop, name) => ({
    subject: `Your account with ${shop}`,
    greeting: name === '' ? 'Good to have you' : `Good to have you, ${name}`,
    paragraphs: ['Your address is confirmed. Orders, addresses and your wish list wait in your account from now on.'],
    action: 'Your account',
  }),
  newDevice: (at, place, device) => ({
    subject: 'A new device has signed in to your account',
    greeting: 'A device that we did not know',
    paragraphs: [
      [device, place, at].filter(Boolean).join(' · '),
      'Was it you? Then all is well. If not, end that session in your account: it is over at once, everywhere.',
    ],
    action: 'See your sessions',
  }),
  emailChangeCurrent: (masked, minutes) => ({
    subject: 'Six digits to change your address',
    greeting: 'Do you want another address?',
    paragraphs: [
      `Somebody who is signed in to your account wants it to belong to ${masked}. These digits agree to it, together with ` +
        `those that went there. They hold for ${minutes} minutes.`,
      'Was it not you? Then give them to nobody, and end all other sessions in your account.',
    ],
    action: 'Your account',
  }),
  emailChangeNew: (shop, minutes) => ({
    subject: `Six digits for your new address with ${shop}`,
    greeting: 'Is this address yours?',
    paragraphs: [
      `These digits say so, together with those that went to the address you have. They hold for ${minutes} minutes.`,
      'You want no account to belong to this address? Then do nothing.',
    ],
    action: 'Your account',
  }),
  emailChangeTaken: (shop) => ({
    subject: `This address has an account with ${shop} already`,
    greeting: 'There is an account with this address',
    paragraphs: [
      'Somebody wanted another account to belong to it. Nothing was changed.',
      'Was it you? Sign in with this address, or choose another one for the other account.',
    ],
    action: 'Sign in',
  }),
  emailChanged: (masked) => ({
    subject: 'Your address was changed',
    greeting: 'You sign in with another address now',
    paragraphs: [
      `From now on your account belongs to ${masked}, and this address opens it no more.`,
      'Was it not you? Answer this mail at once.',
    ],
    action: 'Your account',
  }),
  phoneAdded: (masked) => ({
    subject: 'A telephone number was added to your account',
    greeting: 'A telephone number opens your account now',
    paragraphs: [
      `The number ${masked} was proven and belongs to your account: whoever reads its short messages can sign in.`,
      'Was it not you? Take it away under Security, end all other sessions, and answer this mail.',
    ],
    action: 'Your security',
  }),
  phoneRemoved: (masked) => ({
    subject: 'A telephone number was removed from your account',
    greeting: 'A telephone number opens your account no more',
    paragraphs: [
      `The number ${masked} was taken away from your account, here or because another account has proven it.`,
      'Was it not you, and do you still have the number? Add it again under Security, and answer this mail.',
    ],
    action: 'Your security',
  }),
  companyInvited: (company, shop) => ({
    subject: `Buy for ${company} at ${shop}`,
    greeting: `${company} has invited you`,
    paragraphs: [
      `You may buy for ${company} at ${shop}. Sign in with this address, and accept or decline it in your account.`,
      'You do not know them? Then do nothing: nothing happens until you accept.',
    ],
    action: 'See the invitation',
  }),
  phoneCode: (shop) => `are your digits for ${shop}, for ten minutes. Give them to nobody.`,
  farewell: 'Questions? Answer this mail.',
}

const zh: AccountEmailMessages = {
  code: (shop, minutes) => ({
    subject: `您在${shop}的六位验证码`,
    greeting: '这是您的六位验证码',
    paragraphs: [
      `请在申请验证码的页面输入，或点击下面的按钮。验证码 ${minutes} 分钟内有效，只能使用一次。`,
      '不是您本人申请的？无需任何操作：没有验证码，谁也进不来。我们的员工绝不会向您索要验证码。',
    ],
    action: '登录',
  }),
  link: (shop, minutes) => ({
    subject: `登录${shop}`,
    greeting: '这是您的登录链接',
    paragraphs: [
      `请点击按钮，${minutes} 分钟内有效，只能使用一次。`,
      '这次没有验证码：有人一直在猜您账户的验证码，而按钮里的链接是猜不到的。',
    ],
    action: '登录',
  }),
  welcome: (shop, name) => ({
    subject: `您在${shop}的账户`,
    greeting: name === '' ? '欢迎您' : `${name}，欢迎您`,
    paragraphs: ['您的邮箱已经确认。从现在起，订单、地址和心愿单都在您的账户里。'],
    action: '我的账户',
  }),
  newDevice: (at, place, device) => ({
    subject: '有新设备登录了您的账户',
    greeting: '一台我们不认识的设备',
    paragraphs: [
      [device, place, at].filter(Boolean).join(' · '),
      '是您本人吗？那就没有问题。如果不是，请在账户里结束该会话：它会立刻在所有地方失效。',
    ],
    action: '查看登录会话',
  }),
  emailChangeCurrent: (masked, minutes) => ({
    subject: '更换邮箱的六位验证码',
    greeting: '您要更换邮箱吗？',
    paragraphs: [
      `有人在您的账户里申请把邮箱换成 ${masked}。此验证码表示同意，需与发往新邮箱的验证码一起使用，${minutes} 分钟内有效。`,
      '不是您本人操作？请不要把验证码告诉任何人，并在账户里结束其他所有会话。',
    ],
    action: '我的账户',
  }),
  emailChangeNew: (shop, minutes) => ({
    subject: `您在${shop}的新邮箱验证码`,
    greeting: '这是您的邮箱吗？',
    paragraphs: [
      `请将此验证码与发往原邮箱的验证码一起输入，${minutes} 分钟内有效。`,
      '您不想让任何账户使用此邮箱？无需任何操作。',
    ],
    action: '我的账户',
  }),
  emailChangeTaken: (shop) => ({
    subject: `此邮箱在${shop}已有账户`,
    greeting: '此邮箱已有账户',
    paragraphs: [
      '有人想把它用于另一个账户。没有任何更改。',
      '是您本人吗？请用此邮箱登录，或为另一个账户选择别的邮箱。',
    ],
    action: '登录',
  }),
  emailChanged: (masked) => ({
    subject: '您的登录邮箱已更改',
    greeting: '您现在用另一个邮箱登录',
    paragraphs: [`从现在起，您的账户属于 ${masked}，此邮箱不能再登录。`, '不是您本人操作？请立即回复此邮件。'],
    action: '我的账户',
  }),
  phoneAdded: (masked) => ({
    subject: '您的账户添加了电话号码',
    greeting: '现在可以用一个电话号码登录您的账户',
    paragraphs: [
      `号码 ${masked} 已验证并属于您的账户：能读到其短信的人就能登录。`,
      '不是您本人操作？请在“安全”中删除它，结束其他所有登录，并回复此邮件。',
    ],
    action: '账户安全',
  }),
  phoneRemoved: (masked) => ({
    subject: '您的账户移除了电话号码',
    greeting: '一个电话号码不再能登录您的账户',
    paragraphs: [
      `号码 ${masked} 已从您的账户移除：由您操作，或因另一个账户验证了它。`,
      '不是您本人操作，而号码仍是您的？请在“安全”中重新添加，并回复此邮件。',
    ],
    action: '账户安全',
  }),
  companyInvited: (company, shop) => ({
    subject: `在${shop}为${company}采购`,
    greeting: `${company}邀请您加入`,
    paragraphs: [
      `您可以在${shop}为${company}采购。请用此邮箱登录，在账户中接受或谢绝邀请。`,
      '不认识对方？无需任何操作：您接受之前什么都不会发生。',
    ],
    action: '查看邀请',
  }),
  phoneCode: (shop) => `是您在${shop}的验证码，十分钟内有效，请勿告诉任何人。`,
  farewell: '有问题？回复此邮件即可。',
}

export const accountEmailMessages: Readonly<Record<Language, AccountEmailMessages>> = { en, zh }
