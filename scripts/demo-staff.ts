/** The member of staff of the demo shop. Only a shop on this machine has them: never added to a remote database. */
export const DEMO_STAFF = {
  email: 'staff@stoa.example',
  password: 'demo-stoa-2026',
  name: 'Demo Staff',
  role: 'owner',
} as const
