/** What the pages of companies say, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const companiesEn = {
  title: 'Companies',
  add: 'Enter a company',
  find: 'Name or VAT id',
  none: 'No company yet',
  noneWhy:
    'Customers who buy for the same company are kept together here: who they are, and who of them says who else may.',
  nothingFound: (q: string) => `No company begins with “${q}”`,
  nothingFoundWhy: 'Companies are found by the beginning of their name, or by their whole VAT id.',
  name: 'Name',
  vatId: 'VAT id',
  vatIdHelp: 'Two letters of the country, then its digits. Empty where it has none.',
  vatChecked: {
    registered: (name: string) => (name === '' ? 'Confirmed by its register' : `Confirmed by its register as ${name}`),
    unknown: () => 'Its register could not say; it is asked again when this is saved. Asked',
    unasked: () => 'Of a country whose register is not asked. Entered',
  },
  note: 'Note',
  noteHelp: 'For staff alone.',
  closed: 'Closed: nobody buys for it any more',
  save: 'Save',
  cancel: 'Cancel',
  members: 'Members',
  membersCount: plural({ one: 'one member', other: '# members' }),
  invited: plural({ one: 'one invited', other: '# invited' }),
  noMembers: 'Nobody buys for it yet. Invite whoever is to say who else may.',
  member: 'Member',
  role: 'Role',
  since: 'Since',
  roles: { administrator: 'Administrator', buyer: 'Buyer' },
  rolesHelp: 'A buyer buys. An administrator also says who else may.',
  give: { administrator: 'Make administrator', buyer: 'Make buyer' },
  remove: 'Remove',
  invitations: 'Invited',
  invitedAt: 'Invited',
  acts: 'What can be done',
  withdraw: 'Take back',
  invite: 'Invite somebody',
  email: 'Email',
  inviteHelp: 'They are written to, and join in their account with this address. The invitation holds for a month.',
  send: 'Invite',
  open: 'Open',
  older: 'Next',
  states: { open: 'Buying', closed: 'Closed' },
  state: 'State',
  done: {
    added: 'The company is entered.',
    changed: 'Saved.',
    invite: 'The invitation is on its way.',
    uninvite: 'The invitation is taken back.',
    role: 'The role is changed.',
    remove: 'They no longer buy for this company.',
  },
}

export type CompanyMessages = typeof companiesEn
